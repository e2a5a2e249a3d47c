using LinkDirectory.Data.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Data;

/// <summary>Brings the database to the newest migration, one process at a time.</summary>
public sealed class DirectoryMigrator(DirectoryDb directory, TimeProvider clock)
{
    private static readonly TimeSpan LockWait = TimeSpan.FromMilliseconds(100);

    /// <summary>Migrates, waiting while another process does. A process that was killed meanwhile leaves no lock behind.</summary>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (db is not SqliteDirectoryDbContext)
        {
            await db.Database.MigrateAsync(cancellation);
            return;
        }

        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        await using var held = await HoldAsync(file + ".migrating", cancellation);
        await DropAbandonedLockAsync(db, cancellation);
        await db.Database.MigrateAsync(cancellation);
        // Rows of contacts that are of a day long ago would all change under the first reader.
        await DerivedRowsDay.BringToAsync(db, London.Today(clock), cancellation);
    }

    // The operating system lets go of an open file when its process ends, however it ends.
    private static async Task<FileStream> HoldAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(LockWait, cancellation);
            }
        }
    }

    // EF's own lock is a row, which outlives a killed process. Who holds the file lock knows that nobody else migrates.
    private static async Task DropAbandonedLockAsync(DirectoryDbContext db, CancellationToken cancellation) =>
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellation);
}
