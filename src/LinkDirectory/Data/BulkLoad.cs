using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace LinkDirectory.Data;

/// <summary>
/// Adds a great many rows to a table of SQLite: its indexes and insert triggers are set aside, and the indexes, the R*Tree and
/// the search filled at once at the end, in the same transaction. A trigger makes SQLite flush the search's pending words at
/// every row, which takes ten times as long as filling it by one statement.
/// </summary>
internal sealed partial class BulkLoad(
    DirectoryDbContext db, string table, IReadOnlyList<string> indexes, IReadOnlyList<string> triggers, long lastId)
{
    /// <param name="db">A context in its transaction.</param>
    /// <param name="table">The table, which must have an Id that grows.</param>
    public static async Task<BulkLoad> BeginAsync(DirectoryDbContext db, string table, CancellationToken cancellation)
    {
        var parts = await db.Database.SqlQuery<Part>(
            $"""
            SELECT type AS Type, name AS Name, sql AS Sql FROM sqlite_master
            WHERE tbl_name = {table} AND sql IS NOT NULL AND type IN ('index', 'trigger')
            """).ToListAsync(cancellation);
        var set = parts.Where(part => part.Type == "index" || part.Sql.Contains("AFTER INSERT", StringComparison.Ordinal)).ToList();
        foreach (var part in set)
        {
            await RunAsync(db, $"DROP {part.Type} \"{part.Name}\"", cancellation);
        }

        await using var last = CommandOf(db, $"SELECT coalesce(max(Id), 0) FROM \"{table}\"");
        return new BulkLoad(db, table, SqlOf(set, "index"), SqlOf(set, "trigger"), (long)(await last.ExecuteScalarAsync(cancellation))!);
    }

    /// <summary>Fills what the rows added since the beginning need, and puts back what was set aside.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        foreach (var trigger in triggers)
        {
            await RunAsync(db, ForAllRows(trigger), cancellation);
        }

        foreach (var sql in indexes.Concat(triggers))
        {
            await RunAsync(db, sql, cancellation);
        }
    }

    // "INSERT INTO x VALUES (new.a)" and "INSERT INTO x SELECT new.a WHERE …" become selects from the table as new.
    private string ForAllRows(string trigger)
    {
        var body = Body().Match(trigger).Groups["body"].Value;
        var source = $" FROM \"{table}\" AS new WHERE new.Id > {lastId}";
        var values = Values().Match(body);
        if (values.Success)
        {
            return string.Concat(body.AsSpan(0, values.Index), " SELECT ", values.Groups["values"].Value, source);
        }

        var where = body.IndexOf(" WHERE ", StringComparison.Ordinal);
        return where < 0
            ? throw new InvalidOperationException($"A trigger of {table} cannot be run for many rows: {trigger}")
            : $"{body[..where]}{source} AND {body[(where + " WHERE ".Length)..]}";
    }

    private static async Task RunAsync(DirectoryDbContext db, string sql, CancellationToken cancellation)
    {
        await using var command = CommandOf(db, sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static DbCommand CommandOf(DirectoryDbContext db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        return command;
    }

    private static List<string> SqlOf(List<Part> parts, string type) =>
        [.. parts.Where(part => part.Type == type).Select(part => part.Sql)];

    [GeneratedRegex("BEGIN\\s+(?<body>.*);\\s+END$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Body();

    [GeneratedRegex(" VALUES \\((?<values>.*)\\)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Values();

    private sealed record Part(string Type, string Name, string Sql);
}
