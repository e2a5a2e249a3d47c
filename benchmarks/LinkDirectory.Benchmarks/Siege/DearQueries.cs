using System.Text.Json;

namespace LinkDirectory.Benchmarks.Siege;

/// <summary>Queries that ask for as much as is answered, and for more.</summary>
internal static class DearQueries
{
    private const string Around = "school(urn: 990004) { links { service { links { school { ";

    private static readonly string[] Words =
        ["primary", "school", "a", "oak mil", "juniper norht", "st", "clinic", "990004", "crisis team", "e"];

    private static readonly Func<Random, string>[] Kinds =
    [
        chance => Many(chance, 10, "whoToContact(place: {urn: URN}, situation: {age: 14, needs: [ANXIETY, SELF_HARM], urgency: URGENT}) "
            + "{ emergency routes { service { name telephone } pointOfContact { role currency } reasons } "
            + "ruledOut { service { name } reasons } }"),
        chance => Many(chance, 5, "search(text: \"WORD\", first: 20) { score matched result { __typename } }"),
        _ => "{ schools(first: 100) { edges { node { name pointsOfContact { role currency } links { status service { name } } } } } }",
        chance => Many(chance, 3, "services(near: {urn: URN}, first: 50) { edges { distanceMetres node { name } } }"),
        chance => Many(chance, 3,
            "schools(near: {urn: URN}, withinMetres: 50000, first: 100) { edges { distanceMetres node { urn name } } }"),
        chance => Many(chance, 100, "schools(first: 100) { edges { node { pointsOfContact { role } } } }"),
        chance => Many(chance, 250, "school(urn: URN) { name }"),
        _ => $"{{ {string.Concat(Enumerable.Repeat(Around, 8))} urn {new string('}', (8 * Around.Count(letter => letter == '{')) + 1)}",
        _ => $"{{ {string.Concat(Enumerable.Repeat("a ", 60_000))}}}",
        _ => string.Concat(Enumerable.Repeat("{a", 40_000)),
    ];

    /// <summary>The body of a request.</summary>
    public static byte[] Make(Random chance) =>
        JsonSerializer.SerializeToUtf8Bytes(new { query = Kinds[chance.Next(Kinds.Length)](chance) });

    private static string Many(Random chance, int times, string field)
    {
        var fields = Enumerable.Range(0, times).Select(number => $"a{number}: " + field
            .Replace("URN", $"{990_001 + chance.Next(110)}", StringComparison.Ordinal)
            .Replace("WORD", Words[chance.Next(Words.Length)], StringComparison.Ordinal));
        return $"{{ {string.Join(' ', fields)} }}";
    }
}
