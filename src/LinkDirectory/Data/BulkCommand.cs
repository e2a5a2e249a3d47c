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
        Check(raw.sqlite3_prepare_v2(sqlite, Numbered(sql, parameters), out statement));
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
            Check(Bind(statement, index + 1, values[index]));
        }

        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        Check(result);
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

    // As the ADO provider writes them, so that what is read back is the same.
    private static int Bind(sqlite3_stmt statement, int parameter, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, parameter),
        string text => raw.sqlite3_bind_text(statement, parameter, text),
        int number => raw.sqlite3_bind_int(statement, parameter, number),
        long number => raw.sqlite3_bind_int64(statement, parameter, number),
        double number => raw.sqlite3_bind_double(statement, parameter, number),
        DateOnly date => raw.sqlite3_bind_text(statement, parameter, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"A {value.GetType()} is not written in bulk.", nameof(value)),
    };

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            throw new SqliteException(raw.sqlite3_errmsg(sqlite).utf8_to_string(), result, raw.sqlite3_extended_errcode(sqlite));
        }
    }
}
