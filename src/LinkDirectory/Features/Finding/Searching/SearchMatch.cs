namespace LinkDirectory.Features.Finding.Searching;

/// <summary>A record as a hit, with what was found of what was typed.</summary>
internal static class SearchMatch
{
    /// <summary>As in "Gospel Oak Primary School, London NW3 2JB (“oak” for “oka”, without “camdn”)".</summary>
    public static SearchHit Describe(RankedDocument ranked, object result)
    {
        var (corrections, leftOut) = (Corrections(ranked), LeftOut(ranked));
        List<string> read =
        [
            .. corrections.Select(c => $"“{c.Found}” for “{c.Typed}”"),
            .. leftOut.Select(word => $"without “{word}”"),
        ];
        var matched = read.Count == 0 ? Shown(ranked) : $"{Shown(ranked)} ({string.Join(", ", read)})";
        return new SearchHit(result, ranked.Score, matched, corrections, leftOut);
    }

    private static List<(string Typed, string Found)> Corrections(RankedDocument ranked) =>
        [.. ranked.Found.Where(f => f.Reading is { Corrected: true }).Select(f => (f.Word.Typed, f.Text!)).Distinct()];

    private static List<string> LeftOut(RankedDocument ranked) =>
        [.. ranked.Found.Where(f => f.Reading is null && !f.IsNear && !SameWords.Joins(f.Word.Typed)).Select(f => f.Word.Typed).Distinct()];

    private static string Shown(RankedDocument ranked)
    {
        var record = ranked.Document.Record;
        var telling = ranked.Found.Where(f => f.Reading is not null && !SameWords.Joins(f.Word.Typed)).ToList();
        if (telling.Find(f => f.Field == SearchField.Code) is { Text: { } code } && telling.TrueForAll(f => f.Field != SearchField.Place))
        {
            return $"{record.Name}, {code.ToUpperInvariant()}";
        }

        var beside = telling.Exists(f => f.Field is SearchField.Place or SearchField.RunBy) ? record.Place
            : telling.Exists(f => f.Field == SearchField.Area) ? record.Where
            : "";
        return beside.Length > 0 ? $"{record.Name}, {beside}" : record.Name;
    }
}
