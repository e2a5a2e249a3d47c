using LinkDirectory.Data.Paging;

namespace LinkDirectory.Features.Places;

/// <summary>The place that a list's distances are measured from; both null where none was asked for.</summary>
internal sealed record NearAnswer(Place? Place, ArgumentProblem? Problem)
{
    /// <summary>Checks the arguments of a list near a place, and finds the place.</summary>
    public static async Task<NearAnswer> FindAsync(
        Places places, PlaceReference? near, int? withinMetres, bool byDistance, CancellationToken cancellation)
    {
        if (near is null && withinMetres is not null)
        {
            return new NearAnswer(null, new ArgumentProblem("withinMetres", "'withinMetres' needs 'near': say from where."));
        }

        if (near is null && byDistance)
        {
            return new NearAnswer(null, new ArgumentProblem("order", "The order DISTANCE needs 'near': say from where."));
        }

        if (withinMetres <= 0)
        {
            return new NearAnswer(null, new ArgumentProblem("withinMetres", $"'withinMetres' must be over 0; it is {withinMetres}."));
        }

        if (near is null)
        {
            return new NearAnswer(null, null);
        }

        var answer = await places.FindAsync(near, cancellation);
        return answer.Problem is { } problem
            ? new NearAnswer(null, new ArgumentProblem("near", problem))
            : new NearAnswer(answer.Place, null);
    }
}
