using Microsoft.Data.Sqlite;

namespace LinkDirectory.Data;

/// <summary>
/// Another writer held the database for as long as a change may wait. Nothing of the change was saved; it can be made again. It is no
/// bug: pages, the API, the grid and the command line each say so in their way.
/// </summary>
public sealed class DatabaseBusyException() : Exception(Words)
{
    /// <summary>What a person is told.</summary>
    public const string Words =
        "Nothing was saved, because the directory is taking in other changes. Wait a moment, then try again.";

    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    /// <summary>After how long to try again.</summary>
    public static TimeSpan TryAgainAfter { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether an exception is one of these, or says that the engine itself refused a writer because of another's.</summary>
    public static bool IsBehind(Exception exception) => exception switch
    {
        DatabaseBusyException or SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => true,
        DbUpdateException { InnerException: { } inner } => IsBehind(inner),
        _ => false,
    };
}
