namespace LinkDirectory.Data;

/// <summary>Opens a context on the configured engine. Each operation opens its own, so operations may run side by side.</summary>
public sealed class DirectoryDb(Func<DirectoryDbContext> open)
{
    public DirectoryDbContext Open() => open();

    /// <summary>A context whose entities are not followed: for reading.</summary>
    public DirectoryDbContext OpenToRead()
    {
        var db = open();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }
}
