namespace LinkDirectory.Data.Prepared;

/// <summary>
/// A list of keys as one parameter, which a statement reads with <c>json_each</c>: its text is the same for however many there are.
/// </summary>
internal static class KeyList
{
    /// <summary>The condition that a column is one of the list that is the statement's first parameter.</summary>
    public const string Chosen = """IN (SELECT "keys"."value" FROM json_each(?1) AS "keys")""";

    public static string Of(IReadOnlyCollection<int> keys) => $"[{string.Join(',', keys)}]";
}
