namespace LinkDirectory.Wording.Mails;

/// <summary>Phrases that several mails share.</summary>
internal static class MailPhrases
{
    /// <summary>Longer lists end with how many more there are; the page behind the button shows all.</summary>
    private const int MostListed = 40;

    public static string WorksUntil(DateOnly day) => $"The link works until {PlainDate.Format(day)}. Opening it changes nothing.";

    public static string WorksOnce(TimeSpan lifetime) => $"The link works once, within {PlainDuration.Format(lifetime)}.";

    public static IReadOnlyList<string> List(IEnumerable<string> items)
    {
        var sorted = items.Order(StringComparer.Ordinal).ToList();
        return sorted.Count <= MostListed ? sorted : [.. sorted.Take(MostListed), $"and {sorted.Count - MostListed} more"];
    }
}
