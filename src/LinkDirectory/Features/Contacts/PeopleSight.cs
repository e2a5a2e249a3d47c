using System.Linq.Expressions;
using LinkDirectory.Data.Paging;

namespace LinkDirectory.Features.Contacts;

/// <summary>The services that schools work with by agreement; the links between them tell.</summary>
public interface ISchoolPartners
{
    /// <summary>The ids of the services with an agreed link to one of the schools, also while it is under review.</summary>
    IQueryable<int> ServicesOf(DirectoryDbContext db, IReadOnlyCollection<int> schools);
}

/// <summary>
/// Whose people an actor sees, of those who do not see everybody's: by area, as commissioners, editors and school staff do; and school
/// staff those of their school, of the other side of its agreed links, and of the routes that are open to it.
/// </summary>
public sealed class PeopleSight(ISchoolPartners partners)
{
    /// <summary>Whether an actor sees the people of a point of contact, as a condition on rows; null where they see nobody's.</summary>
    internal Expression<Func<PointOfContact, bool>>? Of(DirectoryDbContext db, Actor actor)
    {
        if (actor.ReadsPeople)
        {
            return c => true;
        }

        List<Expression<Func<PointOfContact, bool>>> ways = [];
        if (actor.ReadsPeopleInAreas.Count > 0)
        {
            ways.Add(ContactAreas.AreOf(db, [.. actor.ReadsPeopleInAreas]));
        }

        if (actor.ReadsPeopleOfSchools.Count > 0)
        {
            int[] schools = [.. actor.ReadsPeopleOfSchools];
            var services = partners.ServicesOf(db, schools);
            ways.Add(c => schools.Contains(c.SchoolId!.Value) || services.Contains(c.ServiceId!.Value));
        }

        return ways.Count == 0 ? null : ParameterReplacer.Any(ways);
    }

    /// <summary>Whether it depends on the contact whose people an actor sees: else they see everybody's or, of others', nobody's.</summary>
    internal static bool Chooses(Actor actor) =>
        !actor.ReadsPeople && actor.ReadsPeopleInAreas.Count + actor.ReadsPeopleOfSchools.Count > 0;

    /// <summary>
    /// Those of the contacts whose people an actor sees by that: one statement for who sees some people, none for everybody else.
    /// </summary>
    internal async Task<IReadOnlySet<int>> SeenAsync(
        DirectoryDbContext db, IReadOnlyCollection<PointOfContact> contacts, Actor actor, CancellationToken cancellation)
    {
        if (actor.ReadsPeople || contacts.Count == 0 || Of(db, actor) is not { } sees)
        {
            return new HashSet<int>();
        }

        int[] ids = [.. contacts.Select(c => c.Id)];
        return await db.PointsOfContact.Where(c => ids.Contains(c.Id)).Where(sees).Select(c => c.Id).ToHashSetAsync(cancellation);
    }

    /// <summary>Whether one actor sees somebody, or may come to, whom the other does not.</summary>
    public async Task<bool> SeesMoreAsync(DirectoryDbContext db, Actor one, Actor other, CancellationToken cancellation)
    {
        if (other.ReadsPeople || Of(db, one) is not { } ones)
        {
            return false;
        }

        foreach (var school in one.ReadsPeopleOfSchools)
        {
            if (!await OnRoutesOfAsync(db, school, other, cancellation))
            {
                return true;
            }
        }

        var others = Of(db, other);
        var known = others is null ? db.PointsOfContact.Where(c => false) : db.PointsOfContact.Where(others);
        return one.ReadsPeople || await db.PointsOfContact.Where(ones).Where(c => c.SchoolId != null || c.Holders.Any())
            .AnyAsync(c => !known.Any(k => k.Id == c.Id), cancellation);
    }

    /// <summary>Whether an actor sees the people on a school's routes: its staff do, and those who see its people by its area.</summary>
    internal static async Task<bool> OnRoutesOfAsync(DirectoryDbContext db, int? schoolId, Actor actor, CancellationToken cancellation) =>
        schoolId is { } school && !actor.ReadsPeople && (actor.ReadsPeopleOfSchools.Contains(school)
            || (actor.ReadsPeopleInAreas.Count > 0 && await db.SchoolAreas.AnyAsync(
                s => s.SchoolId == school && actor.ReadsPeopleInAreas.Contains(s.AreaId), cancellation)));
}
