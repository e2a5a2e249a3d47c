using Microsoft.Data.Sqlite;

namespace LinkDirectory.Data;

/// <summary>A row that the engine refused because another has what only one may have, as an account's address.</summary>
internal static class RepeatedRow
{
    private const int SqliteConstraintUnique = 2067;

    public static bool IsBehind(Exception exception) =>
        exception is DbUpdateException { InnerException: SqliteException { SqliteExtendedErrorCode: SqliteConstraintUnique } };
}
