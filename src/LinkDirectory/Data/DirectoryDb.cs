using LinkDirectory.Data.Writing;

namespace LinkDirectory.Data;

/// <summary>Opens a context on the configured engine. Each operation opens its own, so operations may run side by side.</summary>
public sealed class DirectoryDb(Func<DirectoryDbContext> open)
{
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
        var db = Renewed(durably: false);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    private DirectoryDbContext OpenToWrite(bool durably)
    {
        var db = Renewed(durably);
        OpenedBefore.Note(db);
        return db;
    }

    // A context from the pool brings what its last operation set.
    private DirectoryDbContext Renewed(bool durably)
    {
        var db = open();
        (db.WritesDurably, db.WritesAtOnceOrNotAtAll) = (durably, false);
        return db;
    }
}
