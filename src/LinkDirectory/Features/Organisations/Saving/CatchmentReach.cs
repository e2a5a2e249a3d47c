using LinkDirectory.Data.Spatial;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>
/// How far an editor of areas may stretch a catchment: over their own areas, and no further into others' than it went. Those
/// who keep the service or its provider may take children from anywhere.
/// </summary>
internal static class CatchmentReach
{
    public static async Task<Problem?> ProblemAsync(
        DirectoryDbContext db, Actor actor, Service? old, Service service, CancellationToken cancellation)
    {
        // A person asked by mail has no say in the catchment, which is as it was.
        if (actor.EditsDirectory
            || actor.KeepsProviders.Contains(service.Provider.Id)
            || (old is not null && (actor.KeepsServices.Contains(old.Id) || actor.ConfirmsServices.Contains(old.Id))))
        {
            return null;
        }

        var schoolIds = service.CatchmentSchools.Select(s => s.Id).ToList();
        var within = (await db.SchoolAreas.Where(a => schoolIds.Contains(a.SchoolId) && actor.EditsAreas.Contains(a.AreaId))
            .Select(a => a.SchoolId).Distinct().ToListAsync(cancellation)).ToHashSet();
        var strange = service.CatchmentAreas.Where(
            a => !actor.EditsAreas.Contains(a.Id) && old?.CatchmentAreas.Any(was => was.Id == a.Id) != true).ToList();
        if (strange.Count > 0)
        {
            return new NotAllowed(
                $"You may not add {string.Join(" or ", strange.Select(a => a.Name))} to a catchment: you do not edit there. Ask that "
                    + "area's editor, or leave it out.");
        }

        var far = service.CatchmentSchools.Where(
            s => !within.Contains(s.Id) && old?.CatchmentSchools.Any(was => was.Id == s.Id) != true).ToList();
        if (far.Count > 0)
        {
            return new NotAllowed(
                $"You may not add {string.Join(" or ", far.Select(s => s.Name))} to a catchment: you do not edit in its area. Ask that "
                    + "area's editor, or leave it out.");
        }

        return service.CatchmentAreas.Any(a => actor.EditsAreas.Contains(a.Id))
            || within.Count > 0
            || await IsDrawnWithinAsync(db, actor, service, cancellation)
            ? null
            : new NotAllowed(
                "The catchment must reach into an area that you edit. Name one of your areas or a school in it, or draw a boundary there.");
    }

    private static async Task<bool> IsDrawnWithinAsync(
        DirectoryDbContext db, Actor actor, Service service, CancellationToken cancellation) =>
        service.CatchmentBoundary is { } drawn && await DrawnCatchments.ReachAsync(db, drawn, actor.EditsAreas, cancellation);
}
