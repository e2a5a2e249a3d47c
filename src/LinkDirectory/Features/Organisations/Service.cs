using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations;

/// <summary>What a provider offers children and young people, and how to reach it.</summary>
public sealed class Service
{
    public int Id { get; set; }

    /// <summary>The key that imports know it by, as in "northmoor-spa"; lower case, digits and hyphens.</summary>
    public required string Reference { get; set; }

    public int ProviderId { get; set; }

    public Provider Provider { get; set; } = null!;

    /// <summary>Anybody whom it is for gets in touch directly, whatever other ways there are.</summary>
    internal bool NeedsNoReferral => ReferralMethods.Contains(ReferralMethod.NoReferralNeeded);

    /// <summary>A referral goes through the single point of access and no other way.</summary>
    internal bool IsOnlyThroughSinglePoint => ReferralMethods.Contains(ReferralMethod.ThroughSinglePointOfAccess)
        && ReferralMethods.All(way => way is ReferralMethod.ThroughSinglePointOfAccess or ReferralMethod.LinkDirectory);

    public required string Name { get; set; }

    public ServiceKind Kind { get; set; }

    public ServiceStatus Status { get; set; }

    public string? StatusNote { get; set; }

    public string? Description { get; set; }

    public EnumSet<ThriveGroup> ThriveGroups { get; set; }

    public EnumSet<Need> Needs { get; set; }

    /// <summary>The youngest age taken, in years.</summary>
    public int MinimumAge { get; set; }

    /// <summary>The oldest age taken, in years.</summary>
    public int MaximumAge { get; set; }

    public EnumSet<Ask> Asks { get; set; }

    public EnumSet<ReferrerKind> AcceptsReferralsFrom { get; set; }

    public EnumSet<Urgency> Urgencies { get; set; }

    public EnumSet<ReferralMethod> ReferralMethods { get; set; }

    public EnumSet<Delivery> Delivery { get; set; }

    public EnumSet<Audience> Audience { get; set; }

    /// <summary>Its threshold, in plain words.</summary>
    public string? Criteria { get; set; }

    public string? NotFor { get; set; }

    /// <summary>What should be tried before referring.</summary>
    public string? BeforeReferring { get; set; }

    /// <summary>What a referral must include.</summary>
    public List<string> Requires { get; set; } = [];

    public string? Telephone { get; set; }

    public string? UrgentTelephone { get; set; }

    /// <summary>The service's shared mailbox, never a person's.</summary>
    public string? Email { get; set; }

    public Uri? Website { get; set; }

    /// <summary>The typical wait from acceptance to first contact, in weeks.</summary>
    public double? WaitWeeks { get; set; }

    public DateOnly? WaitAsOf { get; set; }

    /// <summary>The number of referrals it can take in a year.</summary>
    public int? AnnualCapacity { get; set; }

    /// <summary>When somebody last confirmed this record; an import or an edit does not count.</summary>
    public DateTimeOffset? LastVerifiedAt { get; set; }

    public DateOnly? VerifyBy { get; set; }

    /// <summary>Begins a new period: somebody has said that the record is right.</summary>
    public void Confirm(DateTimeOffset at, DateOnly verifyBy) => (LastVerifiedAt, VerifyBy) = (at, verifyBy);

    public FeedbackStandard FeedbackStandard { get; set; } = FeedbackStandard.Default;

    /// <summary>What decides whether a child is inside the catchment; empty where the service takes children from anywhere.</summary>
    public EnumSet<EligibilityBasis> CatchmentBasis { get; set; }

    /// <summary>A drawn boundary as well-known binary, WGS 84, longitude first.</summary>
    public byte[]? CatchmentBoundary { get; set; }

    /// <summary>The drawn boundary's box in degrees, WGS 84; null without one.</summary>
    public double? CatchmentMinLongitude { get; set; }

    public double? CatchmentMaxLongitude { get; set; }

    public double? CatchmentMinLatitude { get; set; }

    public double? CatchmentMaxLatitude { get; set; }

    public List<Area> CatchmentAreas { get; } = [];

    public List<School> CatchmentSchools { get; } = [];

    /// <summary>ODS codes of the GP practices whose patients it takes.</summary>
    public List<string> CatchmentPractices { get; set; } = [];

    /// <summary>Counts changes, so that a second editor is told of the first.</summary>
    public int Version { get; set; } = 1;

    public List<ServiceLocation> Locations { get; } = [];

    public List<OpeningPeriod> Hours { get; } = [];

    public AgeRange AgeRange => new(MinimumAge, MaximumAge);

    /// <summary>A crisis team that may be rung: never one that is paused, ended or not yet open, nor one without a number.</summary>
    public bool IsCrisisLine => IsCrisisLineOf(Kind, Status, UrgentTelephone);

    internal static bool IsCrisisLineOf(ServiceKind kind, ServiceStatus status, string? urgentTelephone) =>
        kind == ServiceKind.CrisisTeam && status == ServiceStatus.Open && !string.IsNullOrWhiteSpace(urgentTelephone);

    /// <summary>Metres from a point to its nearest location; null if none is known.</summary>
    public double? MetresTo(Point point) =>
        Locations.Select(l => l.Location).OfType<Point>().Select(l => (double?)l.MetresTo(point)).Min();
}

/// <summary>A place where a service is provided.</summary>
public sealed class ServiceLocation
{
    public int Id { get; set; }

    public int ServiceId { get; set; }

    public string? Name { get; set; }

    public string? Street { get; set; }

    public string? Locality { get; set; }

    public string? Town { get; set; }

    public string? County { get; set; }

    public string? Postcode { get; set; }

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    public Address Address => new(Street, Locality, Town, County, Postcode);

    public Point? Location => Latitude is { } latitude && Longitude is { } longitude ? new Point(latitude, longitude) : null;
}

/// <summary>
/// Days and hours, local time. A period that closes at or before its opening runs past midnight; 00:00 to 24:00 is all day.
/// </summary>
public sealed class OpeningPeriod
{
    public int Id { get; set; }

    public int ServiceId { get; set; }

    public EnumSet<Weekday> Days { get; set; }

    /// <summary>For England's bank holidays, in place of what their weekdays say; then it has no days.</summary>
    public bool BankHolidays { get; set; }

    /// <summary>Minutes after midnight, 0 to 1439.</summary>
    public int OpensMinute { get; set; }

    /// <summary>Minutes after midnight, 1 to 1440.</summary>
    public int ClosesMinute { get; set; }

    public bool TermTimeOnly { get; set; }

    /// <summary>Closed on bank holidays: it opens and closes at once.</summary>
    public bool IsClosed => BankHolidays && OpensMinute == ClosesMinute;
}

/// <summary>How soon a service responds, in working days.</summary>
/// <param name="AcknowledgeWorkingDays">Working days to acknowledge a referral.</param>
/// <param name="DecideWorkingDays">Working days to decide.</param>
/// <param name="FeedBackWorkingDays">Working days to tell the school.</param>
public sealed record FeedbackStandard(int AcknowledgeWorkingDays, int DecideWorkingDays, int FeedBackWorkingDays)
{
    /// <summary>What is assumed until a service says otherwise; a new one each time, since each service keeps its own.</summary>
    public static FeedbackStandard Default => new(2, 10, 5);
}
