using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LinkDirectory.Data.Prepared;

/// <summary>An open connection and the statements that were prepared on it. One thread at a time may use it.</summary>
/// <param name="db">A context that is this one's own.</param>
/// <param name="generation">Of the connections that read by the same statistics.</param>
internal sealed class ReadConnection(DirectoryDbContext db, int generation) : IDisposable
{
    /// <summary>Texts that are put together vary with filters. When there are this many, all of them are let go.</summary>
    private const int MostTexts = 200;

    private readonly sqlite3 sqlite = Open(db);
    private readonly Dictionary<object, Prepared> statements = [];
    private readonly Dictionary<string, Prepared> texts = new(StringComparer.Ordinal);

    public int Generation { get; } = generation;

    /// <exception cref="SqliteException">The engine refused it.</exception>
    public List<T> Read<T>(ReadStatement<T> statement, ReadOnlySpan<object?> values)
    {
        if (!statements.TryGetValue(statement, out var prepared))
        {
            prepared = Prepare(statement.TextFor(db.Model));
            statements.Add(statement, prepared);
        }

        for (var index = 0; index < values.Length; index++)
        {
            SqliteStatement.Bind(sqlite, prepared.Statement, index + 1, values[index]);
        }

        return Rows(prepared, statement.Read);
    }

    /// <exception cref="SqliteException">The engine refused it.</exception>
    public List<T> Read<T>(string sql, Func<RowReader, T> read, IEnumerable<(string Name, object? Value)> values)
    {
        if (!texts.TryGetValue(sql, out var prepared))
        {
            if (texts.Count == MostTexts)
            {
                Finalise(texts.Values);
                texts.Clear();
            }

            prepared = Prepare(sql);
            texts.Add(sql, prepared);
        }

        foreach (var (name, value) in values)
        {
            // One that this text does not use has no place.
            if (raw.sqlite3_bind_parameter_index(prepared.Statement, name) is var place and > 0)
            {
                SqliteStatement.Bind(sqlite, prepared.Statement, place, value);
            }
        }

        return Rows(prepared, read);
    }

    public void Dispose()
    {
        Finalise(statements.Values);
        Finalise(texts.Values);
        db.Dispose();
    }

    private static sqlite3 Open(DirectoryDbContext db)
    {
        db.Database.OpenConnection();
        return ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
    }

    private static void Finalise(IEnumerable<Prepared> all)
    {
        foreach (var prepared in all)
        {
            prepared.Statement.Dispose();
        }
    }

    private Prepared Prepare(string sql)
    {
        SqliteStatement.Check(sqlite, raw.sqlite3_prepare_v3(sqlite, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return new Prepared(statement, new RowReader(statement));
    }

    // Nothing that was asked for stays on the connection.
    private List<T> Rows<T>(Prepared prepared, Func<RowReader, T> read)
    {
        var found = new List<T>();
        try
        {
            int result;
            while ((result = raw.sqlite3_step(prepared.Statement)) == raw.SQLITE_ROW)
            {
                prepared.Row.Begin();
                found.Add(read(prepared.Row));
            }

            SqliteStatement.Check(sqlite, result);
            return found;
        }
        finally
        {
            _ = raw.sqlite3_reset(prepared.Statement);
            _ = raw.sqlite3_clear_bindings(prepared.Statement);
        }
    }

    private sealed record Prepared(sqlite3_stmt Statement, RowReader Row);
}
