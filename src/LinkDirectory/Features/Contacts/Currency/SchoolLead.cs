using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Contacts;

/// <summary>Whether somebody is in post as a school's senior mental health lead today.</summary>
public sealed record SchoolLeadInPost(bool InPost) : ISchoolCondition
{
    public IQueryable<School> Where(IQueryable<School> schools, DirectoryDbContext db, DateOnly today)
    {
        var held = Leads(db).Where(ParameterReplacer.Not(CurrencyRule.Is(Currency.Vacant, today)));
        return schools.Where(s => held.Any(c => c.SchoolId == s.Id) == InPost);
    }

    internal static IQueryable<PointOfContact> Leads(DirectoryDbContext db) =>
        db.PointsOfContact.Where(c => c.Role == ContactRole.SeniorMentalHealthLead);
}

/// <summary>A school's senior mental health lead role is in one of these currencies; a school without the role is in none.</summary>
public sealed record SchoolLeadCurrency(IReadOnlyList<Currency> Currencies) : ISchoolCondition
{
    public IQueryable<School> Where(IQueryable<School> schools, DirectoryDbContext db, DateOnly today)
    {
        var such = SchoolLeadInPost.Leads(db).Where(CurrencyRule.IsAny(Currencies, today));
        return schools.Where(s => such.Any(c => c.SchoolId == s.Id));
    }
}
