namespace LinkDirectory.Data.Search;

/// <summary>What the search knows; the number is part of its row numbers.</summary>
internal enum SearchKind
{
    School = 0,
    Service = 1,
    Provider = 2,
    Area = 3,
}
