using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LinkDirectory.Data;

/// <summary>
/// What each SQLite connection is told when it opens. Write-ahead logging stays with the file; readers then never wait for
/// the writer, and a killed writer leaves the file as it was.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>How long the engine itself waits for another process, in the thread that asks.</summary>
    public const int BusyMilliseconds = 5000;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = CommandOf(connection, eventData.Context);
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        ApplyAsync(connection, eventData.Context, cancellationToken);

    /// <summary>Tells a connection that has just been opened.</summary>
    public static async Task ApplyAsync(DbConnection connection, DbContext? db, CancellationToken cancellation)
    {
        await using var command = CommandOf(connection, db);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    // A connection may come from the pool, and says again what an earlier context had otherwise.
    private static DbCommand CommandOf(DbConnection connection, DbContext? db)
    {
        var synchronous = db is DirectoryDbContext { WritesDurably: true } ? "FULL" : "NORMAL";
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Both words are ours.
        command.CommandText =
            $"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA busy_timeout={BusyMilliseconds}; PRAGMA foreign_keys=ON; "
                + "PRAGMA cache_size=-32768; PRAGMA mmap_size=2147418112;";
#pragma warning restore CA2100
        return command;
    }
}
