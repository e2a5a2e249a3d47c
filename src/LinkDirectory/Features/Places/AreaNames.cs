namespace LinkDirectory.Features.Places;

/// <summary>Areas' names: as they are told, and as they are compared, since publishers write one name in several ways.</summary>
internal static class AreaNames
{
    // Words that come and go in the names of one authority: "Bristol, City of", "City of Bristol", "The Isle of Wight".
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal)
    {
        "THE", "OF", "AND", "CITY", "COUNTY", "ISLE", "ISLES", "COUNCIL", "BOROUGH", "ROYAL", "METROPOLITAN", "DISTRICT",
    };

    /// <summary>"Ashshire (E06000001), Elmshire (E06000002)", as reports name areas; null for none.</summary>
    public static string? WithCodes(IReadOnlyCollection<Area> areas) =>
        areas.Count == 0 ? null : string.Join(", ", areas.Select(area => CodeText.Named(area.Name, area.Code)));

    public static string Words(string name)
    {
        var letters = string.Concat(name.Where(c => c is not ('\'' or '’' or '.')).Select(c => char.IsLetterOrDigit(c) ? c : ' '));
        return string.Join(' ',
            letters.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Passing.Contains(word)));
    }
}
