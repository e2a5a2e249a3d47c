namespace LinkDirectory.Data;

/// <summary>For what must still be known after the power fails.</summary>
public static class DurableWrites
{
    /// <summary>
    /// Has this context's commits reach the disk before they return. SQLite's connections otherwise survive a killed process, but
    /// may lose their last commits with the power. It lasts until the context gives its connection back.
    /// </summary>
    public static async Task WriteDurablyAsync(this DirectoryDbContext db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=FULL", cancellation);
    }
}
