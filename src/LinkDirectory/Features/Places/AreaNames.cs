namespace LinkDirectory.Features.Places;

/// <summary>By which words an area's name is told, since publishers write one name in several ways.</summary>
internal static class AreaNames
{
    // Words that come and go in the names of one authority: "Bristol, City of", "City of Bristol", "The Isle of Wight".
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal)
    {
        "THE", "OF", "AND", "CITY", "COUNTY", "ISLE", "ISLES", "COUNCIL", "BOROUGH", "ROYAL", "METROPOLITAN", "DISTRICT",
    };

    public static string Words(string name)
    {
        var letters = string.Concat(name.Where(c => c is not ('\'' or '’' or '.')).Select(c => char.IsLetterOrDigit(c) ? c : ' '));
        return string.Join(' ',
            letters.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Passing.Contains(word)));
    }
}
