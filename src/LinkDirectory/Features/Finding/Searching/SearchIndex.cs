using System.Runtime.InteropServices;
using LinkDirectory.Data.Search;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>A record in the index.</summary>
/// <param name="Name">Its name's words, in order.</param>
/// <param name="Elsewhere">What else it is found by, each word at its best place.</param>
internal sealed record IndexedDocument(SearchRecord Record, int[] Name, (int Term, SearchField Field)[] Elsewhere);

/// <summary>
/// An inverted index in memory over schools, services, providers and areas: for each word, the records that have it and where. A record
/// that changes is taken out and put in at the end. Not safe for threads: <see cref="SearchIndexCache"/> guards it.
/// </summary>
internal sealed class SearchIndex
{
    // A posting is a record's place times this, plus the field.
    private const int Fields = 8;

    private readonly List<IndexedDocument?> documents = [];
    private readonly Dictionary<(SearchKind, int), int> places = [];
    private readonly List<List<int>> postings = [];

    public SearchIndex()
    {
        foreach (var (kept, written) in SameWords.Written)
        {
            foreach (var other in written)
            {
                Lexicon.Add(other, kept);
            }
        }
    }

    public Lexicon Lexicon { get; } = new();

    /// <summary>The records that can be found.</summary>
    public int Count => places.Count;

    /// <summary>Places in the index, those of records taken out included.</summary>
    public int Places => documents.Count;

    public IndexedDocument? At(int place) => documents[place];

    public IndexedDocument? Find(SearchKind kind, int id) => places.TryGetValue((kind, id), out var place) ? documents[place] : null;

    /// <summary>Where a word stands: a record's place and the field.</summary>
    public static (int Place, SearchField Field) Read(int posting) => (posting / Fields, (SearchField)(posting % Fields));

    /// <summary>The postings of a word in ascending order, those of records taken out included; until the index changes.</summary>
    public ReadOnlySpan<int> Postings(int term) => term < postings.Count ? CollectionsMarshal.AsSpan(postings[term]) : [];

    /// <summary>The first and the last posting that a record's place may have.</summary>
    public static (int First, int Last) PostingsOf(int place) => (place * Fields, (place * Fields) + Fields - 1);

    /// <summary>Puts a record in, in place of the one with its kind and id, if there is one.</summary>
    public void Put(SearchDocument document)
    {
        var record = document.Record;
        Remove(record.Kind, record.Id);
        var place = documents.Count;
        var best = new Dictionary<int, SearchField>();
        var words = NameWords.Of(record.Name);
        foreach (var (field, word) in DocumentWords.Of(document, words))
        {
            var term = Lexicon.Add(word);
            if (!best.TryGetValue(term, out var before) || field < before)
            {
                best[term] = field;
            }
        }

        foreach (var (term, field) in best)
        {
            Lexicon.Recount(term, 1);
            Posted(term).Add((place * Fields) + (int)field);
        }

        int[] name = [.. words.Kept.Select(Lexicon.Add)];
        documents.Add(new IndexedDocument(record, name, [.. best.Select(b => (b.Key, b.Value))]));
        places[(record.Kind, record.Id)] = place;
    }

    /// <summary>Takes a record out; nothing where it is not there.</summary>
    public void Remove(SearchKind kind, int id)
    {
        if (places.Remove((kind, id), out var place))
        {
            foreach (var (term, _) in documents[place]!.Elsewhere)
            {
                Lexicon.Recount(term, -1);
            }

            documents[place] = null;
        }
    }

    private List<int> Posted(int term)
    {
        while (postings.Count <= term)
        {
            postings.Add([]);
        }

        return postings[term];
    }
}
