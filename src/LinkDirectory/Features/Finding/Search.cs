using LinkDirectory.Data.Search;
using LinkDirectory.Features.Finding.Searching;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Finding;

/// <summary>Something that a search found.</summary>
/// <param name="Result">A <see cref="School"/>, <see cref="Service"/>, <see cref="Provider"/> or <see cref="Area"/> (without its
/// boundary).</param>
/// <param name="Score">From 0 to 1, where 1 is best. It compares results within one search, not between searches.</param>
/// <param name="Matched">What matched, in words, with any spelling correction in brackets, such as "(“oak” for “oka”)".</param>
public sealed record SearchHit(object Result, double Score, string Matched);

/// <summary>What "which school?" comes to: a place that can be asked about at once, or schools to choose from.</summary>
/// <param name="Place">Where the text is a postcode, an outward code or a school's URN; null for any other text.</param>
public sealed record SchoolSuggestions(PlaceReference? Place, IReadOnlyList<School> Schools);

/// <summary>
/// The one search box over schools, services, providers and areas. What is typed is never logged: it may be a child's
/// postcode. Takes at most six statements: the words, the index, and one for each kind that was found.
/// </summary>
public sealed class Search(DirectoryDb directory, VocabularyCache vocabulary, Areas areas)
{
    public const int UsualCount = 20;

    public const int MostCount = 100;

    /// <summary>The longest text that is looked for, in characters; pages and the API refuse a longer one.</summary>
    public const int LongestText = SearchWords.LongestText;

    /// <summary>
    /// The best hits first; none for a text without a letter or digit. Everything in the directory that it finds is public.
    /// </summary>
    /// <param name="first">1 to <see cref="MostCount"/>; held to that range.</param>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(Actor actor, string text, int first, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var best = await RankAsync(text, null, first, cancellation);
        var found = await ReadAsync(best, cancellation);
        return [.. best.Where(r => found.ContainsKey((r.Row.Kind, r.Row.Id))).Select(r =>
            new SearchHit(found[(r.Row.Kind, r.Row.Id)], r.Score, r.Matched))];
    }

    /// <summary>
    /// Reads an answer to "which school or postcode?". A postcode or an outward code is a place as it stands, and so is the
    /// URN of a school that is here; anything else is looked for among schools, best first.
    /// </summary>
    public async Task<SchoolSuggestions> SuggestSchoolsAsync(Actor actor, string text, int first, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (PostcodeText.TryParse(text, out var postcode))
        {
            return new SchoolSuggestions(new PlaceReference(Postcode: postcode.Text), []);
        }

        var ids = (await RankAsync(text, SearchKind.School, first, cancellation)).Select(r => r.Row.Id).ToList();
        await using var db = directory.OpenToRead();
        var schools = await db.Schools.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        List<School> found = [.. ids.Where(schools.ContainsKey).Select(id => schools[id])];
        var named = int.TryParse(text.Trim(), out var urn) && found.Exists(s => s.Urn == urn);
        return new SchoolSuggestions(named ? new PlaceReference(Urn: urn) : null, found);
    }

    private async Task<IReadOnlyList<RankedRow>> RankAsync(string text, SearchKind? kind, int first, CancellationToken cancellation)
    {
        if (SearchWords.Parse(text).Count == 0)
        {
            return [];
        }

        var query = SearchQuery.Parse(text, await vocabulary.ReadAsync(cancellation));
        if (query.Match is not { } match)
        {
            return [];
        }

        await using var db = directory.OpenToRead();
        var rows = await SearchRows.ReadAsync(db, match, kind, cancellation);
        return [.. SearchRanking.Rank(rows, query).Take(Math.Clamp(first, 1, MostCount))];
    }

    private async Task<Dictionary<(SearchKind Kind, int Id), object>> ReadAsync(
        IReadOnlyList<RankedRow> rows, CancellationToken cancellation)
    {
        var ids = rows.ToLookup(r => r.Row.Kind, r => r.Row.Id);
        List<int> schools = [.. ids[SearchKind.School]], services = [.. ids[SearchKind.Service]], providers = [.. ids[SearchKind.Provider]];
        var found = new Dictionary<(SearchKind, int), object>();
        await using var db = directory.OpenToRead();
        if (schools.Count > 0)
        {
            await db.Schools.Where(s => schools.Contains(s.Id)).ForEachAsync(s => found[(SearchKind.School, s.Id)] = s, cancellation);
        }

        if (services.Count > 0)
        {
            await db.Services.Where(s => services.Contains(s.Id)).Include(s => s.Provider)
                .ForEachAsync(s => found[(SearchKind.Service, s.Id)] = s, cancellation);
        }

        if (providers.Count > 0)
        {
            await db.Providers.Where(p => providers.Contains(p.Id)).ForEachAsync(p => found[(SearchKind.Provider, p.Id)] = p, cancellation);
        }

        foreach (var area in await areas.ByIdsAsync([.. ids[SearchKind.Area]], cancellation))
        {
            found[(SearchKind.Area, area.Id)] = area;
        }

        return found;
    }
}
