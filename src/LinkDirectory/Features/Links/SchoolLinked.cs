using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Links;

/// <summary>Whether a school has an agreed link with a service, including one under review.</summary>
public sealed record SchoolLinked(bool Linked) : ISchoolCondition
{
    public IQueryable<School> Where(IQueryable<School> schools, DirectoryDbContext db, DateOnly today)
    {
        var agreed = db.Links.Agreed();
        return schools.Where(s => agreed.Any(l => l.SchoolId == s.Id) == Linked);
    }
}
