using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Places.GraphQL;

[MutationType]
public static partial class AreaMutations
{
    /// <summary>
    /// Says that an area has ended, and which areas followed it. What its records hold goes on covering its ground. For administrators.
    /// </summary>
    /// <param name="code">The area's code.</param>
    /// <param name="lastDay">Its last day.</param>
    /// <param name="successors">The codes of the areas that followed it; leave it out where nothing did.</param>
    public static async Task<FieldResult<Area, InvalidInput, NotFound, NotAllowed>> EndAreaAsync(
        string code, DateOnly lastDay, IReadOnlyList<string>? successors, AreaChanges changes, Actor actor, CancellationToken cancellation)
    {
        var answer = await changes.EndAsync(code, lastDay, successors ?? [], actor, cancellation);
        return answer.IsDone ? answer.Value : new FieldResult<Area, InvalidInput, NotFound, NotAllowed>(answer.Problems);
    }

    /// <summary>Says that an area that was ended exists after all, and that nothing followed it. For administrators.</summary>
    /// <param name="code">The area's code.</param>
    /// <param name="acceptLosses">How many open schools may lose a service that covers them by it.</param>
    public static async Task<FieldResult<Area, NotFound, NotAllowed, SchoolsWouldLose>> ContinueAreaAsync(
        string code, int? acceptLosses, AreaChanges changes, Actor actor, CancellationToken cancellation)
    {
        var answer = await changes.ContinueAsync(code, acceptLosses, actor, cancellation);
        return answer.IsDone ? answer.Value : new FieldResult<Area, NotFound, NotAllowed, SchoolsWouldLose>(answer.Problems);
    }
}
