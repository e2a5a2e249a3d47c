namespace LinkDirectory.Tests.Api.Shapes;

/// <summary>What a directory holds, for arguments that find something.</summary>
/// <param name="Ids">Ids as the API gives them, by the name of the type; of each type that has some, one at least.</param>
/// <param name="Urns">URNs of schools whose place is known.</param>
/// <param name="Areas">Areas' codes.</param>
/// <param name="OdsCodes">Providers' codes.</param>
/// <param name="Postcodes">Postcodes, or the part before the space.</param>
/// <param name="Cursors">A cursor far down each list, by the root field's name; <c>schools near</c> and <c>services near</c> for those by
/// distance.</param>
internal sealed record ShapeValues(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Ids,
    IReadOnlyList<int> Urns,
    IReadOnlyList<string> Areas,
    IReadOnlyList<string> OdsCodes,
    IReadOnlyList<string> Postcodes,
    IReadOnlyDictionary<string, string> Cursors)
{
    // Words that very many names have, that few have, that none has; many at once; and the start of almost every name.
    public static readonly string[] Texts =
    [
        "primary school", "st mary", "young people", "zzzz", "primry scholo", "s", "e", "the", "london",
        string.Join(' ', Enumerable.Repeat("s p c a e m h b l w", 9)), string.Join(' ', Enumerable.Repeat("primary", 25)),
        string.Join(' ', Enumerable.Repeat("shool", 33)),
    ];
}
