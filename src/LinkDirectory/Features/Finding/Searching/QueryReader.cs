using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>Reads what somebody typed: for each word, which of the index's words it may mean, and how surely.</summary>
internal sealed class QueryReader(SearchIndex index)
{
    private const int MostJoined = 3;
    private const int LongEnoughToBegin = 3;
    private const int LongEnoughToSlip = 3;
    private const int LongEnoughToSlipTwice = 6;
    private const int LongEnoughToDivide = 4;
    private const int LongestInitials = 9;
    private const int LongestPostcode = 7;
    private const int MostBegun = 400;
    private const double JoiningWeight = 0.1;

    // What is as sure as the surest, more or less, says how rare a word is.
    private const float AsSure = 0.1f;

    // A word that nothing is like says less than a rare word, and still that something is missing.
    private const int RecordsOfUnknown = 20;

    private readonly Lexicon lexicon = index.Lexicon;

    public SearchQuery Read(string text)
    {
        var words = SameWords.Keep(SearchWords.Typed(text));
        var readings = words.Select((word, at) => Readings(word, isLast: at == words.Count - 1)).ToList();
        ReadJoined(words, readings);
        return new SearchQuery([.. words.Select((word, at) => Weigh(word, IsPostcode(words, at), readings[at]))]);
    }

    private Dictionary<int, Reading> Readings(KeptWord word, bool isLast)
    {
        var found = new Dictionary<int, Reading>();
        var exact = lexicon.Find(word.Kept);
        if (exact is { } term)
        {
            Add(found, new Reading(term, 1));
        }

        foreach (var meant in SameWords.MayMean.GetValueOrDefault(word.Kept, []))
        {
            AddKnown(found, meant, exact is null ? 0.85f : 0.6f);
        }

        if (word.Written.Contains(' ', StringComparison.Ordinal) || SameWords.Joins(word.Written))
        {
            return found;
        }

        var hasDigit = word.Written.Any(char.IsAsciiDigit);
        ReadOutward(found, word.Written);
        ReadBegun(found, word.Written, isLast, hasDigit, exact is not null);
        if (hasDigit)
        {
            ReadLookalike(found, word.Written, isLast, exact is not null);
        }
        else
        {
            ReadInitials(found, word.Written, exact is not null);
            ReadSlips(found, word.Written, exact);
            ReadDivided(found, word.Written, exact is not null);
            ReadEndings(found);
        }

        return found;
    }

    private void ReadBegun(Dictionary<int, Reading> found, string typed, bool isLast, bool hasDigit, bool isKnown)
    {
        if (hasDigit ? !isLast || typed.Length < LongEnoughToBegin : !isLast && typed.Length < LongEnoughToBegin)
        {
            return;
        }

        foreach (var (term, missing) in lexicon.Beginning(typed).Where(b => lexicon.Records(b.Term) > 0).Take(MostBegun))
        {
            var sure = (isKnown ? 0.8f : 0.92f) - (0.015f * Math.Min(missing, 8));
            Add(found, new Reading(term, missing == 0 ? 1 : sure));
        }
    }

    private void ReadInitials(Dictionary<int, Reading> found, string typed, bool isKnown)
    {
        if (typed.Length is < LongEnoughToBegin or > LongestInitials)
        {
            return;
        }

        foreach (var (term, missing) in lexicon.Beginning(DocumentWords.InitialsMark + typed)
            .Where(b => lexicon.Records(b.Term) > 0 && b.Missing <= 4).Take(MostBegun))
        {
            Add(found, new Reading(term, (isKnown ? 0.5f : 0.9f) - (0.04f * missing)));
        }
    }

    private void ReadSlips(Dictionary<int, Reading> found, string typed, int? exact)
    {
        if (typed.Length < LongEnoughToSlip || (typed.Length == LongEnoughToSlip && found.Count > 0))
        {
            return;
        }

        var once = typed.Length >= LongEnoughToSlipTwice ? 0.85f : 0.72f;
        var slipped = 0;
        foreach (var (term, _) in Slipped(typed, 1))
        {
            slipped += lexicon.Records(term);
            Add(found, new Reading(term, exact is null ? once : once - 0.15f, Corrected: true));
        }

        if (exact is not null)
        {
            return;
        }

        foreach (var term in lexicon.SoundingLike(typed).Where(term => lexicon.Records(term) > 0 && IsLike(typed, lexicon.Text(term))))
        {
            Add(found, new Reading(term, slipped == 0 ? 0.65f : 0.55f, Corrected: true));
        }

        foreach (var (term, _) in typed.Length >= LongEnoughToSlipTwice ? Slipped(typed, 2) : [])
        {
            Add(found, new Reading(term, slipped == 0 ? 0.6f : 0.5f, Corrected: true));
        }
    }

    // Words of one sound share half of their letters: a key alone takes "zzyzx" for Sikes.
    private static bool IsLike(string typed, string other) => EditDistance.Between(typed, other, typed.Length / 2) <= typed.Length / 2;

    private IEnumerable<(int Term, int Slips)> Slipped(string typed, int most) =>
        lexicon.Near(typed, most).Where(near => lexicon.Records(near.Term) > 0 && !lexicon.Text(near.Term).Any(char.IsAsciiDigit));

    // One or several, and whose: "Joseph" and "Josephs".
    private void ReadEndings(Dictionary<int, Reading> found)
    {
        foreach (var reading in found.Values.Where(r => r.Next is null && r.Sure >= 0.7f).ToList())
        {
            var text = lexicon.Text(reading.Term);
            AddKnown(found, text.EndsWith('s') ? text[..^1] : text + "s", reading.Sure - 0.05f, reading.Corrected);
        }
    }

    private void ReadDivided(Dictionary<int, Reading> found, string typed, bool isKnown)
    {
        for (var at = 2; typed.Length >= LongEnoughToDivide && at <= typed.Length - 2; at++)
        {
            if (lexicon.Find(typed[..at]) is { } first && lexicon.Find(typed[at..]) is { } next)
            {
                Add(found, new Reading(first, isKnown ? 0.8f : 0.9f, Next: next));
            }
        }
    }

    private void ReadLookalike(Dictionary<int, Reading> found, string typed, bool isLast, bool isKnown)
    {
        if (isKnown || typed.Length < 2)
        {
            return;
        }

        var alike = DocumentWords.LookalikeMark + DocumentWords.Lookalike(typed);
        AddKnown(found, alike, 0.85f, corrected: true);
        foreach (var (term, missing) in lexicon.Beginning(alike).Where(b => isLast && lexicon.Records(b.Term) > 0).Take(MostBegun))
        {
            Add(found, new Reading(term, missing == 0 ? 0.85f : 0.7f, Corrected: true));
        }

        foreach (var (term, _) in lexicon.Near(typed, 1).Where(n =>
            typed.Length >= 5 && lexicon.Records(n.Term) > 0 && lexicon.Text(n.Term).Any(char.IsAsciiDigit)))
        {
            Add(found, new Reading(term, 0.6f, Corrected: true));
        }
    }

    // Words that were typed apart and are one in the index: "rose hill" for Rosehill, a postcode, a telephone number.
    private void ReadJoined(List<KeptWord> words, List<Dictionary<int, Reading>> readings)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var joined = words[at].Written;
            for (var next = at + 1; next < words.Count && next < at + MostJoined; next++)
            {
                joined += words[next].Written;
                var whole = new Dictionary<int, Reading>();
                ReadWhole(whole, joined, isLast: next == words.Count - 1);
                foreach (var reading in whole.Values)
                {
                    for (var part = at; part <= next; part++)
                    {
                        Add(readings[part], reading);
                    }
                }
            }
        }
    }

    private void ReadWhole(Dictionary<int, Reading> found, string joined, bool isLast)
    {
        var hasDigit = joined.Any(char.IsAsciiDigit);
        var dialled = joined.All(char.IsAsciiDigit) ? DocumentWords.Telephone(joined) : joined;
        AddKnown(found, dialled, hasDigit ? 1 : 0.95f);
        if (hasDigit && found.Count == 0)
        {
            ReadBegun(found, dialled, isLast || joined.Any(char.IsAsciiLetter), hasDigit, isKnown: false);
        }

        if (found.Count == 0 && joined.Length <= LongestPostcode)
        {
            ReadLookalike(found, joined, isLast && hasDigit, isKnown: false);
        }

        ReadOutward(found, joined);
    }

    // After what has the postcode comes what has its first part.
    private void ReadOutward(Dictionary<int, Reading> found, string typed)
    {
        if (PostcodeText.TryParseFull(typed, out var postcode))
        {
            AddKnown(found, postcode.Outward.ToLowerInvariant(), 0.7f);
        }
    }

    private void AddKnown(Dictionary<int, Reading> found, string word, float sure, bool corrected = false)
    {
        if (lexicon.Find(word) is { } term)
        {
            Add(found, new Reading(term, sure, corrected));
        }
    }

    private static void Add(Dictionary<int, Reading> found, Reading reading)
    {
        if (!found.TryGetValue(reading.Term, out var before) || before.Sure < reading.Sure)
        {
            found[reading.Term] = reading;
        }
    }

    private SearchWord Weigh(KeptWord word, bool isPostcode, Dictionary<int, Reading> readings)
    {
        List<Reading> sure = [.. readings.Values.OrderByDescending(r => r.Sure)];
        var records = sure.Count == 0
            ? RecordsOfUnknown
            : sure.TakeWhile(r => r.Sure >= sure[0].Sure - AsSure).Sum(r => lexicon.Records(r.Term));
        var weight = Math.Log(1 + ((double)index.Count / Math.Max(1, records))) * (SameWords.Joins(word.Kept) ? JoiningWeight : 1);
        return new SearchWord(word.Written, weight, isPostcode, sure);
    }

    private static bool IsPostcode(List<KeptWord> words, int at) => PostcodeText.TryParse(words[at].Written, out _)
        || (at > 0 && PostcodeText.TryParseFull(words[at - 1].Written + words[at].Written, out _));

}
