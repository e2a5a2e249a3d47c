using NetTopologySuite.Geometries;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>A service as somebody typed it. What it must keep to is in <see cref="ServiceRules"/>.</summary>
public sealed class ServiceDraft : Draft
{
    /// <summary>Who provides it; null where that stays.</summary>
    public int? ProviderId { get; init; }

    /// <summary>How many open schools may lose a service that covers them by it; null where nobody has said.</summary>
    public int? AcceptLosses { get; init; }

    /// <summary>The key of a new service; null to make one from its name.</summary>
    public string? Reference { get; set; }

    public string? Name { get; set => field = Give(value); }

    public ServiceKind? Kind { get; set => field = Give(value); }

    public ServiceStatus? Status { get; set => field = Give(value); }

    public string? StatusNote { get; set => field = Give(value); }

    public string? Description { get; set => field = Give(value); }

    public EnumSet<ThriveGroup> ThriveGroups { get; set => field = Give(value); }

    public EnumSet<Need> Needs { get; set => field = Give(value); }

    public int? MinimumAge { get; set => field = Give(value); }

    public int? MaximumAge { get; set => field = Give(value); }

    public EnumSet<Ask> Asks { get; set => field = Give(value); }

    public EnumSet<ReferrerKind> AcceptsReferralsFrom { get; set => field = Give(value); }

    public EnumSet<Urgency> Urgencies { get; set => field = Give(value); }

    public EnumSet<ReferralMethod> ReferralMethods { get; set => field = Give(value); }

    public EnumSet<Delivery> Delivery { get; set => field = Give(value); }

    public EnumSet<Audience> Audience { get; set => field = Give(value); }

    public string? Criteria { get; set => field = Give(value); }

    public string? NotFor { get; set => field = Give(value); }

    public string? BeforeReferring { get; set => field = Give(value); }

    public IReadOnlyList<string> Requires { get; set => field = Give(value); } = [];

    public string? Telephone { get; set => field = Give(value); }

    public string? UrgentTelephone { get; set => field = Give(value); }

    public string? Email { get; set => field = Give(value); }

    public string? Website { get; set => field = Give(value); }

    public IReadOnlyList<OpeningPeriod> Hours { get; set => field = Give(value); } = [];

    public double? WaitWeeks { get; set => field = Give(value); }

    public DateOnly? WaitAsOf { get; set => field = Give(value); }

    public int? AnnualCapacity { get; set => field = Give(value); }

    public int? AcknowledgeWorkingDays { get; set => field = Give(value); }

    public int? DecideWorkingDays { get; set => field = Give(value); }

    public int? FeedBackWorkingDays { get; set => field = Give(value); }

    public EnumSet<EligibilityBasis> CatchmentBasis { get; set => field = Give(value); }

    /// <summary>Areas' codes.</summary>
    public IReadOnlyList<string> CatchmentAreas { get; set => field = Give(value); } = [];

    /// <summary>Schools’ Unique Reference Numbers.</summary>
    public IReadOnlyList<int> CatchmentSchools { get; set => field = Give(value); } = [];

    /// <summary>GP practices' ODS codes.</summary>
    public IReadOnlyList<string> CatchmentPractices { get; set => field = Give(value); } = [];

    public Geometry? CatchmentBoundary { get; set => field = Give(value); }

    public IReadOnlyList<ServiceLocation> Locations { get; set => field = Give(value); } = [];

    protected override IEnumerable<string> Fields => [nameof(Reference), .. ServiceFields.All.Select(f => f.Name)];
}
