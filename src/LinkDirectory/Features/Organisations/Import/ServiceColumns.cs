using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>The columns of a file of services, as docs/importing-services-and-contacts.md describes them.</summary>
public static class ServiceColumns
{
    public static readonly ImportColumn Reference = new("reference") { Required = true, Example = "northmoor-spa" };
    public static readonly ImportColumn Provider = new("provider", "provider name") { Example = "Kelder Valley NHS Foundation Trust" };
    public static readonly ImportColumn ProviderOds = new("provider_ods", "ods code", "provider ods code") { Example = "ZDN" };
    public static readonly ImportColumn ProviderKind = new("provider_kind") { Example = "NHS trust" };
    public static readonly ImportColumn ProviderWebsite = new("provider_website") { Example = "https://www.keldervalley-nhs.example" };
    public static readonly ImportColumn Name = new("name", "service name") { Example = "Single Point of Access" };
    public static readonly ImportColumn Kind = new("kind", "service kind") { Example = "single point of access" };
    public static readonly ImportColumn Status = new("status") { Example = "open" };
    public static readonly ImportColumn StatusNote = new("status_note") { Lenient = true };
    public static readonly ImportColumn Description = new("description")
    {
        Lenient = true,
        Example = "One place to ask about any child in Northmoor.",
    };
    public static readonly ImportColumn ThriveGroups = new("thrive_groups") { Lenient = true, Example = "getting advice; getting help" };
    public static readonly ImportColumn Needs = new("needs") { Example = "anxiety; low mood" };
    public static readonly ImportColumn MinimumAge = new("minimum_age") { Example = "0" };
    public static readonly ImportColumn MaximumAge = new("maximum_age") { Example = "17" };
    public static readonly ImportColumn Asks = new("asks") { Example = "advice; support" };
    public static readonly ImportColumn AcceptsReferralsFrom = new("accepts_referrals_from")
    {
        Example = "primary school; secondary school; parent or carer; self",
    };
    public static readonly ImportColumn Urgencies = new("urgencies") { Example = "urgent; routine" };
    public static readonly ImportColumn ReferralMethods = new("referral_methods") { Example = "online form; telephone" };
    public static readonly ImportColumn Delivery = new("delivery") { Lenient = true, Example = "telephone; clinic" };
    public static readonly ImportColumn Audience = new("audience") { Lenient = true, Example = "child; parent or carer; school staff" };
    public static readonly ImportColumn Criteria = new("criteria")
    {
        Lenient = true,
        Example = "A worry that gets in the way of school or home.",
    };
    public static readonly ImportColumn NotFor = new("not_for")
    {
        Lenient = true,
        Example = $"A child in danger now: ring {EmergencyWords.Emergency}.",
    };
    public static readonly ImportColumn BeforeReferring = new("before_referring")
    {
        Lenient = true,
        Example = "Talk with the young person and their family.",
    };
    public static readonly ImportColumn Requires = new("requires") { Lenient = true, Example = "Consent; What has been tried" };
    public static readonly ImportColumn Telephone = new("telephone") { Lenient = true, Example = "01632 960001" };
    public static readonly ImportColumn UrgentTelephone = new("urgent_telephone");
    public static readonly ImportColumn Email = new("email") { Lenient = true, Example = "spa@keldervalley-nhs.example" };
    public static readonly ImportColumn Website = new("website") { Lenient = true, Example = "https://www.keldervalley-nhs.example/spa" };
    public static readonly ImportColumn Hours = new("hours") { Lenient = true, Example = "Mon-Fri 09:00-17:00; Sat 10:00-12:00 term time" };
    public static readonly ImportColumn WaitWeeks = new("wait_weeks") { Lenient = true, Example = "4.5" };
    public static readonly ImportColumn WaitAsOf = new("wait_as_of") { IsDay = true, Lenient = true, Example = "2026-09-30" };
    public static readonly ImportColumn AnnualCapacity = new("annual_capacity") { Lenient = true, Example = "1200" };
    public static readonly ImportColumn AcknowledgeWorkingDays = new("acknowledge_working_days") { Lenient = true, Example = "2" };
    public static readonly ImportColumn DecideWorkingDays = new("decide_working_days") { Lenient = true, Example = "10" };
    public static readonly ImportColumn FeedBackWorkingDays = new("feed_back_working_days") { Lenient = true, Example = "5" };
    public static readonly ImportColumn CatchmentBasis = new("catchment_basis") { Example = "home address" };
    public static readonly ImportColumn CatchmentAreas = new("catchment_areas") { Example = "E06999001" };
    public static readonly ImportColumn CatchmentSchools = new("catchment_schools");
    public static readonly ImportColumn CatchmentPractices = new("catchment_practices");
    public static readonly ImportColumn CatchmentBoundary = new("catchment_boundary");
    public static readonly ImportColumn Locations = new("locations") { Example = "Fuller House | 14 Castle Street | Kelderby | ZD1 1AA" };

    /// <summary>Every column, in the order of a template and of an export. The first is the key.</summary>
    public static readonly IReadOnlyList<ImportColumn> All =
    [
        Reference, Provider, ProviderOds, ProviderKind, ProviderWebsite, Name, Kind, Status, StatusNote, Description,
        ThriveGroups, Needs, MinimumAge, MaximumAge, Asks, AcceptsReferralsFrom, Urgencies, ReferralMethods, Delivery, Audience,
        Criteria, NotFor, BeforeReferring, Requires, Telephone, UrgentTelephone, Email, Website, Hours, WaitWeeks, WaitAsOf,
        AnnualCapacity, AcknowledgeWorkingDays, DecideWorkingDays, FeedBackWorkingDays, CatchmentBasis, CatchmentAreas,
        CatchmentSchools, CatchmentPractices, CatchmentBoundary, Locations,
    ];

    /// <summary>The column of a field of <see cref="ServiceDraft"/>.</summary>
    public static ImportColumn For(string field) => ByName[FieldNames.Column(field)];

    private static readonly Dictionary<string, ImportColumn> ByName = All.ToDictionary(column => column.Name, StringComparer.Ordinal);
}
