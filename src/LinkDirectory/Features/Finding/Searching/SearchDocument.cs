using LinkDirectory.Data.Search;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>Where a word stands in a record, the most telling first.</summary>
internal enum SearchField
{
    Name,
    Code,

    /// <summary>Town, locality and postcode.</summary>
    Place,

    /// <summary>A former name.</summary>
    FormerName,

    /// <summary>What a service helps with, and what kind it is.</summary>
    Subject,

    /// <summary>Local authority, district, county.</summary>
    Area,

    /// <summary>Who runs it: a trust, a provider.</summary>
    RunBy,
}

/// <summary>A record as the search knows it.</summary>
/// <param name="Open">Not closed or ended.</param>
/// <param name="Location">Where it is, if it is at one place.</param>
/// <param name="Texts">What it is found by beside its name.</param>
internal sealed record SearchDocument(
    SearchKind Kind, int Id, string Name, bool Open, Point? Location, IReadOnlyList<(SearchField Field, string Text)> Texts);
