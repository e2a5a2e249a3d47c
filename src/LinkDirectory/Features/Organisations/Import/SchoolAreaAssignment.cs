using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>Keeps each school's local authority and areas, after schools or boundaries have changed.</summary>
public static class SchoolAreaAssignment
{
    /// <summary>Finds every school's areas again and writes what differs, in the import's transaction.</summary>
    public static async Task AssignAsync(ImportSession session)
    {
        var (db, cancellation) = (session.Db, session.Cancellation);
        var finder = await AreaFinder.LoadAsync(db, cancellation);
        var assigned = (await db.SchoolAreas.AsNoTracking().ToListAsync(cancellation)).ToLookup(pair => pair.SchoolId, pair => pair.AreaId);
        if (finder.IsEmpty && assigned.Count == 0)
        {
            return;
        }

        var schools = await db.Schools.AsNoTracking()
            .Select(school => new
            {
                school.Id,
                school.GssLocalAuthorityCode,
                school.GiasLocalAuthorityName,
                school.Latitude,
                school.Longitude,
                school.LocalAuthorityId,
            })
            .ToListAsync(cancellation);
        using var authority = new BulkCommand(db, "UPDATE \"Schools\" SET \"LocalAuthorityId\" = @p0 WHERE \"Id\" = @p1", 2);
        using var insert = new BulkCommand(db, "INSERT INTO \"SchoolAreas\" (\"AreaId\", \"SchoolId\") VALUES (@p0, @p1)", 2);
        using var delete = new BulkCommand(db, "DELETE FROM \"SchoolAreas\" WHERE \"AreaId\" = @p0 AND \"SchoolId\" = @p1", 2);
        var areas = new List<int>();
        foreach (var (index, school) in schools.Index())
        {
            Point? point = school is { Latitude: { } latitude, Longitude: { } longitude } ? new Point(latitude, longitude) : null;
            var found = finder.Find(school.GssLocalAuthorityCode, school.GiasLocalAuthorityName, point, areas);
            if (found != school.LocalAuthorityId)
            {
                authority.Execute(found, school.Id);
            }

            var before = assigned[school.Id];
            foreach (var area in areas.Except(before))
            {
                insert.Execute(area, school.Id);
            }

            foreach (var area in before.Except(areas))
            {
                delete.Execute(area, school.Id);
            }

            session.Tell(ImportStage.Finishing, index + 1);
        }
    }
}
