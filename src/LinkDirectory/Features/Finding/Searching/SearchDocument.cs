using LinkDirectory.Data.Search;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>Where a record has a word, the most telling first.</summary>
internal enum SearchField
{
    Name,

    /// <summary>URN, LAESTAB, UKPRN, reference, ODS and GSS codes, telephone numbers.</summary>
    Code,

    /// <summary>Town, locality and postcode.</summary>
    Place,

    FormerName,

    /// <summary>What a service helps with, and what kind it is.</summary>
    Subject,

    /// <summary>Local authority, district, county; a service's catchment.</summary>
    Area,

    /// <summary>Who runs it: a school's trust, a service's provider.</summary>
    RunBy,
}

/// <summary>What the search shows of a record without reading it.</summary>
/// <param name="Key">What its page is known by: a school's URN, an area's code, else its id.</param>
/// <param name="Code">What people who keep records call it by: URN, reference, ODS or GSS code; empty for a provider without one.</param>
/// <param name="Place">Where a school is; who provides a service.</param>
/// <param name="Where">What tells it from others of its name: town and local authority, or provider.</param>
/// <param name="Open">Not closed or ended.</param>
/// <param name="Locations">Where it is, or the middle of where it serves; none if that is not known.</param>
internal sealed record SearchRecord(
    SearchKind Kind, int Id, string Key, string Code, string Name, string Place, string Where, bool Open, IReadOnlyList<Point> Locations)
{
    /// <summary>What it is known by among all kinds.</summary>
    public (SearchKind Kind, int Id) Reference => (Kind, Id);
}

/// <summary>A record with all that it is found by beside its name.</summary>
internal sealed record SearchDocument(SearchRecord Record, IReadOnlyList<(SearchField Field, string Text)> Texts);
