using System.Collections.Concurrent;

namespace LinkDirectory.Data.Prepared;

/// <summary>
/// Connections that stay open for reading, each with its prepared statements. One is taken for each statement, and read to its end before
/// anything else happens, so that there are hardly more of them than processors.
/// </summary>
/// <param name="open">Opens a context, of which the connection is kept.</param>
internal sealed class ReadConnections(Func<DirectoryDbContext> open) : IDisposable
{
    private const int MostIdle = 16;

    private readonly ConcurrentBag<ReadConnection> idle = [];
    private int idling;
    private int generation;

    /// <summary>Every row that the statement gives, read at once.</summary>
    public List<T> Read<T>(ReadStatement<T> statement, ReadOnlySpan<object?> values)
    {
        var connection = Take();
        try
        {
            var found = connection.Read(statement, values);
            Return(ref connection);
            return found;
        }
        finally
        {
            connection?.Dispose(); // after a failure
        }
    }

    /// <summary>As the other, of a text that is put together, with parameters by name.</summary>
    public List<T> Read<T>(string sql, Func<RowReader, T> read, IEnumerable<(string Name, object? Value)> values)
    {
        var connection = Take();
        try
        {
            var found = connection.Read(sql, read, values);
            Return(ref connection);
            return found;
        }
        finally
        {
            connection?.Dispose();
        }
    }

    /// <summary>Lets the connections go with the plans of their statements; new ones are opened when they are asked for.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref generation);
        while (idle.TryTake(out var connection))
        {
            Interlocked.Decrement(ref idling);
            connection.Dispose();
        }
    }

    public void Dispose() => Forget();

    private ReadConnection Take()
    {
        if (!idle.TryTake(out var connection))
        {
            return new ReadConnection(open(), Volatile.Read(ref generation));
        }

        Interlocked.Decrement(ref idling);
        return connection;
    }

    private void Return(ref ReadConnection? connection)
    {
        if (connection!.Generation != Volatile.Read(ref generation))
        {
            return;
        }

        if (Interlocked.Increment(ref idling) <= MostIdle)
        {
            idle.Add(connection);
            connection = null;
        }
        else
        {
            Interlocked.Decrement(ref idling);
        }
    }
}
