using LinkDirectory.Data.Prepared;
using LinkDirectory.Data.Writing;

namespace LinkDirectory.Data;

/// <summary>Opens a context on the configured engine. Each operation opens its own, so operations may run side by side.</summary>
public sealed class DirectoryDb(Func<DirectoryDbContext> open) : IDisposable
{
    private readonly ReadConnections reading = new(() => Renewed(open, durably: false));

    /// <summary>
    /// A context that may write. When it begins to, it waits for its turn, and fails with <see cref="DatabaseBusyException"/> where that
    /// does not come in time.
    /// </summary>
    public DirectoryDbContext Open() => OpenToWrite(durably: false);

    /// <summary>
    /// As <see cref="Open"/>, for what must still be known after the power fails: its commits reach the disk before they return. Others
    /// survive a killed process, but the last of them may be lost with the power.
    /// </summary>
    public DirectoryDbContext OpenDurably() => OpenToWrite(durably: true);

    /// <summary>A context whose entities are not followed: for reading.</summary>
    public DirectoryDbContext OpenToRead()
    {
        var db = Renewed(open, durably: false);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    /// <summary>Every row that a hot path's prepared statement gives.</summary>
    internal ValueTask<List<T>> ReadAsync<T>(
        ReadStatement<T> statement, CancellationToken cancellation, params ReadOnlySpan<object?> values)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(reading.Read(statement, values));
    }

    /// <summary>As the other, of a text that is put together from constants; all that varies is a parameter.</summary>
    internal ValueTask<List<T>> ReadAsync<T>(
        string sql, Func<RowReader, T> read, CancellationToken cancellation, params IEnumerable<(string Name, object? Value)> values)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(reading.Read(sql, read, values));
    }

    /// <summary>Lets the connections go that are kept for reading, with the plans of their statements.</summary>
    internal void ForgetPlans() => reading.Forget();

    public void Dispose() => reading.Dispose();

    private DirectoryDbContext OpenToWrite(bool durably)
    {
        var db = Renewed(open, durably);
        OpenedBefore.Note(db);
        return db;
    }

    // A context from the pool brings what its last operation set.
    private static DirectoryDbContext Renewed(Func<DirectoryDbContext> open, bool durably)
    {
        var db = open();
        (db.WritesDurably, db.WritesAtOnceOrNotAtAll) = (durably, false);
        return db;
    }
}
