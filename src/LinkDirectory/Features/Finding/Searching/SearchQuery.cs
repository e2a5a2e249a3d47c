using LinkDirectory.Data.Search;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>One word of a search.</summary>
/// <param name="Typed">As it was typed, folded.</param>
/// <param name="Begins">A longer word that begins with it is meant too.</param>
/// <param name="Others">What else may be meant, likeliest first: corrections, or another way to write it.</param>
/// <param name="Corrected">The others are corrections.</param>
/// <param name="Common">In so many records that it helps to order and not to find.</param>
internal sealed record SearchWord(string Typed, bool Begins, IReadOnlyList<string> Others, bool Corrected, bool Common);

/// <summary>What somebody typed, read with the index's own words in hand.</summary>
/// <param name="Words">Those that can be found, in the order typed.</param>
/// <param name="Match">An FTS5 expression; null where there is nothing to look for.</param>
internal sealed record SearchQuery(IReadOnlyList<SearchWord> Words, string? Match)
{
    private const int LongEnoughToBegin = 3;
    private const int MostCorrections = 5;

    // A word that begins this many records or more was meant as it stands.
    private const int RarelyBegins = 10;

    private static readonly string[] Joining = ["and", "of", "the", "for", "at", "in"];

    private static readonly (string, string)[] SameWord = [("st", "saint"), ("saint", "st")];

    public static SearchQuery Parse(string text, Vocabulary vocabulary)
    {
        if (PostcodeText.TryParse(text, out var postcode))
        {
            return OfPostcode(postcode);
        }

        var typed = SearchWords.Parse(text);
        var words = typed.Select((word, at) => Read(word, last: at == typed.Count - 1, vocabulary)).OfType<SearchWord>().ToList();
        var telling = words.Where(w => !w.Common).ToList();
        var sought = telling.Count > 0 ? telling : words;

        // Words that nobody knows may be left out beside one that tells something, not beside common ones.
        return sought.Count == 0 || (telling.Count == 0 && words.Count < typed.Count)
            ? new SearchQuery([], null)
            : new SearchQuery(words, string.Join(" AND ", sought.Select(Expression)));
    }

    // The schools of the postcode itself, and after them those of its outward code.
    private static SearchQuery OfPostcode(PostcodeText postcode)
    {
        var outward = postcode.Outward.ToLowerInvariant();
        return postcode.IsOutwardOnly
            ? new SearchQuery([new SearchWord(outward, Begins: false, [], false, false)], Quoted(outward))
            : new SearchQuery(
                [new SearchWord(postcode.Code.ToLowerInvariant(), Begins: false, [outward], false, false)],
                $"{Quoted(postcode.Code.ToLowerInvariant())} OR {Quoted(outward)}");
    }

    private static SearchWord? Read(string word, bool last, Vocabulary vocabulary)
    {
        var begins = last || word.Length >= LongEnoughToBegin;
        var exact = vocabulary.RecordsWith(word);
        var found = begins ? vocabulary.RecordsBeginning(word) : exact;
        var common = (found > 0 && vocabulary.IsCommon(found)) || Array.Exists(Joining, j => j == word);
        var same = SameWord.Where(s => s.Item1 == word).Select(s => s.Item2).ToList();
        if (exact > 0 || found >= RarelyBegins || word.Length < LongEnoughToBegin || word.Any(char.IsAsciiDigit))
        {
            return found == 0 && same.Count == 0 ? null : new SearchWord(word, begins, same, Corrected: false, common);
        }

        var corrections = vocabulary.Corrections(word, MostCorrections);
        return found == 0 && corrections.Count == 0 ? null : new SearchWord(word, begins, corrections, Corrected: true, common);
    }

    private static string Expression(SearchWord word)
    {
        var typed = Quoted(word.Typed) + (word.Begins ? "*" : "");
        return word.Others.Count == 0 ? typed : $"({typed} OR {string.Join(" OR ", word.Others.Select(Quoted))})";
    }

    private static string Quoted(string word) => $"\"{word}\"";
}
