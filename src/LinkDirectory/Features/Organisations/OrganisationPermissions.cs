using LinkDirectory.Data.Spatial;

namespace LinkDirectory.Features.Organisations;

/// <summary>
/// Whether an actor may change a record. A school is of the areas that it is in; a service of the areas that its
/// catchment names, of those where a school that it names stands, and of those that its drawn boundary reaches into.
/// </summary>
public static class OrganisationPermissions
{
    public static async Task<bool> MayKeepSchoolAsync(
        this Actor actor, DirectoryDbContext db, int schoolId, CancellationToken cancellation) =>
        actor.EditsDirectory || actor.KeepsSchools.Contains(schoolId)
        || (actor.EditsAreas.Count > 0
            && await db.SchoolAreas.AnyAsync(s => s.SchoolId == schoolId && actor.EditsAreas.Contains(s.AreaId), cancellation));

    /// <summary>The services that are of areas by what their catchments name; a drawn boundary is for geometry to tell.</summary>
    internal static IQueryable<Service> ServicesNaming(this DirectoryDbContext db, IReadOnlyCollection<int> areas) =>
        db.Services.Where(s => s.CatchmentAreas.Any(a => areas.Contains(a.Id))
            || s.CatchmentSchools.Any(c => db.SchoolAreas.Any(a => a.SchoolId == c.Id && areas.Contains(a.AreaId))));

    /// <summary>The areas, by id, that services are of by what their catchments name, as <see cref="ServicesNaming"/> has it.</summary>
    internal static IQueryable<int> AreasNamedBy(this DirectoryDbContext db, IQueryable<Service> services) =>
        services.SelectMany(s => s.CatchmentAreas).Select(a => a.Id).Union(services.SelectMany(s => s.CatchmentSchools)
            .SelectMany(s => db.SchoolAreas.Where(a => a.SchoolId == s.Id)).Select(a => a.AreaId));

    public static async Task<bool> MayKeepServiceAsync(
        this Actor actor, DirectoryDbContext db, int serviceId, CancellationToken cancellation) =>
        actor.EditsDirectory || actor.KeepsServices.Contains(serviceId)
        || (actor.EditsAreas.Count > 0 && (await db.ServicesNaming(actor.EditsAreas).AnyAsync(s => s.Id == serviceId, cancellation)
            || await IsDrawnInAsync(db, serviceId, actor.EditsAreas, cancellation)));

    private static async Task<bool> IsDrawnInAsync(
        DirectoryDbContext db, int serviceId, IReadOnlySet<int> areas, CancellationToken cancellation) =>
        await db.Services.Where(s => s.Id == serviceId).Select(s => s.CatchmentBoundary).SingleOrDefaultAsync(cancellation) is { } drawn
        && await DrawnCatchments.ReachAsync(db, drawn, areas, cancellation);

    public static bool MayKeepArea(this Actor actor, int areaId) => actor.EditsDirectory || actor.EditsAreas.Contains(areaId);
}
