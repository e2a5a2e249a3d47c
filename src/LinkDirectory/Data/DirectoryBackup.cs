using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace LinkDirectory.Data;

/// <summary>A backup that was made and looked at.</summary>
/// <param name="Bytes">How large it is.</param>
public sealed record Backup(string File, long Bytes);

/// <summary>
/// Copies the database into one file, as it is at one moment, while others go on reading and writing. The file has its name only once
/// it is whole and was found sound: opened, every page and index looked at, and of the same migrations as the original.
/// </summary>
public sealed class DirectoryBackup(DirectoryDb directory)
{
    /// <param name="path">The file to write, which must be new.</param>
    /// <returns>The backup; or why it could not be made, and what to do.</returns>
    public async Task<(Backup? Made, string? Refusal)> MakeAsync(string path, CancellationToken cancellation)
    {
        var (source, target) = (await SourceAsync(), Path.GetFullPath(path));
        if (!File.Exists(source))
        {
            return (null, $"There is no database at {source}. Name it with ConnectionStrings:LinkDirectory.");
        }

        if (Path.Exists(target))
        {
            return (null, $"{target} is there already, and a backup overwrites nothing. Choose another name.");
        }

        var unfinished = $"{target}.{Guid.NewGuid().ToString("N")[..8]}.unfinished";
        try
        {
            await CopyAsync(source, unfinished, cancellation);
            if (await FaultAsync(source, unfinished, cancellation) is { } fault)
            {
                return (null, $"The backup was made and is not sound: {fault} It was deleted. Look whether the disk is failing.");
            }

            File.Move(unfinished, target, overwrite: false);
            return (new Backup(target, new FileInfo(target).Length), null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DbException)
        {
            return (null, $"No backup was made: {problem.Message} Choose another folder, with room for the database.");
        }
        finally
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }

    private async Task<string> SourceAsync()
    {
        await using var db = directory.OpenToRead();
        return DatabaseFile.Of(db);
    }

    // One reader's view of the database: writers go on, and it need not begin again for them.
    private static async Task CopyAsync(string source, string target, CancellationToken cancellation)
    {
        await using (PrivateFiles.Create(target))
        {
            // Made empty, so that it is its owner's alone from the first byte.
        }

        await using (var connection = await OpenAsync(source, SqliteOpenMode.ReadWrite, cancellation))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $target";
            command.Parameters.AddWithValue("$target", target);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await using var written = new FileStream(target, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    private static async Task<string?> FaultAsync(string source, string copy, CancellationToken cancellation)
    {
        await using (var connection = await OpenAsync(copy, SqliteOpenMode.ReadOnly, cancellation))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check(1)";
            if (await command.ExecuteScalarAsync(cancellation) is not "ok" and var said)
            {
                return $"{said}.";
            }
        }

        var of = await DirectoryMigrator.AppliedAsync(source, cancellation);
        var has = await DirectoryMigrator.AppliedAsync(copy, cancellation);
        return of.SequenceEqual(has, StringComparer.Ordinal) ? null : $"it has {has.Count} migrations, not {of.Count}.";
    }

    private static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode, CancellationToken cancellation)
    {
        var connection =
            new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
