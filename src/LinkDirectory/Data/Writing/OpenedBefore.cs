namespace LinkDirectory.Data.Writing;

/// <summary>
/// The contexts that an operation, and what called it, have opened to write: while one of them writes, the operation must not wait for
/// its end.
/// </summary>
internal static class OpenedBefore
{
    // No operation nests deeper; a loop that opens context after context is not remembered for ever.
    private const int Most = 16;

    private static readonly AsyncLocal<DbContextId[]?> Ids = new();

    /// <summary>Notes a context for the rest of the method that opens it, and for what it calls.</summary>
    public static void Note(DbContext db) => Ids.Value = [db.ContextId, .. (Ids.Value ?? []).Take(Most - 1)];

    public static bool Includes(DbContextId id) => Ids.Value?.Contains(id) == true;
}
