using LinkDirectory.Data.Paging;

namespace LinkDirectory.Features.Organisations;

/// <summary>The place that a list's distances are measured from.</summary>
internal static class NearPlace
{
    /// <summary>Checks the arguments of a list near a place, and finds where that is; null where none was asked for.</summary>
    public static async Task<Result<Spot?>> FindAsync(
        PlaceFinder places, PlaceReference? near, int? withinMetres, bool byDistance, CancellationToken cancellation)
    {
        if (near is null)
        {
            return withinMetres is not null ? new InvalidInput("'withinMetres' needs 'near': say from where.", "withinMetres")
                : byDistance ? new InvalidInput("The order DISTANCE needs 'near': say from where.", "order")
                : (Spot?)null;
        }

        if (withinMetres <= 0)
        {
            return new InvalidInput($"'withinMetres' must be over 0; it is {withinMetres}.", "withinMetres");
        }

        var found = await places.LocateAsync(near, cancellation);
        return found.IsDone ? found.Value : new InvalidInput(found.Problem!.Message, "near");
    }
}

/// <summary>A page of a list that may be measured from a place.</summary>
/// <param name="near">The place that distances are measured from; null if none was given.</param>
public sealed class PageNear<T>(
    Spot? near, IReadOnlyList<PageItem<T>> items, bool hasNext, bool hasPrevious, Func<CancellationToken, Task<int>> count)
    : Page<T>(items, hasNext, hasPrevious, count)
{
    public Spot? Near { get; } = near;
}
