namespace LinkDirectory.Data.Search;

/// <summary>The words of the search index and in how many records each is found. Never changes once made.</summary>
public sealed class Vocabulary
{
    /// <summary>A word in a tenth of all records says little about any of them.</summary>
    public const int CommonShare = 10;

    private readonly string[] words;
    private readonly int[] records;
    private readonly int total;

    // Places in the list of the words that may be meant: those without a digit, by length.
    private readonly ILookup<int, int> correctable;

    /// <param name="total">The records in the index.</param>
    public Vocabulary(IEnumerable<(string Word, int Records)> all, int total)
    {
        var sorted = all.OrderBy(w => w.Word, StringComparer.Ordinal).ToList();
        words = [.. sorted.Select(w => w.Word)];
        records = [.. sorted.Select(w => w.Records)];
        this.total = total;
        correctable = Enumerable.Range(0, words.Length).Where(i => !words[i].Any(char.IsAsciiDigit)).ToLookup(i => words[i].Length);
    }

    public static Vocabulary Empty { get; } = new([], 0);

    /// <summary>The records that have the word itself.</summary>
    public int RecordsWith(string word) => Array.BinarySearch(words, word, StringComparer.Ordinal) is var at and >= 0 ? records[at] : 0;

    /// <summary>The records that have a word that begins so; one that has two such words is counted twice.</summary>
    public int RecordsBeginning(string start)
    {
        var at = Array.BinarySearch(words, start, StringComparer.Ordinal);
        var sum = 0;
        for (var i = at < 0 ? ~at : at; i < words.Length && words[i].StartsWith(start, StringComparison.Ordinal); i++)
        {
            sum += records[i];
        }

        return sum;
    }

    public bool IsCommon(int found) => found * CommonShare >= total;

    /// <summary>
    /// The words that somebody may have meant: those fewest slips away, the most frequent first. One slip in words of up to
    /// four letters, two in longer ones: a second slip in a short word makes any word of any other.
    /// </summary>
    public IReadOnlyList<string> Corrections(string word, int most)
    {
        var slips = word.Length <= 4 ? 1 : 2;
        var found = new List<int>();
        foreach (var i in Enumerable.Range(word.Length - slips, (2 * slips) + 1).SelectMany(length => correctable[length]))
        {
            var distance = EditDistance.Between(word, words[i], slips);
            if (distance < slips)
            {
                found.Clear();
                slips = distance;
            }

            if (distance <= slips)
            {
                found.Add(i);
            }
        }

        return [.. found.OrderByDescending(i => records[i]).ThenBy(i => words[i], StringComparer.Ordinal).Take(most).Select(i => words[i])];
    }
}
