using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>The place that somebody named at the end of a search, as in "CAMHS near LS6".</summary>
internal static class TypedPostcode
{
    /// <summary>The postcode or outward code after what is looked for; null where the text ends otherwise or begins with it.</summary>
    public static PostcodeText? AtEnd(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 2 && PostcodeText.TryParseFull(string.Concat(words[^2..]), out var inTwo))
        {
            return inTwo;
        }

        return words.Length > 1 && PostcodeText.TryParse(words[^1], out var inOne) && !PostcodeText.TryParse(text, out _) ? inOne : null;
    }
}
