using System.Linq.Expressions;
using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Contacts;

/// <summary>Which contacts an actor may change, for pages that offer it.</summary>
public sealed class ContactPermissions(DirectoryDb directory)
{
    /// <summary>Whether the actor keeps the contacts of a school or a service.</summary>
    public async Task<bool> MayKeepAsync(int? schoolId, int? serviceId, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return schoolId is { } school ? await actor.MayKeepSchoolAsync(db, school, cancellation)
            : serviceId is { } service && await actor.MayKeepServiceAsync(db, service, cancellation);
    }

    /// <summary>Whether the actor may change a point of contact.</summary>
    public async Task<bool> MayKeepAsync(ContactView contact, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await actor.MayKeepContactAsync(db, contact.Id, contact.SchoolId, contact.ServiceId, contact.AreaId, cancellation);
    }
}

/// <summary>Whether an actor may change a point of contact: its school, its service or its area, or as a mailed link lets them.</summary>
internal static class ContactPermission
{
    public static Task<bool> MayKeepContactAsync(
        this Actor actor, DirectoryDbContext db, PointOfContact contact, CancellationToken cancellation) =>
        actor.MayKeepContactAsync(db, contact.Id, contact.SchoolId, contact.ServiceId, contact.AreaId, cancellation);

    public static Task<bool> MayKeepContactAsync(
        this Actor actor, DirectoryDbContext db, int id, int? schoolId, int? serviceId, int? areaId, CancellationToken cancellation) =>
        actor.KeepsContacts.Contains(id) ? Task.FromResult(true)
            : schoolId is { } school ? actor.MayKeepSchoolAsync(db, school, cancellation)
            : serviceId is { } service ? actor.MayKeepServiceAsync(db, service, cancellation)
            : Task.FromResult(areaId is { } area && actor.MayKeepArea(area));

    /// <summary>
    /// The points of contact that an actor may change, but for those at services of their areas by a drawn boundary alone.
    /// </summary>
    public static IQueryable<PointOfContact> ContactsKeptBy(this DirectoryDbContext db, Actor actor)
    {
        if (actor.EditsDirectory)
        {
            return db.PointsOfContact;
        }

        int[] schools = [.. actor.KeepsSchools];
        int[] services = [.. actor.KeepsServices];
        Expression<Func<PointOfContact, bool>> kept = c => schools.Contains(c.SchoolId!.Value) || services.Contains(c.ServiceId!.Value);
        return db.PointsOfContact.Where(
            actor.EditsAreas.Count == 0 ? kept : ParameterReplacer.Any([kept, ContactAreas.AreOf(db, actor.EditsAreas)]));
    }
}
