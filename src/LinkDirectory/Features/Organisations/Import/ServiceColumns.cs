using LinkDirectory.Features.Imports;
using LinkDirectory.Wording;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>The columns of a file of services, as docs/importing-services-and-contacts.md describes them.</summary>
public static class ServiceColumns
{
    public static readonly ImportColumn Reference = new("reference") { Required = true };
    public static readonly ImportColumn Provider = new("provider", "provider name");
    public static readonly ImportColumn ProviderOds = new("provider_ods", "ods code", "provider ods code");
    public static readonly ImportColumn ProviderKind = new("provider_kind");
    public static readonly ImportColumn ProviderWebsite = new("provider_website");
    public static readonly ImportColumn Name = new("name", "service name");
    public static readonly ImportColumn Kind = new("kind", "service kind");
    public static readonly ImportColumn Status = new("status");
    public static readonly ImportColumn StatusNote = new("status_note");
    public static readonly ImportColumn Description = new("description");
    public static readonly ImportColumn ThriveGroups = new("thrive_groups");
    public static readonly ImportColumn Needs = new("needs");
    public static readonly ImportColumn MinimumAge = new("minimum_age");
    public static readonly ImportColumn MaximumAge = new("maximum_age");
    public static readonly ImportColumn Asks = new("asks");
    public static readonly ImportColumn AcceptsReferralsFrom = new("accepts_referrals_from");
    public static readonly ImportColumn Urgencies = new("urgencies");
    public static readonly ImportColumn ReferralMethods = new("referral_methods");
    public static readonly ImportColumn Delivery = new("delivery");
    public static readonly ImportColumn Audience = new("audience");
    public static readonly ImportColumn Criteria = new("criteria");
    public static readonly ImportColumn NotFor = new("not_for");
    public static readonly ImportColumn BeforeReferring = new("before_referring");
    public static readonly ImportColumn Requires = new("requires");
    public static readonly ImportColumn Telephone = new("telephone");
    public static readonly ImportColumn UrgentTelephone = new("urgent_telephone");
    public static readonly ImportColumn Email = new("email");
    public static readonly ImportColumn Website = new("website");
    public static readonly ImportColumn Hours = new("hours");
    public static readonly ImportColumn WaitWeeks = new("wait_weeks");
    public static readonly ImportColumn WaitAsOf = new("wait_as_of");
    public static readonly ImportColumn AnnualCapacity = new("annual_capacity");
    public static readonly ImportColumn AcknowledgeWorkingDays = new("acknowledge_working_days");
    public static readonly ImportColumn DecideWorkingDays = new("decide_working_days");
    public static readonly ImportColumn FeedBackWorkingDays = new("feed_back_working_days");
    public static readonly ImportColumn CatchmentBasis = new("catchment_basis");
    public static readonly ImportColumn CatchmentAreas = new("catchment_areas");
    public static readonly ImportColumn CatchmentSchools = new("catchment_schools");
    public static readonly ImportColumn CatchmentPractices = new("catchment_practices");
    public static readonly ImportColumn CatchmentBoundary = new("catchment_boundary");
    public static readonly ImportColumn Locations = new("locations");

    /// <summary>Every column with an example, in the template's order. The first is the key.</summary>
    public static readonly IReadOnlyList<(ImportColumn Column, string Example)> Template =
    [
        (Reference, "northmoor-spa"),
        (Provider, "Kelder Valley NHS Foundation Trust"),
        (ProviderOds, "ZDN"),
        (ProviderKind, "NHS trust"),
        (ProviderWebsite, "https://www.keldervalley-nhs.example"),
        (Name, "Single Point of Access"),
        (Kind, "single point of access"),
        (Status, "open"),
        (StatusNote, ""),
        (Description, "One place to ask about any child in Northmoor."),
        (ThriveGroups, "getting advice; getting help"),
        (Needs, "anxiety; low mood"),
        (MinimumAge, "0"),
        (MaximumAge, "17"),
        (Asks, "advice; support"),
        (AcceptsReferralsFrom, "primary school; secondary school; parent or carer; self"),
        (Urgencies, "urgent; routine"),
        (ReferralMethods, "online form; telephone"),
        (Delivery, "telephone; clinic"),
        (Audience, "child; parent or carer; school staff"),
        (Criteria, "A worry that gets in the way of school or home."),
        (NotFor, $"A child in danger now: ring {EmergencyWords.Emergency}."),
        (BeforeReferring, "Talk with the young person and their family."),
        (Requires, "Consent; What has been tried"),
        (Telephone, "01632 960001"),
        (UrgentTelephone, ""),
        (Email, "spa@keldervalley-nhs.example"),
        (Website, "https://www.keldervalley-nhs.example/spa"),
        (Hours, "Mon-Fri 09:00-17:00; Sat 10:00-12:00 term time"),
        (WaitWeeks, "4.5"),
        (WaitAsOf, "2026-09-30"),
        (AnnualCapacity, "1200"),
        (AcknowledgeWorkingDays, "2"),
        (DecideWorkingDays, "10"),
        (FeedBackWorkingDays, "5"),
        (CatchmentBasis, "home address"),
        (CatchmentAreas, "E06999001"),
        (CatchmentSchools, ""),
        (CatchmentPractices, ""),
        (CatchmentBoundary, ""),
        (Locations, "Fuller House | 14 Castle Street | Kelderby | ZD1 1AA"),
    ];

    public static readonly IReadOnlyList<ImportColumn> All = [.. Template.Select(entry => entry.Column)];
}
