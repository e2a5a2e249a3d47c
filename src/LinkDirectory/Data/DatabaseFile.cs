using Microsoft.Data.Sqlite;

namespace LinkDirectory.Data;

/// <summary>The file that the connection string names.</summary>
internal static class DatabaseFile
{
    private const string Setting = "ConnectionStrings:LinkDirectory";

    public static string Of(DirectoryDbContext db) =>
        Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);

    /// <summary>
    /// Makes the file for its owner alone, unless it is there. SQLite does the same with those beside it, which end in -wal and -shm.
    /// </summary>
    /// <exception cref="OptionsValidationException">It cannot be made or written; the failure says what to do.</exception>
    public static void Prepare(string file)
    {
        if (PrivateFiles.RefusalOf(Path.GetDirectoryName(file)!, Setting) is { } refusal)
        {
            throw Refused(refusal);
        }

        try
        {
            PrivateFiles.CreateIfMissing(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Refused($"{file} cannot be written by {Environment.UserName}. Give it to that user, or name another with {Setting}.");
        }
    }

    private static OptionsValidationException Refused(string words) => new(Options.DefaultName, typeof(DirectoryDb), [words]);
}
