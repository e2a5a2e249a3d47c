using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.Links;

/// <summary>Who schools work with, by their agreed links.</summary>
internal sealed class SchoolPartners : ISchoolPartners
{
    public IQueryable<int> ServicesOf(DirectoryDbContext db, IReadOnlyCollection<int> schools) =>
        db.Links.Agreed().Where(l => schools.Contains(l.SchoolId)).Select(l => l.ServiceId);
}
