using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Benchmarks.England;

/// <summary>What somebody types who looks for a school: some of its words, with slips, by name and place or by number.</summary>
internal static class TypedForSchools
{
    public static string Text(School school, Random random)
    {
        var words = school.Name.Replace("Church of England", "CofE", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal)
            .ToLowerInvariant().Split(' ');
        var beginning = string.Join(' ', words.Take(2));
        return random.Next(6) switch
        {
            0 => string.Join(' ', words),
            1 => $"{beginning} {school.Town}",
            2 => $"{Slipped(beginning, random)} primary {school.Town}",
            3 => $"{beginning} {school.Postcode?.Split(' ')[0]}",
            4 => $"{Slipped(school.Town ?? beginning, random)} {beginning}",
            _ => $"{school.Urn}",
        };
    }

    // One letter left out.
    private static string Slipped(string text, Random random) => text.Remove(random.Next(1, text.Length), 1);
}
