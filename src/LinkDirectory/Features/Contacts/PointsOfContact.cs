using LinkDirectory.Data;
using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Places;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Features.Contacts;

/// <summary>
/// Points of contact, as each actor may see them: everything read here has passed <see cref="ContactReading"/>, so that no
/// person's name reaches whoever may not see people.
/// </summary>
public sealed class PointsOfContact(DirectoryDb directory, PeopleRead peopleRead, TimeProvider clock)
{
    private static readonly KeysetOrder<PointOfContact> ById = new UniqueNumberOrder<PointOfContact>("contact", c => c.Id, c => c.Id);

    /// <summary>Those of the points of contact that exist, by id.</summary>
    public Task<IReadOnlyList<ContactReading>> ByIdsAsync(IReadOnlyCollection<int> ids, Actor actor, CancellationToken cancellation) =>
        ReadAsync(actor, contacts => contacts.Where(c => ids.Contains(c.Id)), cancellation);

    /// <summary>Each school's, by the school's id, in the order of roles.</summary>
    public async Task<ILookup<int, ContactReading>> BySchoolAsync(
        IReadOnlyCollection<int> schoolIds, Actor actor, CancellationToken cancellation) =>
        (await ReadAsync(actor, contacts => contacts.Where(c => schoolIds.Contains(c.SchoolId!.Value)), cancellation)).ToLookup(
            c => c.Contact.SchoolId!.Value);

    /// <summary>Each service's, by the service's id, in the order of roles.</summary>
    public async Task<ILookup<int, ContactReading>> ByServiceAsync(
        IReadOnlyCollection<int> serviceIds, Actor actor, CancellationToken cancellation) =>
        (await ReadAsync(actor, contacts => contacts.Where(c => serviceIds.Contains(c.ServiceId!.Value)), cancellation)).ToLookup(
            c => c.Contact.ServiceId!.Value);

    /// <summary>Each area's, by the area's id, in the order of roles.</summary>
    public async Task<ILookup<int, ContactReading>> ByAreaAsync(
        IReadOnlyCollection<int> areaIds, Actor actor, CancellationToken cancellation) =>
        (await ReadAsync(actor, contacts => contacts.Where(c => areaIds.Contains(c.AreaId!.Value)), cancellation)).ToLookup(
            c => c.Contact.AreaId!.Value);

    public async Task<PageAnswer<ContactReading>> PageAsync(
        PointOfContactFilter? filter, PageRequest page, Actor actor, CancellationToken cancellation)
    {
        var (window, problem) = page.Read(ById.Mark, ById.Accepts);
        if (window is null)
        {
            return problem!;
        }

        await using var db = directory.OpenToRead();
        var slice = await Rows(db, filter, actor).SliceAsync(ById, window, cancellation);
        var read = (await ByIdsAsync([.. slice.Rows.Select(c => c.Id)], actor, cancellation)).ToDictionary(c => c.Contact.Id);
        var items = slice.Rows.Where(c => read.ContainsKey(c.Id))
            .Select(c => new PageItem<ContactReading>(read[c.Id], ById.CursorOf(c).ToString(), null));
        return new Page<ContactReading>([.. items], slice.HasNext, slice.HasPrevious, token => CountAsync(filter, actor, token));
    }

    private async Task<int> CountAsync(PointOfContactFilter? filter, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await Rows(db, filter, actor).CountAsync(cancellation);
    }

    private IQueryable<PointOfContact> Rows(DirectoryDbContext db, PointOfContactFilter? filter, Actor actor) =>
        db.PointsOfContact.Matching(db, filter, actor, London.Today(clock));

    private async Task<IReadOnlyList<ContactReading>> ReadAsync(
        Actor actor, Func<IQueryable<PointOfContact>, IQueryable<PointOfContact>> which, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var contacts = await which(db.PointsOfContact)
            .Include(c => c.Holders).ThenInclude(h => h.Person).Include(c => c.Verifications)
            .OrderBy(c => c.Id).AsSplitQuery().ToListAsync(cancellation);
        var today = London.Today(clock);
        var seen = await ContactAreas.SeenByAreaAsync(db, contacts, actor, cancellation);
        List<ContactReading> read = [.. contacts.OrderBy(c => c.Role).ThenBy(c => c.Label, StringComparer.Ordinal).ThenBy(c =>
            c.Id).Select(c => ContactReading.Of(c, actor, seen, today))];
        peopleRead.Note(actor, read.SelectMany(c => c.Holders ?? []).Select(h => h.PersonId).Distinct());
        return read;
    }
}
