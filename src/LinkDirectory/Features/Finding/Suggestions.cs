using LinkDirectory.Data.Search;
using LinkDirectory.Features.Finding.Searching;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Finding;

/// <summary>A record that somebody may be typing the name of.</summary>
/// <param name="Result">A <see cref="School"/>, <see cref="Service"/>, <see cref="Provider"/> or <see cref="Area"/>.</param>
/// <param name="Label">Its name, and what tells it from others of that name: town and authority, or provider.</param>
public sealed record Suggestion(object Result, string Label);

/// <summary>A suggestion as a box shows it.</summary>
/// <param name="Kind">School, Service, Provider or Area.</param>
/// <param name="Code">Its URN, reference, ODS or GSS code; empty for a provider without one.</param>
/// <param name="Where">What tells it from others of its name; may be empty.</param>
/// <param name="Href">Its page.</param>
public sealed record SuggestedLine(string Kind, string Code, string Name, string Where, string Href);

/// <summary>What somebody may be typing, best first. What they type is never logged: it may be a child's postcode.</summary>
public sealed class Suggestions
{
    /// <summary>As many as are read at a glance beneath a box.</summary>
    public const int UsualCount = 8;

    private readonly Search search;
    private readonly PlaceFinder places;
    private readonly SearchResults results;

    internal Suggestions(Search search, PlaceFinder places, SearchResults results) =>
        (this.search, this.places, this.results) = (search, places, results);

    /// <summary>The records themselves.</summary>
    /// <param name="kinds">School, Service, Provider, Area; null for everything.</param>
    /// <param name="near">What is near it comes first among equals; null for where the actor works.</param>
    public async Task<Result<List<Suggestion>>> FindAsync(
        Actor actor, string text, IReadOnlyList<string>? kinds, PlaceReference? near, int first, CancellationToken cancellation)
    {
        var place = near is null ? null : await places.LocateAsync(near, cancellation);
        if (place is { Problem: InvalidInput unknown })
        {
            return unknown with { Field = ["near"] };
        }

        var wanted = ReadKinds(kinds);
        if (!wanted.IsDone)
        {
            return wanted.Problem!;
        }

        var records = await search.RecordsAsync(actor, text, wanted.Value, place?.Value?.Point, first, cancellation);
        var found = await results.ReadAsync(records, cancellation);
        return (List<Suggestion>)[.. records.Where(r => found.ContainsKey(r.Reference))
            .Select(r => new Suggestion(found[r.Reference], Label(r)))];
    }

    /// <summary>As a box shows them, without a reading of the records.</summary>
    /// <param name="kinds">School, Service, Provider, Area; null for everything.</param>
    public async Task<Result<List<SuggestedLine>>> LinesAsync(
        Actor actor, string text, IReadOnlyList<string>? kinds, CancellationToken cancellation)
    {
        var wanted = ReadKinds(kinds);
        return wanted.IsDone
            ? (await search.RecordsAsync(actor, text, wanted.Value, near: null, UsualCount, cancellation)).Select(Line).ToList()
            : wanted.Problem!;
    }

    private static Result<SearchKind[]> ReadKinds(IReadOnlyList<string>? kinds)
    {
        var unknown = kinds?.FirstOrDefault(kind => !Enum.GetNames<SearchKind>().Contains(kind, StringComparer.Ordinal));
        return unknown is null
            ? kinds?.Select(Enum.Parse<SearchKind>).ToArray() ?? Enum.GetValues<SearchKind>()
            : new InvalidInput($"'{unknown}' is nothing to look for. Use School, Service, Provider or Area.", "kinds");
    }

    private static string Label(SearchRecord record) => record.Where.Length > 0 ? $"{record.Name}, {record.Where}" : record.Name;

    private static SuggestedLine Line(SearchRecord record) => new(record.Kind.ToString(), record.Code, record.Name,
        record.Open ? record.Where : record.Where.Length > 0 ? $"{record.Where}, closed" : "closed", record.Kind switch
        {
            SearchKind.School => $"/schools/{record.Key}",
            SearchKind.Service => $"/services/{record.Key}",
            SearchKind.Provider => $"/providers/{record.Key}",
            _ => $"/areas/{record.Key}",
        });
}
