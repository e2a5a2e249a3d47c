namespace LinkDirectory.Features.Finding.Searching;

/// <summary>Says of a record what was found of what was typed.</summary>
internal static class SearchMatch
{
    /// <summary>As in "Gospel Oak Primary School, London NW3 2JB (“oak” for “oka”, without “camdn”)".</summary>
    public static string Describe(RankedDocument ranked)
    {
        List<string> read =
        [
            .. Corrections(ranked).Select(c => $"“{c.Found}” for “{c.Typed}”"),
            .. LeftOut(ranked).Select(word => $"without “{word}”"),
        ];
        return read.Count == 0 ? Shown(ranked) : $"{Shown(ranked)} ({string.Join(", ", read)})";
    }

    /// <summary>The typed words that were read as others, with slips of the keys or by their sound.</summary>
    public static IReadOnlyList<(string Typed, string Found)> Corrections(RankedDocument ranked) =>
        [.. ranked.Found.Where(f => f.Reading is { As: ReadAs.Corrected }).Select(f => (f.Word.Typed, f.Text!)).Distinct()];

    /// <summary>The typed words that the record has nothing like.</summary>
    public static IReadOnlyList<string> LeftOut(RankedDocument ranked) =>
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
