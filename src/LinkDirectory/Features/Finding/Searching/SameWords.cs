namespace LinkDirectory.Features.Finding.Searching;

/// <summary>
/// What is written in several ways and is one thing: the index keeps one word for it. Made from how names are written on GIAS and how
/// school staff shorten them.
/// </summary>
internal static class SameWords
{
    /// <summary>A word that a name says nothing by: it helps to order and never to find.</summary>
    public static bool Joins(string word) => Joining.Contains(word);

    private static readonly HashSet<string> Joining = ["and", "of", "the", "for", "at", "in", "on", "near", "a", "by", "with"];

    /// <summary>The word that the index keeps, and the others that are written for it.</summary>
    public static IReadOnlyList<(string Kept, string[] Written)> Written { get; } =
    [
        ("cofe", ["ce", "coe"]),
        ("catholic", ["rc", "cath"]),
        ("st", ["saint", "saints", "sts", "ss"]),
        ("primary", ["pri", "prim", "primaries"]),
        ("junior", ["jnr", "jnrs", "jun", "jr", "juniors"]),
        ("infant", ["inf", "infants", "inft"]),
        ("nursery", ["nurs", "nurseries"]),
        ("secondary", ["sec"]),
        ("academy", ["acad", "academies", "acd"]),
        ("school", ["sch", "schl", "schools", "skool"]),
        ("college", ["coll", "colleges"]),
        ("grammar", ["gram"]),
        ("community", ["comm"]),
        ("centre", ["center", "ctr"]),
        ("mount", ["mt"]),
        ("upper", ["upr"]),
        ("lower", ["lwr"]),
        ("mary", ["marys"]),
        ("first", ["1st"]),
        ("second", ["2nd", "ii"]),
        ("third", ["3rd", "iii"]),
        ("fourth", ["4th", "iv"]),
        ("fifth", ["5th"]),
        ("sixth", ["6th", "vi", "6thform"]),
        ("seventh", ["7th", "vii"]),
        ("eighth", ["8th", "viii"]),
        ("camhs", ["cypmhs", "cahms", "camh"]),
        ("counselling", ["counseling", "counsellor", "counselor", "counsellors"]),
    ];

    /// <summary>Words that together are one word: they become it in a name and in what is typed.</summary>
    public static IReadOnlyList<(string[] Phrase, string Kept)> Phrases { get; } =
    [
        (["church", "of", "england"], "cofe"),
        (["c", "of", "england"], "cofe"),
        (["c", "of", "e"], "cofe"),
        (["ch", "of", "e"], "cofe"),
        (["ch", "of", "eng"], "cofe"),
        (["c", "e"], "cofe"),
        (["roman", "catholic"], "catholic"),
        (["r", "c"], "catholic"),
        (["pupil", "referral", "unit"], "pru"),
        (["pupil", "referral", "service"], "pru"),
    ];

    /// <summary>Words that a kept word is found by as well, for somebody who has typed only a part of the phrase.</summary>
    public static IReadOnlyDictionary<string, string[]> Parts { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["cofe"] = ["church", "england"],
        ["catholic"] = ["roman"],
        ["pru"] = ["pupil", "referral", "unit"],
    };

    /// <summary>What a short form may stand for, where no name has it: less sure than the same word.</summary>
    public static IReadOnlyDictionary<string, string[]> MayMean { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["jmi"] = ["junior", "infant", "primary"],
        ["ps"] = ["primary"],
        ["cp"] = ["primary", "community"],
        ["js"] = ["junior"],
        ["jm"] = ["junior"],
        ["hs"] = ["high"],
        ["gs"] = ["grammar"],
        ["ms"] = ["middle"],
        ["va"] = ["aided"],
        ["vc"] = ["controlled"],
        ["vi"] = ["sixth"],
        ["comp"] = ["comprehensive", "school"],
        ["uni"] = ["university"],
        ["tech"] = ["technical", "technology"],
    };

    /// <summary>A text's words, each thing by the word that is kept of it; a phrase that is one thing is one word.</summary>
    public static List<KeptWord> Keep(IReadOnlyList<string> words)
    {
        var kept = new List<KeptWord>(words.Count);
        for (var at = 0; at < words.Count;)
        {
            var (length, word) = KeepAt(words, at);
            kept.Add(new KeptWord(length == 1 ? words[at] : string.Join(' ', words.Skip(at).Take(length)), word));
            at += length;
        }

        return kept;
    }

    private static (int Length, string Kept) KeepAt(IReadOnlyList<string> words, int at)
    {
        foreach (var (phrase, kept) in PhrasesByFirst[words[at]])
        {
            if (at + phrase.Length <= words.Count && phrase.Select((word, i) => words[at + i] == word).All(same => same))
            {
                return (phrase.Length, kept);
            }
        }

        return (1, One.GetValueOrDefault(words[at], words[at]));
    }

    private static readonly ILookup<string, (string[] Phrase, string Kept)> PhrasesByFirst =
        Phrases.ToLookup(phrase => phrase.Phrase[0], StringComparer.Ordinal);

    private static readonly Dictionary<string, string> One = Written
        .SelectMany(same => same.Written.Select(written => (written, same.Kept)))
        .ToDictionary(same => same.written, same => same.Kept, StringComparer.Ordinal);
}

/// <summary>A word or a phrase as it was written, and the word that the index keeps of it.</summary>
internal readonly record struct KeptWord(string Written, string Kept);
