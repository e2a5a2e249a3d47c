using System.Linq.Expressions;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Contacts;

/// <summary>
/// The areas that a point of contact is of, by the rule of <see cref="OrganisationPermissions"/>: an area's own; a school's where it
/// stands; a service's that its catchment names, and those where a school that it names stands.
/// </summary>
internal static class ContactAreas
{
    /// <summary>Whether a point of contact is of one of the areas, as a condition on rows.</summary>
    public static Expression<Func<PointOfContact, bool>> AreOf(DirectoryDbContext db, IReadOnlyCollection<int> areas)
    {
        var services = db.ServicesNaming(areas);
        return c => areas.Contains(c.AreaId!.Value)
            || db.SchoolAreas.Any(a => a.SchoolId == c.SchoolId && areas.Contains(a.AreaId))
            || services.Any(s => s.Id == c.ServiceId);
    }

    /// <summary>The codes of the areas of a point of contact.</summary>
    public static async Task<IReadOnlyList<string>> CodesAsync(DirectoryDbContext db, int contactId, CancellationToken cancellation)
    {
        var contact = db.PointsOfContact.Where(c => c.Id == contactId);
        var areas = contact.Where(c => c.AreaId != null).Select(c => c.AreaId!.Value)
            .Union(contact.SelectMany(c => db.SchoolAreas.Where(a => a.SchoolId == c.SchoolId)).Select(a => a.AreaId))
            .Union(db.AreasNamedBy(contact.Select(c => c.Service!)));
        return await db.Areas.Where(area => areas.Contains(area.Id)).OrderBy(area => area.Id).Select(area => area.Code)
            .ToListAsync(cancellation);
    }
}
