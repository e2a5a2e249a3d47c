using System.Buffers;
using System.Runtime.CompilerServices;
using LinkDirectory.Data.Search;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>A record with its score, 0 to 1, and what each typed word found in it.</summary>
internal sealed record RankedDocument(IndexedDocument Document, double Score, double Explained, IReadOnlyList<FoundWord> Found);

/// <summary>What a typed word found in a record: nothing where the reading is null.</summary>
/// <param name="Text">The record's word.</param>
/// <param name="IsNear">The word is the postcode of a place that a service is near.</param>
internal readonly record struct FoundWord(SearchWord Word, Reading? Reading, SearchField Field, string? Text, bool IsNear, double Counts);

/// <summary>Where the search is asked from, or for.</summary>
/// <param name="Point">What is near it comes first among equals.</param>
/// <param name="Typed">The postcode was typed at the end of the text: a service near it is what was looked for.</param>
internal readonly record struct SearchNear(Point Point, bool Typed);

/// <summary>
/// Puts records in order by how much of what was typed they explain, each word by how much it tells; then by how much of their name was
/// typed, in which order, open before closed, and near before far. The order depends on the records and the words alone.
/// </summary>
internal sealed class SearchRanking(SearchIndex index)
{
    // Records that explain most are looked at closely; nobody reads further.
    private const int LookedAt = 160;

    // Of the best record's share. What explains much less than the best is not what was meant.
    private const double ShareOfBest = 0.62;
    private const double LeastExplained = 0.2;

    // Looking one record up among a word's takes as long as reading so many of them.
    private const int WorthASearch = 20;

    private const double ExplainedCounts = 0.74;
    private const double NameCounts = 0.14;
    private const double OrderCounts = 0.05;
    private const double BeginningCounts = 0.03;
    private const double OpenCounts = 0.02;
    private const double NearCounts = 0.02;
    private const double NearMetres = 10_000;

    private static readonly float[] FieldCounts = [1, 1, 0.95f, 0.93f, 0.9f, 0.88f, 0.8f];

    public List<RankedDocument> Rank(SearchQuery query, SearchKind[] wanted, SearchNear? near, int most)
    {
        if (query.Weight <= 0)
        {
            return [];
        }

        var ranked = Candidates(query, wanted, near).Select(place => Look(index.At(place)!, query, near))
            .Where(r => r.Explained >= LeastExplained).ToList();
        var best = ranked.Select(r => r.Explained).DefaultIfEmpty(0).Max();
        return [.. ranked.Where(r => r.Explained >= best * ShareOfBest)
            .OrderByDescending(r => r.Score)
            .ThenBy(r => r.Document.Record.Name, StringComparer.Ordinal)
            .ThenBy(r => r.Document.Record.Kind)
            .ThenBy(r => r.Document.Record.Id)
            .Take(most)];
    }

    private List<int> Candidates(SearchQuery query, SearchKind[] wanted, SearchNear? near)
    {
        var sums = ArrayPool<float>.Shared.Rent(index.Places);
        var gains = ArrayPool<float>.Shared.Rent(index.Places);
        var touched = new List<int>();
        try
        {
            Array.Clear(sums, 0, index.Places);
            Array.Clear(gains, 0, index.Places);
            var collected = 0.0;
            foreach (var word in query.Words.OrderByDescending(w => w.Weight))
            {
                // What explains none of the words that tell most cannot come before what explains them all.
                Sum(word, sums, gains, touched, collects: collected <= query.Weight * 0.6
                    && !AreEnough(touched, sums, wanted, query.Weight - collected + MostByNearness(query, near)));
                collected += word.Weight;
            }

            return Best(touched, sums, wanted, near, query);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(sums);
            ArrayPool<float>.Shared.Return(gains);
        }
    }

    // Whether as many as are looked at explain more already than one that has none of the words so far ever will.
    private bool AreEnough(List<int> touched, float[] sums, SearchKind[] wanted, double most)
    {
        const double slack = 1.0001; // sums are in single precision
        var enough = 0;
        foreach (var place in touched)
        {
            if (sums[place] > most * slack && Wanted(place, wanted) is not null && ++enough == LookedAt)
            {
                return true;
            }
        }

        return false;
    }

    private void Sum(SearchWord word, float[] sums, float[] gains, List<int> touched, bool collects)
    {
        foreach (var reading in word.Readings)
        {
            var postings = index.Postings(reading.Term);
            if (!collects && touched.Count < postings.Length / WorthASearch)
            {
                foreach (var place in touched)
                {
                    if (Posting(postings, place) is { } posting)
                    {
                        Add(word, reading, posting, sums, gains, touched);
                    }
                }

                continue;
            }

            foreach (var posting in postings)
            {
                if (collects || sums[SearchIndex.Read(posting).Place] > 0)
                {
                    Add(word, reading, posting, sums, gains, touched);
                }
            }
        }

        foreach (var place in touched)
        {
            gains[place] = 0;
        }
    }

    // Called a million times for common words: the compiler does not see by itself that the call is dearer than the sum.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(
        SearchWord word, Reading reading, int posting, float[] sums, float[] gains, List<int> touched)
    {
        var (place, field) = SearchIndex.Read(posting);
        var gain = (float)word.Weight * reading.Sure * FieldCounts[(int)field];
        if (gain <= gains[place] || (reading.Next is { } next && !Follows(place, reading.Term, next)))
        {
            return;
        }

        if (sums[place] <= 0)
        {
            touched.Add(place);
        }

        sums[place] += gain - gains[place];
        gains[place] = gain;
    }

    // A record has a word once.
    private static int? Posting(ReadOnlySpan<int> postings, int place)
    {
        var (first, last) = SearchIndex.PostingsOf(place);
        var at = postings.BinarySearch(first);
        at = at < 0 ? ~at : at;
        return at < postings.Length && postings[at] <= last ? postings[at] : null;
    }

    private bool Follows(int place, int first, int next) => index.At(place) is { } document && Follows(document, first, next);

    private static bool Follows(IndexedDocument document, int first, int next)
    {
        var at = Array.IndexOf(document.Name, first);
        return at >= 0 && at + 1 < document.Name.Length && document.Name[at + 1] == next;
    }

    /// <summary>The record, where it is of a kind that is looked for.</summary>
    private IndexedDocument? Wanted(int place, SearchKind[] wanted) =>
        index.At(place) is { } document && Array.IndexOf(wanted, document.Record.Kind) >= 0 ? document : null;

    private static double PostcodeCounts(SearchQuery query) => query.Words.Where(w => w.IsPostcode).Sum(w => w.Weight);

    // Nothing gains more than this by being near.
    private static double MostByNearness(SearchQuery query, SearchNear? near) =>
        near is null ? 0 : PostcodeCounts(query) + (NearCounts * query.Weight);

    private List<int> Best(List<int> touched, float[] sums, SearchKind[] wanted, SearchNear? near, SearchQuery query)
    {
        var best = new PriorityQueue<int, (double Value, int Order)>();
        var (postcode, mostByNearness) = (PostcodeCounts(query), MostByNearness(query, near));
        foreach (var at in touched)
        {
            if (best.Count == LookedAt && best.TryPeek(out _, out var least) && sums[at] + mostByNearness < least.Value)
            {
                continue;
            }

            if (Wanted(at, wanted) is { } document)
            {
                var gain = near is { Typed: true } && document.Record.Kind == SearchKind.Service
                    ? postcode : NearCounts * query.Weight;
                Keep(best, at, sums[at] + (gain * Nearness(document.Record, near)), -document.Record.Id);
            }
        }

        return [.. best.UnorderedItems.Select(item => item.Element)];
    }

    // Where common words alone were typed, tens of thousands are alike, and few of them come in.
    private static void Keep(PriorityQueue<int, (double Value, int Order)> best, int at, double value, int order)
    {
        if (best.Count < LookedAt)
        {
            best.Enqueue(at, (value, order));
        }
        else if (best.TryPeek(out _, out var least) && (value > least.Value || (value == least.Value && order > least.Order)))
        {
            best.EnqueueDequeue(at, (value, order));
        }
    }

    private RankedDocument Look(IndexedDocument document, SearchQuery query, SearchNear? near)
    {
        var nearness = Nearness(document.Record, near);
        var servesNear = near is { Typed: true } && document.Record.Kind == SearchKind.Service ? nearness : 0;
        var found = query.Words.Select(word => Find(document, word, servesNear)).ToList();
        var explained = found.Sum(f => f.Word.Weight * f.Counts) / query.Weight;
        var score = (ExplainedCounts * explained)
            + (NameCounts * NameTyped(document, found))
            + (OrderCounts * InOrder(document, found))
            + (found[0].Reading is { } first && document.Name.Length > 0 && document.Name[0] == first.Term ? BeginningCounts : 0)
            + (document.Record.Open ? OpenCounts : 0)
            + (NearCounts * nearness);
        return new RankedDocument(document, Math.Round(Math.Clamp(score, 0, 1), 4), explained, found);
    }

    private FoundWord Find(IndexedDocument document, SearchWord word, double servesNear)
    {
        var best = new FoundWord(word, null, default, null, IsNear: false, 0);
        foreach (var reading in word.Readings)
        {
            if (reading.Sure <= best.Counts)
            {
                break;
            }

            foreach (var (term, field) in document.Elsewhere)
            {
                var counts = reading.Sure * FieldCounts[(int)field];
                if (term == reading.Term && counts > best.Counts && (reading.Next is not { } next || Follows(document, term, next)))
                {
                    best = new FoundWord(word, reading, field, index.Lexicon.Text(term), IsNear: false, counts);
                }
            }
        }

        return word.IsPostcode && servesNear > best.Counts ? new FoundWord(word, null, default, null, IsNear: true, servesNear) : best;
    }

    // The share of the name's words, each by how much it tells, that was typed.
    private double NameTyped(IndexedDocument document, List<FoundWord> found)
    {
        var (all, typed) = (0.0, 0.0);
        foreach (var term in document.Name)
        {
            var tells = Math.Log(1 + ((double)index.Count / Math.Max(1, index.Lexicon.Records(term))));
            all += tells;
            typed += found.Exists(f => f.Reading is { } r && (r.Term == term || r.Next == term)) ? tells : 0;
        }

        return all > 0 ? typed / all : 0;
    }

    // The share of neighbouring typed words that follow each other in the name.
    private static double InOrder(IndexedDocument document, List<FoundWord> found)
    {
        var follows = 0;
        for (var at = 1; at < found.Count; at++)
        {
            if (found[at - 1].Reading is { } before && found[at].Reading is { } after && Follows(document, before.Term, after.Term))
            {
                follows++;
            }
        }

        return found.Count > 1 ? (double)follows / (found.Count - 1) : 0;
    }

    private static double Nearness(SearchRecord record, SearchNear? near) =>
        near is { } here && record.Locations.Count > 0 ? NearMetres / (NearMetres + record.Locations.Min(here.Point.MetresTo)) : 0;
}
