using LinkDirectory.Data.Search;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>A row with its score, 0 to 1, and what matched.</summary>
internal readonly record struct RankedRow(SearchRow Row, double Score, string Matched);

/// <summary>
/// Puts what the index found in order: a code or a whole name, then a name that begins so, then a name that has every word,
/// then the rest; open before closed and as typed before corrected among those; then the index's own rank, name and number.
/// </summary>
internal static class SearchRanking
{
    private const double Whole = 0.9;
    private const double Beginning = 0.75;
    private const double InName = 0.6;
    private const double Elsewhere = 0.4;
    private const double ClosedLoses = 0.08;
    private const double CorrectedLoses = 0.04;
    private const double CommonGains = 0.05;
    private const double IndexGains = 0.04;

    public static IReadOnlyList<RankedRow> Rank(IReadOnlyCollection<SearchRow> rows, SearchQuery query)
    {
        var best = rows.Select(r => r.Bm25).DefaultIfEmpty(0).Max();
        return [.. rows.Select(r => Score(r, query, best > 0 ? r.Bm25 / best : 0))
            .OrderByDescending(r => r.Score)
            .ThenBy(r => r.Row.Name, StringComparer.Ordinal)
            .ThenBy(r => r.Row.Kind)
            .ThenBy(r => r.Row.Id)];
    }

    private static RankedRow Score(SearchRow row, SearchQuery query, double relative)
    {
        var name = SearchWords.Parse(row.Name);
        var place = SearchWords.Parse(row.Place);
        var codes = SearchWords.Parse(row.Codes);
        var found = query.Words.Select(w => Find(w, name, place, codes)).ToList();
        var telling = found.Where((f, i) => !query.Words[i].Common).DefaultIfEmpty(new Found(Where.Name, "", false)).ToList();
        var score = Tier(query, found, telling, name)
            - (row.Open ? 0 : ClosedLoses)
            - (found.Exists(f => f.Corrected) ? CorrectedLoses : 0)
            + (CommonGains * found.Count(f => f.Where == Where.Name) / found.Count)
            + (IndexGains * Math.Clamp(relative, 0, 1));
        return new RankedRow(row, Math.Round(Math.Clamp(score, 0, 1), 4), Matched(row, query, found, telling));
    }

    private static double Tier(SearchQuery query, List<Found> found, List<Found> telling, IReadOnlyList<string> name)
    {
        if (telling.TrueForAll(f => f.Where == Where.Code && f.Whole))
        {
            return Whole;
        }

        if (query.Words.Count <= name.Count && found.Zip(name).All(z => z.First.Where == Where.Name && z.First.Word == z.Second))
        {
            return query.Words.Count == name.Count ? Whole : Beginning;
        }

        return telling.TrueForAll(f => f.Where == Where.Name) ? InName : Elsewhere;
    }

    // The whole word as typed before one that it begins, and either before what else may be meant.
    private static Found Find(SearchWord word, IReadOnlyList<string> name, IReadOnlyList<string> place, IReadOnlyList<string> codes)
    {
        (Where Where, IReadOnlyList<string> Words)[] fields = [(Where.Name, name), (Where.Code, codes), (Where.Place, place)];
        var whole = fields.Where(f => f.Words.Contains(word.Typed)).Select(f => new Found(f.Where, word.Typed, Whole: true));
        var longer =
            from field in fields
            where word.Begins
            from begun in field.Words.Where(w => w.StartsWith(word.Typed, StringComparison.Ordinal)).Take(1)
            select new Found(field.Where, begun, Whole: false);
        var others =
            from field in fields
            from other in word.Others.Where(field.Words.Contains).Take(1)
            select new Found(field.Where, other, Whole: true, word.Corrected);

        return whole.Concat(longer).Concat(others).Select(found => (Found?)found).FirstOrDefault() ?? FindJoined(word, place);
    }

    // A full postcode is one word in the index and two in the record.
    private static Found FindJoined(SearchWord word, IReadOnlyList<string> place) =>
        string.Concat(place).Contains(word.Typed, StringComparison.Ordinal)
            ? new Found(Where.Place, word.Typed, Whole: true)
            : new Found(Where.Nowhere, "", Whole: false);

    private static string Matched(SearchRow row, SearchQuery query, List<Found> found, List<Found> telling)
    {
        var seen = telling.Where(f => f.Where != Where.Nowhere).Select(f => f.Where).ToHashSet();
        var text = (seen.Contains(Where.Name), seen.Contains(Where.Code), seen.Contains(Where.Place)) switch
        {
            (true, _, true) or (false, false, true) => $"{row.Name}, {row.Place}",
            (false, true, _) => $"{row.Name}, {telling.First(f => f.Where == Where.Code).Word.ToUpperInvariant()}",
            _ => row.Name,
        };
        var corrected = query.Words.Zip(found).Where(z => z.Second.Corrected)
            .Select(z => $"“{z.Second.Word}” for “{z.First.Typed}”").ToList();
        return corrected.Count == 0 ? text : $"{text} ({string.Join(", ", corrected)})";
    }

    private enum Where
    {
        Nowhere,
        Name,
        Place,
        Code,
    }

    private readonly record struct Found(Where Where, string Word, bool Whole, bool Corrected = false);
}
