namespace LinkDirectory.GraphQL.Language;

/// <summary>The escapes of one letter that strings have in GraphQL, JSON and JavaScript alike.</summary>
internal static class Escapes
{
    private const string Letters = "\"\\/bfnrt";
    private const string Characters = "\"\\/\b\f\n\r\t";

    /// <summary>The character that a letter after a backslash stands for; null for a letter that stands for none.</summary>
    public static char? Character(char letter)
        => Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var i ? Characters[i] : null;

    /// <summary>The letter by which a character must be escaped; null for a character that stands as it is.</summary>
    public static char? Letter(char c)
        => c != '/' && Characters.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? Letters[i] : null;
}
