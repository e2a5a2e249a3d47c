using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LinkDirectory.Data;

/// <summary>
/// A statement prepared once and run for each of many rows, in the context's transaction. For imports, where
/// <c>SaveChanges</c> would follow every row. It speaks to SQLite directly: the ADO provider looks every parameter up by name at
/// every row, which takes as long as the insert.
/// </summary>
public sealed class BulkCommand : IDisposable
{
    private readonly sqlite3 sqlite;
    private readonly sqlite3_stmt statement;

    /// <param name="db">An open context, in its transaction.</param>
    /// <param name="sql">The statement, with its parameters named @p0, @p1 and so on.</param>
    /// <param name="parameters">How many parameters it has.</param>
    public BulkCommand(DirectoryDbContext db, string sql, int parameters)
    {
        sqlite = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        SqliteStatement.Check(sqlite, raw.sqlite3_prepare_v2(sqlite, Numbered(sql, parameters), out statement));
    }

    /// <summary>Runs a statement for each row of values.</summary>
    public static void ExecuteAll(DirectoryDbContext db, string sql, int parameters, IEnumerable<object?[]> rows)
    {
        using var command = new BulkCommand(db, sql, parameters);
        foreach (var values in rows)
        {
            command.Execute(values);
        }
    }

    /// <summary>Runs the statement with these values, in the parameters' order.</summary>
    /// <exception cref="DbException">The engine refused it.</exception>
    public void Execute(params ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            SqliteStatement.Bind(sqlite, statement, index + 1, values[index]);
        }

        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        SqliteStatement.Check(sqlite, result);
    }

    public void Dispose() => statement.Dispose();

    // SQLite numbers ?1 from one; @p1 would be numbered by where it first stands.
    private static string Numbered(string sql, int parameters)
    {
        for (var index = parameters - 1; index >= 0; index--)
        {
            sql = sql.Replace($"@p{index}", $"?{index + 1}", StringComparison.Ordinal);
        }

        return sql;
    }
}
