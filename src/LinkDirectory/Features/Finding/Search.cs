using LinkDirectory.Data.Search;
using LinkDirectory.Features.Finding.Searching;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Finding;

/// <summary>Something that a search found.</summary>
/// <param name="Result">A <see cref="School"/>, <see cref="Service"/>, <see cref="Provider"/> or <see cref="Area"/> (without its
/// boundary).</param>
/// <param name="Score">From 0 to 1, where 1 is best. It compares results within one search, not between searches.</param>
/// <param name="Matched">What matched, in words, with what was read otherwise or left out, such as "(“oak” for “oka”)".</param>
/// <param name="Corrections">The typed words that were read as others.</param>
/// <param name="LeftOut">The typed words that the record has nothing like.</param>
public sealed record SearchHit(
    object Result, double Score, string Matched, IReadOnlyList<(string Typed, string Found)> Corrections, IReadOnlyList<string> LeftOut);

/// <summary>What "which school?" comes to: a place that can be asked about at once, or schools to choose from.</summary>
/// <param name="Place">Where the text is a postcode, an outward code or a school's URN; null for any other text.</param>
public sealed record SchoolSuggestions(PlaceReference? Place, IReadOnlyList<School> Schools);

/// <summary>
/// The one search box over schools, services, providers and areas. What is typed is never logged: it may be a child's
/// postcode. Takes at most six statements: whether anything has changed, where a postcode is, and one for each kind that was found.
/// </summary>
public sealed class Search
{
    public const int UsualCount = 20;

    public const int MostCount = 100;

    /// <summary>The longest text that is looked for, in characters; pages and the API refuse a longer one.</summary>
    public const int LongestText = SearchWords.LongestText;

    private readonly SearchIndexCache indexes;
    private readonly PlaceFinder places;
    private readonly SearchResults results;

    internal Search(SearchIndexCache indexes, PlaceFinder places, SearchResults results) =>
        (this.indexes, this.places, this.results) = (indexes, places, results);

    /// <summary>
    /// The best hits first; none for a text without a letter or digit. Everything in the directory that it finds is public.
    /// </summary>
    /// <param name="first">1 to <see cref="MostCount"/>; held to that range.</param>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(Actor actor, string text, int first, CancellationToken cancellation)
    {
        var at = TypedPostcode.AtEnd(text) is { } postcode ? await places.PointOfAsync(postcode, cancellation) : null;
        SearchNear? near = at is { } point ? new SearchNear(point, Typed: true) : null;
        var best = await RankAsync(actor, text, Enum.GetValues<SearchKind>(), near, first, cancellation);
        var found = await results.ReadAsync([.. best.Select(r => r.Document.Record)], cancellation);
        return [.. best.Where(r => found.ContainsKey(r.Document.Record.Reference))
            .Select(r => SearchMatch.Describe(r, found[r.Document.Record.Reference]))];
    }

    /// <summary>
    /// Reads an answer to "which school or postcode?". A postcode or an outward code is a place as it stands, and so is the
    /// URN of a school that is here; anything else is looked for among schools, best first.
    /// </summary>
    public async Task<SchoolSuggestions> SuggestSchoolsAsync(Actor actor, string text, int first, CancellationToken cancellation)
    {
        if (PostcodeText.TryParse(text, out var postcode))
        {
            return new SchoolSuggestions(new PlaceReference(Postcode: postcode.Text), []);
        }

        var records = await RecordsAsync(actor, text, [SearchKind.School], null, first, cancellation);
        var read = await results.ReadAsync(records, cancellation);
        List<School> found = [.. records.Where(r => read.ContainsKey(r.Reference)).Select(r => (School)read[r.Reference])];
        var named = int.TryParse(text.Trim(), out var urn) && found.Exists(s => s.Urn == urn);
        return new SchoolSuggestions(named ? new PlaceReference(Urn: urn) : null, found);
    }

    /// <summary>The best records first, as the index shows them: reads none.</summary>
    /// <param name="near">What is near it comes first among equals; null for where the actor works.</param>
    /// <param name="first">1 to <see cref="MostCount"/>; held to that range.</param>
    internal async Task<IReadOnlyList<SearchRecord>> RecordsAsync(
        Actor actor, string text, SearchKind[] kinds, Point? near, int first, CancellationToken cancellation)
    {
        SearchNear? at = near is { } point ? new SearchNear(point, Typed: false) : null;
        return [.. (await RankAsync(actor, text, kinds, at, first, cancellation)).Select(r => r.Document.Record)];
    }

    private Task<List<RankedDocument>> RankAsync(
        Actor actor, string text, SearchKind[] kinds, SearchNear? near, int first, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return indexes.ReadAsync(
            index => new SearchRanking(index).Rank(
                new QueryReader(index).Read(text), kinds, near ?? WorksAt(actor, index), Math.Clamp(first, 1, MostCount)),
            cancellation);
    }

    // The school or the service that somebody keeps.
    private static SearchNear? WorksAt(Actor actor, SearchIndex index) =>
        actor.KeepsSchools.Order().Select(id => index.Find(SearchKind.School, id))
            .Concat(actor.KeepsServices.Order().Select(id => index.Find(SearchKind.Service, id)))
            .SelectMany(found => found?.Record.Locations ?? []).Select(point => (SearchNear?)new SearchNear(point, Typed: false))
            .FirstOrDefault();
}
