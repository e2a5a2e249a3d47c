using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding;

/// <summary>Why a service is in an answer.</summary>
public enum FoundBy
{
    /// <summary>The school and the service have an agreed link.</summary>
    AgreedLink,

    /// <summary>Its catchment covers the child.</summary>
    Catchment,

    /// <summary>It is nearby.</summary>
    Distance,
}

/// <summary>How certain it is that the child is in a service's catchment.</summary>
public enum RouteCertainty
{
    Fits,

    /// <summary>It fits if the child lives in the catchment.</summary>
    ConfirmHome,

    /// <summary>It fits if the child is registered with a GP practice in the catchment.</summary>
    ConfirmPractice,
}

/// <summary>The answer to "who do I contact about this, now?", with the best route first.</summary>
/// <param name="Place">Null where it could not be found; then <paramref name="Problem"/> says what to do.</param>
/// <param name="Emergency">What to do at once if there is danger; always present.</param>
/// <param name="EmergencyFirst">Whether the situation calls for this before anything else.</param>
/// <param name="Routes">The routes open to this referrer, best first.</param>
/// <param name="RuledOut">Services that are linked, nearby or cover the place but do not fit, and why.</param>
public sealed record ContactAdvice(
    Place? Place,
    string? Problem,
    string Emergency,
    bool EmergencyFirst,
    IReadOnlyList<ContactRoute> Routes,
    IReadOnlyList<RuledOutService> RuledOut)
{
    /// <summary>Services that do not take this referrer, and do take the child from the family; best first.</summary>
    internal IReadOnlyList<FamilyRoute> FamilyRoutes { get; init; } = [];

    /// <summary>What was asked cannot be answered; null where it can. There are then no routes.</summary>
    public InvalidInput? Invalid { get; init; }
}

/// <summary>A service that takes this child from this referrer.</summary>
/// <param name="Service">The service to ask.</param>
/// <param name="PointOfContact">Who to ask for there; null where it has nobody to name.</param>
/// <param name="FoundBy">Why it is in the answer.</param>
/// <param name="Certainty">How certain it is that the child is in its catchment.</param>
/// <param name="OpenNow">Whether it is open now; null if its hours are not known, or if it may be closed for a bank holiday.</param>
/// <param name="DistanceMetres">Metres from the place to its nearest location; null if it has none.</param>
/// <param name="How">The ways to refer.</param>
/// <param name="Reasons">Why this one, what to check and what to do, in plain English; never names a person.</param>
public sealed record ContactRoute(
    Service Service,
    ContactView? PointOfContact,
    FoundBy FoundBy,
    RouteCertainty Certainty,
    bool? OpenNow,
    double? DistanceMetres,
    IReadOnlyList<ReferralMethod> How,
    IReadOnlyList<string> Reasons)
{
    /// <summary>How it is reached.</summary>
    internal RouteDoors Doors { get; init; } = new(null, null, null, null);

    /// <summary>
    /// The single point of access that it is reached through; null where it is reached directly, or where that is not known.
    /// </summary>
    public Service? SinglePointOfAccess => Doors.SinglePoint;
}

/// <summary>A service that the child or the family may turn to themselves, though it does not take this referrer.</summary>
/// <param name="Child">It takes children who come of themselves.</param>
/// <param name="Carers">It takes children from their parents or carers.</param>
public sealed record FamilyRoute(Service Service, bool Child, bool Carers, RouteDoors Doors);

/// <summary>A service that does not fit, each reason, and the service to go to instead.</summary>
/// <param name="Service">The service that does not fit.</param>
/// <param name="Reasons">Each reason, in plain English.</param>
/// <param name="GoInsteadTo">The service to go to instead.</param>
public sealed record RuledOutService(Service Service, IReadOnlyList<string> Reasons, Service? GoInsteadTo);
