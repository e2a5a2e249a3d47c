namespace LinkDirectory.Data.Search;

/// <summary>What people typed, for SQL's LIKE with a backslash as its escape.</summary>
internal static class LikeText
{
    /// <summary>Matches what has the text in it, as it was typed; everything where nothing was.</summary>
    public static string Containing(string? text)
    {
        var escaped = text?.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
        return $"%{escaped}%";
    }
}
