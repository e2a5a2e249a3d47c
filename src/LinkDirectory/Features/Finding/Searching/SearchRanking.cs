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

        var inName = found.TrueForAll(f => f.Where == Where.Name);
        if (inName && query.Words.Count == name.Count && found.Zip(name).All(z => z.First.Word == z.Second))
        {
            return Whole;
        }

        if (inName && query.Words.Count <= name.Count && found.Zip(name).All(z => z.First.Word == z.Second))
        {
            return Beginning;
        }

        return telling.TrueForAll(f => f.Where == Where.Name) ? InName : Elsewhere;
    }

    // The whole word as typed before one that it begins, and either before what else may be meant.
    private static Found Find(SearchWord word, IReadOnlyList<string> name, IReadOnlyList<string> place, IReadOnlyList<string> codes)
    {
        (Where Where, IReadOnlyList<string> Words)[] fields = [(Where.Name, name), (Where.Code, codes), (Where.Place, place)];
        foreach (var (where, words) in fields)
        {
            if (words.Contains(word.Typed))
            {
                return new Found(where, word.Typed, Whole: true);
            }
        }

        foreach (var (where, words) in fields)
        {
            if (word.Begins && words.FirstOrDefault(w => w.StartsWith(word.Typed, StringComparison.Ordinal)) is { } longer)
            {
                return new Found(where, longer, Whole: false);
            }
        }

        foreach (var (where, words) in fields)
        {
            if (word.Others.FirstOrDefault(words.Contains) is { } other)
            {
                return new Found(where, other, Whole: true, word.Corrected);
            }
        }

        // A full postcode is one word in the index and two in the record.
        return string.Concat(place).Contains(word.Typed, StringComparison.Ordinal)
            ? new Found(Where.Place, word.Typed, Whole: true)
            : new Found(Where.Nowhere, "", Whole: false);
    }

    private static string Matched(SearchRow row, SearchQuery query, List<Found> found, List<Found> telling)
    {
        var seen = telling.Where(f => f.Where != Where.Nowhere).Select(f => f.Where).ToHashSet();
        var text = seen.Contains(Where.Name) || seen.Count == 0 ? row.Name
            : seen.Contains(Where.Code) ? $"{row.Name}, {telling.First(f => f.Where == Where.Code).Word.ToUpperInvariant()}"
            : $"{row.Name}, {row.Place}";
        if (seen.Contains(Where.Name) && seen.Contains(Where.Place))
        {
            text = $"{row.Name}, {row.Place}";
        }

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
