using LinkDirectory.Data.Search;
using Microsoft.Data.Sqlite;

namespace LinkDirectory.Data;

/// <summary>Brings the database to the newest migration, one process at a time.</summary>
public sealed class DirectoryMigrator(DirectoryDb directory, TimeProvider clock)
{
    private static readonly TimeSpan LockWait = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Why this build cannot use the database, and what to do; null where it can, or where there is none yet. Only reads.
    /// </summary>
    public async Task<string?> FindRefusalAsync(CancellationToken cancellation)
    {
        await using var db = directory.Open();
        var file = DatabaseFile.Of(db);
        if (!File.Exists(file))
        {
            return null;
        }

        DatabaseFile.Prepare(file);
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        try
        {
            return (await AppliedAsync(file, cancellation)).TrueForAll(known.Contains) ? null : $"""
                {file} was made by another build of LinkDirectory, and this build cannot read it. Nothing has been changed.
                Move the file away, with the files beside it that end in -wal and -shm, and start again. Then import your files again.
                """;
        }
        catch (SqliteException problem)
        {
            return $"{file} cannot be read as a database: {problem.Message} Nothing has been changed. Put a backup in its place.";
        }
    }

    /// <summary>Migrates, waiting while another process does. A process that was killed meanwhile leaves no lock behind.</summary>
    /// <exception cref="OptionsValidationException">The file cannot be made or written; the failure says what to do.</exception>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var db = directory.Open();
        var file = DatabaseFile.Of(db);
        DatabaseFile.Prepare(file);
        await using var held = await HoldAsync(file + ".migrating", cancellation);
        await DropAbandonedLockAsync(db, cancellation);
        await db.Database.MigrateAsync(cancellation);
        // Rows of contacts that are of a day long ago would all change under the first reader.
        await DerivedRowsDay.BringToAsync(directory, London.Today(clock), cancellation);
    }

    // Opened to read alone, and not through the context, whose connections set the file's journal. Without a journal the file is
    // read as one that nobody changes: otherwise SQLite leaves an empty journal beside it.
    internal static async Task<List<string>> AppliedAsync(string file, CancellationToken cancellation)
    {
        var source = File.Exists(file + "-wal") ? file : new Uri(file).AbsoluteUri + "?immutable=1";
        var reading = new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using var connection = new SqliteConnection(reading.ToString());
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if (await command.ExecuteScalarAsync(cancellation) is 0L)
        {
            return [];
        }

        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var applied = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            applied.Add(reader.GetString(0));
        }

        return applied;
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
