using LinkDirectory.Data.Paging;

namespace LinkDirectory.Features.Places;

/// <summary>A page of a list that may be measured from a place.</summary>
/// <param name="near">The place that distances are measured from; null if none was given.</param>
public sealed class PageNear<T>(
    Place? near, IReadOnlyList<PageItem<T>> items, bool hasNext, bool hasPrevious, Func<CancellationToken, Task<int>> count)
    : Page<T>(items, hasNext, hasPrevious, count)
{
    public Place? Near { get; } = near;
}
