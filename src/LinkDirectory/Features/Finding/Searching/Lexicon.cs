namespace LinkDirectory.Features.Finding.Searching;

/// <summary>
/// The words of the search index: each has a number, and is found by itself, by how it begins, with slips of the keys, and by its sound.
/// Several written words may be of one number. Not safe for threads: the index guards it.
/// </summary>
internal sealed class Lexicon
{
    // New words are looked through one by one until there are as many as this, and sorted in then.
    private const int MostUnsorted = 256;

    private readonly Dictionary<string, int> byText = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private readonly List<int> terms = [];
    private readonly List<string> keptTexts = [];
    private readonly List<int> records = [];
    private readonly List<List<(int Written, uint Letters)>> byLength = [];
    private readonly Dictionary<string, List<int>> bySound = new(StringComparer.Ordinal);
    private List<int> sorted = [];
    private readonly List<int> unsorted = [];

    public int Count => keptTexts.Count;

    public string Text(int term) => keptTexts[term];

    /// <summary>How many records have the word.</summary>
    public int Records(int term) => records[term];

    public void Recount(int term, int more) => records[term] += more;

    /// <summary>The word's number; a new one where it is not known.</summary>
    public int Add(string word)
    {
        if (byText.TryGetValue(word, out var term))
        {
            return term;
        }

        term = keptTexts.Count;
        keptTexts.Add(word);
        records.Add(0);
        Write(word, term);
        return term;
    }

    /// <summary>Another way to write a word.</summary>
    public void Add(string written, string kept) => Write(written, Add(kept));

    /// <summary>The word's number; null where no record has it.</summary>
    public int? Find(string word) => byText.TryGetValue(word, out var term) && records[term] > 0 ? term : null;

    /// <summary>The words that begin so, itself included, with how many letters are missing.</summary>
    public IEnumerable<(int Term, int Missing)> Beginning(string start)
    {
        for (var at = FirstNotBefore(start); at < sorted.Count && Begins(sorted[at], start); at++)
        {
            yield return (terms[sorted[at]], texts[sorted[at]].Length - start.Length);
        }

        foreach (var written in unsorted)
        {
            if (Begins(written, start))
            {
                yield return (terms[written], texts[written].Length - start.Length);
            }
        }
    }

    /// <summary>The words of letters that lie one to so many slips away.</summary>
    public IEnumerable<(int Term, int Slips)> Near(string word, int mostSlips)
    {
        var letters = Letters(word);
        for (var length = Math.Max(1, word.Length - mostSlips); length <= word.Length + mostSlips && length < byLength.Count; length++)
        {
            foreach (var (written, other) in byLength[length])
            {
                // A slip changes two letters of the set at most.
                if (System.Numerics.BitOperations.PopCount(letters ^ other) <= 2 * mostSlips
                    && EditDistance.Between(word, texts[written], mostSlips) is var slips and > 0 && slips <= mostSlips)
                {
                    yield return (terms[written], slips);
                }
            }
        }
    }

    public IReadOnlyList<int> SoundingLike(string word) =>
        SoundsLike.Key(word) is { } key && bySound.TryGetValue(key, out var found) ? found : [];

    private void Write(string word, int term)
    {
        if (!byText.TryAdd(word, term))
        {
            return;
        }

        var written = texts.Count;
        texts.Add(word);
        terms.Add(term);
        unsorted.Add(written);
        if (unsorted.Count > MostUnsorted + (sorted.Count / 16))
        {
            Sort();
        }

        while (byLength.Count <= word.Length)
        {
            byLength.Add([]);
        }

        if (char.IsAsciiLetterLower(word[0]))
        {
            byLength[word.Length].Add((written, Letters(word)));
        }

        if (SoundsLike.Key(word) is { } key)
        {
            if (!bySound.TryGetValue(key, out var same))
            {
                bySound[key] = same = [];
            }

            same.Add(term);
        }
    }

    private void Sort()
    {
        unsorted.Sort(Compare);
        var merged = new List<int>(sorted.Count + unsorted.Count);
        var at = 0;
        foreach (var written in unsorted)
        {
            while (at < sorted.Count && Compare(sorted[at], written) < 0)
            {
                merged.Add(sorted[at++]);
            }

            merged.Add(written);
        }

        merged.AddRange(sorted[at..]);
        sorted = merged;
        unsorted.Clear();
    }

    private int Compare(int one, int other) => string.CompareOrdinal(texts[one], texts[other]);

    private bool Begins(int written, string start) => texts[written].StartsWith(start, StringComparison.Ordinal);

    private int FirstNotBefore(string start)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(texts[sorted[middle]], start) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static uint Letters(string word)
    {
        var set = 0u;
        foreach (var letter in word)
        {
            set |= 1u << (letter & 31);
        }

        return set;
    }
}
