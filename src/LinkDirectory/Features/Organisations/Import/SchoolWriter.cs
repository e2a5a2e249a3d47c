using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>Writes schools in bulk, in an import's transaction.</summary>
internal static class SchoolWriter
{
    // Putting an index back takes a few tens of milliseconds, as long as keeping it for some hundreds of rows.
    private const int ManyRows = 1_000;

    public static async Task AddAsync(ImportSession session, IReadOnlyList<School> schools)
    {
        var load = schools.Count > ManyRows ? await BulkLoad.BeginAsync(session.Db, "Schools", session.Cancellation) : null;
        Add(session, schools);
        session.Tell(ImportStage.Finishing, 0);
        if (load is not null)
        {
            await load.FinishAsync(session.Cancellation);
        }
    }

    private static void Add(ImportSession session, IReadOnlyList<School> schools)
    {
        var columns = SchoolColumns.All;
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        var parameters = string.Join(", ", Enumerable.Range(0, columns.Count + 1).Select(index => "@p" + index));
        using var insert = new BulkCommand(session.Db, $"INSERT INTO \"Schools\" (\"Urn\", {names}) VALUES ({parameters})",
            columns.Count + 1);
        var values = new object?[columns.Count + 1];
        foreach (var (index, school) in schools.Index())
        {
            values[0] = school.Urn;
            for (var column = 0; column < columns.Count; column++)
            {
                values[column + 1] = columns[column].Value(school);
            }

            insert.Execute(values);
            session.Tell(ImportStage.Writing, index + 1);
        }
    }

    /// <summary>Writes only the columns that changed, so that only their indexes and the search follow.</summary>
    public static void Change(ImportSession session, IReadOnlyList<(School School, IReadOnlyList<FieldChange> Changes)> schools)
    {
        var updates = new Dictionary<string, BulkCommand>(StringComparer.Ordinal);
        try
        {
            foreach (var (index, (school, changes)) in schools.Index())
            {
                var key = string.Join(',', changes.Select(change => change.Field));
                if (!updates.TryGetValue(key, out var update))
                {
                    update = updates[key] = UpdateOf(session, changes);
                }

                update.Execute([.. changes.Select(change => ValueOf(school, change.Field)), school.Id]);
                session.Tell(ImportStage.Writing, index + 1);
            }
        }
        finally
        {
            foreach (var update in updates.Values)
            {
                update.Dispose();
            }
        }
    }

    public static void MarkMissing(ImportSession session, IReadOnlyList<School> schools) =>
        BulkCommand.ExecuteAll(session.Db, "UPDATE \"Schools\" SET \"MissingSince\" = @p0 WHERE \"Id\" = @p1", 2,
            schools.Select(school => new object?[] { session.Today, school.Id }));

    private static BulkCommand UpdateOf(ImportSession session, IReadOnlyList<FieldChange> changes)
    {
        var sets = string.Join(", ", changes.Select((change, index) => $"\"{change.Field}\" = @p{index}"));
        return new BulkCommand(session.Db, $"UPDATE \"Schools\" SET {sets} WHERE \"Id\" = @p{changes.Count}", changes.Count + 1);
    }

    private static object? ValueOf(School school, string field) => SchoolColumns.All.First(column => column.Name == field).Value(school);
}
