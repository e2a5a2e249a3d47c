using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using LinkDirectory.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace LinkDirectory.Tests.Support;

/// <summary>
/// Hears every SQL statement that SQLite itself runs on the application's connections, no matter what prepared it; what virtual
/// tables and triggers run inside a statement is not counted again.
/// </summary>
public sealed partial class StatementRecorder : DbConnectionInterceptor
{
    private volatile ConcurrentQueue<string>? heard;
    private volatile bool hearsPragmas;
    private int open;

    /// <summary>How many connections the application's contexts have open.</summary>
    public int OpenConnections => Volatile.Read(ref open);

    /// <summary>
    /// The statements that the operation ran, in order, with their parameters' values in place. Nothing else may run meanwhile.
    /// </summary>
    /// <param name="operation">What is listened to.</param>
    /// <param name="pragmas">Whether to hear pragmas too, which settle how a connection behaves and read nothing.</param>
    public async Task<IReadOnlyList<string>> DuringAsync(Func<Task> operation, bool pragmas = false)
    {
        var statements = new ConcurrentQueue<string>();
        (heard, hearsPragmas) = (statements, pragmas);
        try
        {
            await operation();
        }
        finally
        {
            heard = null;
        }

        return [.. statements];
    }

    /// <summary>
    /// Fails where a statement would read a whole table, or ask an R*Tree row by row. <paramref name="walks"/> are tables that
    /// may be walked along an index, as a page in the index's order does until it is full.
    /// </summary>
    public static async Task AssertIndexedAsync(DirectoryDb directory, IReadOnlyList<string> statements, params string[] walks)
    {
        Assert.NotEmpty(statements);
        await using var db = directory.Open();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var statement in statements)
        {
            var plan = await PlanAsync(db, statement);
            var lists = List().Matches(statement).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
            var made = plan.Select(p => Made().Match(p)).Where(m => m.Success).Select(m => m.Groups["name"].Value)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var step in plan)
            {
                var said = $"{step}\nin the plan of\n{statement}\n\n{string.Join('\n', plan)}";
                var table = Virtual().Match(step) is { Success: true } asked ? asked.Groups["table"].Value : null;
                Assert.False(table is not null && !lists.Contains(table), "asks the index row by row: " + said);
                if (Scan().Match(step) is { Success: true } scan && !made.Contains(scan.Groups["table"].Value))
                {
                    var walk = scan.Groups["index"].Success
                        && walks.Any(w => scan.Groups["index"].Value.StartsWith($"IX_{w}_", StringComparison.Ordinal));
                    Assert.True(walk, "reads a whole table: " + said);
                }
            }
        }
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Meet((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Meet((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static async Task<List<string>> PlanAsync(DirectoryDbContext db, string statement)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The statement is one that the application ran.
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;
#pragma warning restore CA2100
        var plan = new List<string>();
        await using var steps = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await steps.ReadAsync(TestContext.Current.CancellationToken))
        {
            plan.Add(steps.GetString(3));
        }

        return plan;
    }

    private void Meet(SqliteConnection connection)
    {
        Interlocked.Increment(ref open);
        connection.StateChange += CountClosed;
        Hear(connection);
    }

    private void CountClosed(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState == ConnectionState.Closed)
        {
            ((SqliteConnection)sender).StateChange -= CountClosed;
            Interlocked.Decrement(ref open);
        }
    }

    // Set again on a pooled connection, it replaces itself.
    private void Hear(SqliteConnection connection) => raw.sqlite3_trace(connection.Handle, (_, statement) => Record(statement), null);

    // SQLite writes what runs inside another statement as a comment. A virtual table that is opened asks for its own tables,
    // which it names with their schema as the application never does.
    private void Record(string statement)
    {
        var said = statement.Trim();
        if (!said.StartsWith("--", StringComparison.Ordinal)
            && (hearsPragmas || !said.StartsWith("PRAGMA", StringComparison.OrdinalIgnoreCase))
            && !said.Contains("'main'.", StringComparison.Ordinal))
        {
            heard?.Enqueue(said);
        }
    }

    // The operation's own list of keys, which is read once and is no index.
    [GeneratedRegex(@"json_each\('(?>(?:[^']|'')*)'\) AS ""(?<name>\w+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex List();

    [GeneratedRegex(@"^SCAN (?<table>(?>\S+)) VIRTUAL TABLE INDEX 1:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Virtual();

    [GeneratedRegex(@"^(?:CO-ROUTINE|MATERIALIZE) (?<name>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Made();

    [GeneratedRegex(@"^SCAN (?!CONSTANT ROW)(?<table>(?>\S+))(?! VIRTUAL TABLE)(?: USING (?:COVERING )?INDEX (?<index>\S+))?",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scan();
}
