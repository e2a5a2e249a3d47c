using LinkDirectory.Features.Places.GraphQL;

namespace LinkDirectory.Features.Organisations.GraphQL;

/// <summary>A service to add or change. A field that is left out stays as it is; null clears it.</summary>
public sealed class SaveServiceInput
{
    /// <summary>The service to change; leave it out to add one.</summary>
    [ID<Service>]
    public int? Id { get; init; }

    /// <summary>The version that was read, when a service is changed: a later change is not overwritten.</summary>
    public int? Version { get; init; }

    /// <summary>Who provides it; required for a new service.</summary>
    [ID<Provider>]
    public int? Provider { get; init; }

    /// <summary>
    /// The key that imports use for a new service, such as northmoor-spa; by default it is made from the name. It never changes.
    /// </summary>
    public string? Reference { get; init; }

    /// <summary>Its name.</summary>
    public Optional<string?> Name { get; init; }

    /// <summary>What kind of service it is.</summary>
    public Optional<ServiceKind?> Kind { get; init; }

    /// <summary>Whether it takes referrals; OPEN by default.</summary>
    public Optional<ServiceStatus?> Status { get; init; }

    /// <summary>What to know about that, such as when it reopens.</summary>
    public Optional<string?> StatusNote { get; init; }

    /// <summary>What it does, in plain words.</summary>
    public Optional<string?> Description { get; init; }

    /// <summary>The THRIVE groups it serves.</summary>
    public Optional<IReadOnlyList<ThriveGroup>?> ThriveGroups { get; init; }

    /// <summary>What it helps with.</summary>
    public Optional<IReadOnlyList<Need>?> Needs { get; init; }

    /// <summary>The ages it takes.</summary>
    public AgeRangeInput? AgeRange { get; init; }

    /// <summary>What it can be asked for.</summary>
    public Optional<IReadOnlyList<Ask>?> Asks { get; init; }

    /// <summary>Whose referrals it takes.</summary>
    public Optional<IReadOnlyList<ReferrerKind>?> AcceptsReferralsFrom { get; init; }

    /// <summary>How soon it can act.</summary>
    public Optional<IReadOnlyList<Urgency>?> Urgencies { get; init; }

    /// <summary>How to refer.</summary>
    public Optional<IReadOnlyList<ReferralMethod>?> ReferralMethods { get; init; }

    /// <summary>Where it sees people.</summary>
    public Optional<IReadOnlyList<Delivery>?> Delivery { get; init; }

    /// <summary>Who it sees.</summary>
    public Optional<IReadOnlyList<Audience>?> Audience { get; init; }

    /// <summary>Its threshold, in plain words.</summary>
    public Optional<string?> Criteria { get; init; }

    /// <summary>What it does not take.</summary>
    public Optional<string?> NotFor { get; init; }

    /// <summary>What should be tried before referring.</summary>
    public Optional<string?> BeforeReferring { get; init; }

    /// <summary>What a referral must include.</summary>
    public Optional<IReadOnlyList<string>?> Requires { get; init; }

    /// <summary>Where it is provided.</summary>
    public Optional<IReadOnlyList<ServiceLocationInput>?> Locations { get; init; }

    /// <summary>Its opening hours.</summary>
    public Optional<IReadOnlyList<OpeningPeriodInput>?> Hours { get; init; }

    /// <summary>Its telephone number.</summary>
    public Optional<string?> Telephone { get; init; }

    /// <summary>Its telephone number for urgent matters.</summary>
    public Optional<string?> UrgentTelephone { get; init; }

    /// <summary>The service's shared mailbox, never a person's.</summary>
    public Optional<string?> Email { get; init; }

    /// <summary>Its website.</summary>
    public Optional<string?> Website { get; init; }

    /// <summary>The typical wait from acceptance to first contact, in weeks.</summary>
    public Optional<double?> WaitWeeks { get; init; }

    /// <summary>The day on which that wait was true.</summary>
    public Optional<DateOnly?> WaitAsOf { get; init; }

    /// <summary>The number of referrals it can take in a year.</summary>
    public Optional<int?> AnnualCapacity { get; init; }

    /// <summary>How soon it responds; null for the usual times.</summary>
    public Optional<FeedbackStandardInput?> FeedbackStandard { get; init; }

    /// <summary>Where it takes referrals from; null for children from anywhere.</summary>
    public Optional<CatchmentInput?> Catchment { get; init; }

    /// <summary>How many open schools may lose the service by a change of its catchment.</summary>
    public int? AcceptLosses { get; init; }
}

/// <summary>Ages in whole years, both ends included.</summary>
/// <param name="Minimum">The youngest, 0 to 25.</param>
/// <param name="Maximum">The oldest, 0 to 25.</param>
public sealed record AgeRangeInput(int Minimum, int Maximum);

/// <summary>Days and hours, local time.</summary>
/// <param name="Days">The days on which the period opens.</param>
/// <param name="Opens">Such as 09:00.</param>
/// <param name="Closes">Such as 17:00; 24:00 is the end of the day. A time at or before `opens` is on the next day.</param>
/// <param name="TermTimeOnly">Whether it is closed in school holidays.</param>
/// <param name="BankHolidays">For bank holidays, without days. The same time twice means closed.</param>
public sealed record OpeningPeriodInput(
    IReadOnlyList<Weekday> Days, string Opens, string Closes, bool TermTimeOnly = false, bool BankHolidays = false);

/// <summary>A place where a service is provided. Its coordinates come from its postcode.</summary>
/// <param name="Name">What the place is called.</param>
/// <param name="Address">Where it is.</param>
public sealed record ServiceLocationInput(string? Name, AddressInput Address);

/// <summary>An address.</summary>
/// <param name="Street">The building and street.</param>
/// <param name="Locality">The locality.</param>
/// <param name="Town">The town.</param>
/// <param name="County">The county.</param>
/// <param name="Postcode">The full postcode.</param>
public sealed record AddressInput(string? Street, string? Locality, string? Town, string? County, string Postcode);

/// <summary>How soon a service responds, in working days.</summary>
/// <param name="AcknowledgeWorkingDays">To acknowledge a referral.</param>
/// <param name="DecideWorkingDays">To decide.</param>
/// <param name="FeedBackWorkingDays">To tell the school.</param>
public sealed record FeedbackStandardInput(int AcknowledgeWorkingDays, int DecideWorkingDays, int FeedBackWorkingDays);

/// <summary>A whole catchment, which replaces the previous one: areas, schools, practices, a boundary, or several of these.</summary>
/// <param name="Basis">What decides whether a child is inside; any one is enough.</param>
/// <param name="Areas">Areas' codes.</param>
/// <param name="Schools">Schools' Unique Reference Numbers.</param>
/// <param name="Practices">GP practices' ODS codes.</param>
/// <param name="Boundary">A Polygon or MultiPolygon in Great Britain, with 5,000 corners at most.</param>
public sealed record CatchmentInput(
    IReadOnlyList<EligibilityBasis> Basis, IReadOnlyList<string>? Areas, IReadOnlyList<int>? Schools, IReadOnlyList<string>? Practices,
    GeoJsonText? Boundary);
