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

    private readonly DirectoryDb directory;
    private readonly SearchIndexCache indexes;
    private readonly PlaceFinder places;
    private readonly SearchResults results;

    internal Search(DirectoryDb directory, SearchIndexCache indexes, PlaceFinder places, SearchResults results) =>
        (this.directory, this.indexes, this.places, this.results) = (directory, indexes, places, results);

    /// <summary>
    /// The best hits first; none for a text without a letter or digit. Everything in the directory that it finds is public.
    /// </summary>
    /// <param name="first">1 to <see cref="MostCount"/>; held to that range.</param>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(Actor actor, string text, int first, CancellationToken cancellation)
    {
        var near = TypedPostcode.AtEnd(text) is { } postcode ? await places.PointOfAsync(postcode, cancellation) : null;
        var best = await RankAsync(actor, text, null, near, isTyped: true, first, cancellation);
        var found = await results.ReadAsync([.. best.Select(r => r.Document.Record)], cancellation);
        return [.. best.Select(r => (Ranked: r, Result: found.GetValueOrDefault((r.Document.Record.Kind, r.Document.Record.Id))))
            .Where(r => r.Result is not null)
            .Select(r => new SearchHit(r.Result!, r.Ranked.Score, SearchMatch.Describe(r.Ranked), SearchMatch.Corrections(r.Ranked),
                SearchMatch.LeftOut(r.Ranked)))];
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

        var ids = (await RankAsync(actor, text, [SearchKind.School], null, isTyped: false, first, cancellation))
            .Select(r => r.Document.Record.Id).ToList();
        await using var db = directory.OpenToRead();
        var schools = await db.Schools.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        List<School> found = [.. ids.Where(schools.ContainsKey).Select(id => schools[id])];
        var named = int.TryParse(text.Trim(), out var urn) && found.Exists(s => s.Urn == urn);
        return new SchoolSuggestions(named ? new PlaceReference(Urn: urn) : null, found);
    }

    /// <summary>The best records first, as the index shows them: reads none.</summary>
    /// <param name="kinds">What is looked for; null for everything.</param>
    /// <param name="near">What is near it comes first among equals; null for where the actor works.</param>
    /// <param name="first">1 to <see cref="MostCount"/>; held to that range.</param>
    internal async Task<IReadOnlyList<SearchRecord>> RecordsAsync(
        Actor actor, string text, SearchKind[]? kinds, Point? near, int first, CancellationToken cancellation) =>
        [.. (await RankAsync(actor, text, kinds, near, isTyped: false, first, cancellation)).Select(r => r.Document.Record)];

    private Task<List<RankedDocument>> RankAsync(
        Actor actor, string text, SearchKind[]? kinds, Point? near, bool isTyped, int first, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return indexes.ReadAsync(index =>
        {
            SearchNear? here = (near ?? WorksAt(actor, index)) is { } point ? new SearchNear(point, isTyped && near is not null) : null;
            var query = new QueryReader(index).Read(text);
            return new SearchRanking(index).Rank(
                query, kind => kinds is null || Array.IndexOf(kinds, kind) >= 0, here, Math.Clamp(first, 1, MostCount));
        }, cancellation);
    }

    // The school or the service that somebody keeps.
    private static Point? WorksAt(Actor actor, SearchIndex index) =>
        actor.KeepsSchools.Order().Select(id => index.Find(SearchKind.School, id))
            .Concat(actor.KeepsServices.Order().Select(id => index.Find(SearchKind.Service, id)))
            .SelectMany(found => found?.Record.Locations ?? []).Select(point => (Point?)point).FirstOrDefault();
}
