namespace LinkDirectory.Wording;

/// <summary>Lists and sentences made of phrases.</summary>
public static class Phrases
{
    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IEnumerable<string> phrases, string conjunction = "and") => phrases.ToList() switch
    {
        [] => "",
        [var one] => one,
        [.. var first, var last] => $"{string.Join(", ", first)} {conjunction} {last}",
    };

    /// <summary>The first few by name, and how many more: "Camden, Islington, Barnet and 3 more".</summary>
    public static string ShortList(IReadOnlyCollection<string> phrases, string conjunction, int most = 4) => phrases.Count <= most
        ? List(phrases, conjunction)
        : $"{string.Join(", ", phrases.Take(most - 1))} {conjunction} {phrases.Count - most + 1} more";

    /// <summary>
    /// One line of several phrases: "Open to referrals and by email". Only its first begins with a capital, but for abbreviations.
    /// </summary>
    public static string Line(IEnumerable<string> phrases) => Capitalise(List(phrases.Select(Lower)));

    /// <summary>"command line" as "Command line".</summary>
    public static string Capitalise(string phrase) => phrase.Length == 0 ? "" : char.ToUpperInvariant(phrase[0]) + phrase[1..];

    /// <summary>"Link worker" as "link worker", for the middle of a sentence; an abbreviation keeps its capitals.</summary>
    public static string Lower(string phrase) =>
        phrase.Length > 1 && char.IsLower(phrase[1]) ? char.ToLowerInvariant(phrase[0]) + phrase[1..] : phrase;
}
