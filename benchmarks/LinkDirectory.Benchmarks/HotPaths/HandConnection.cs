using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LinkDirectory.Benchmarks.HotPaths;

/// <summary>Connections to the database as somebody would keep them who needed just these answers.</summary>
internal sealed class HandConnections(string database) : IDisposable
{
    private readonly ConcurrentBag<HandConnection> idle = [];

    public HandConnection Take() => idle.TryTake(out var connection) ? connection : new HandConnection(database, idle.Add);

    public void Dispose()
    {
        foreach (var connection in idle)
        {
            connection.Close();
        }
    }
}

/// <summary>A connection with its prepared commands; disposed, it goes back.</summary>
internal sealed class HandConnection : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);
    private readonly Action<HandConnection> giveBack;

    public HandConnection(string database, Action<HandConnection> giveBack)
    {
        this.giveBack = giveBack;
        connection = new SqliteConnection($"Data Source={database};Mode=ReadWrite;Pooling=False");
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA busy_timeout=5000; PRAGMA cache_size=-32768; PRAGMA mmap_size=2147418112;";
        settings.ExecuteNonQuery();
    }

    /// <summary>Runs a command that was prepared once, with its parameters ?1 and on.</summary>
    public SqliteDataReader Read(string sql, params ReadOnlySpan<object?> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // All of them are constants.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var index = 1; index <= values.Length; index++)
            {
                command.Parameters.Add(new SqliteParameter(string.Create(CultureInfo.InvariantCulture, $"?{index}"), DBNull.Value));
            }

            command.Prepare();
            commands.Add(sql, command);
        }

        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return command.ExecuteReader();
    }

    public void Dispose() => giveBack(this);

    public void Close()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }
}
