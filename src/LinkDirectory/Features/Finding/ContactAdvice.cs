using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Finding;

/// <summary>How a service came to be in an answer.</summary>
public enum FoundBy
{
    /// <summary>The school and the service agreed on each other.</summary>
    AgreedLink,

    /// <summary>Its catchment covers the child.</summary>
    Catchment,

    /// <summary>It is near.</summary>
    Distance,
}

/// <summary>Whether it is sure that the child is in a service's catchment.</summary>
public enum RouteCertainty
{
    Fits,

    /// <summary>It fits if the child lives in the catchment.</summary>
    ConfirmHome,

    /// <summary>It fits if the child is registered with a GP practice of the catchment.</summary>
    ConfirmPractice,
}

/// <summary>The answer to "who do I contact about this, now?", best route first.</summary>
/// <param name="Place">Null where it could not be found; then <paramref name="Problem"/> says what to do.</param>
/// <param name="Emergency">What to do at once if there is danger; always there.</param>
/// <param name="EmergencyFirst">The situation calls for it before anything else.</param>
/// <param name="Routes">Open to this referrer, best first.</param>
/// <param name="RuledOut">Linked, near or covering the place, and why each does not fit.</param>
public sealed record ContactAdvice(
    Place? Place,
    string? Problem,
    string Emergency,
    bool EmergencyFirst,
    IReadOnlyList<ContactRoute> Routes,
    IReadOnlyList<RuledOutService> RuledOut)
{
    /// <summary>What was asked cannot be answered; null where it can. There are then no routes.</summary>
    public InvalidArgument? Invalid { get; init; }
}

/// <summary>An argument that cannot be used, and what to do about it.</summary>
/// <param name="Argument">Its name in the API, as in "age".</param>
public sealed record InvalidArgument(string Argument, string Message);

/// <summary>A service that takes this child from this referrer.</summary>
/// <param name="PointOfContact">Who to ask for; null where the service has none. As the actor may see it.</param>
/// <param name="OpenNow">Null where its hours are unknown.</param>
/// <param name="DistanceMetres">From the place to its nearest location; null without one.</param>
/// <param name="How">The ways to refer.</param>
/// <param name="Reasons">Why this one, what to check and what to do, in plain English; names no person.</param>
public sealed record ContactRoute(
    Service Service,
    ContactView? PointOfContact,
    FoundBy FoundBy,
    RouteCertainty Certainty,
    bool? OpenNow,
    double? DistanceMetres,
    IReadOnlyList<ReferralMethod> How,
    IReadOnlyList<string> Reasons);

/// <summary>A service that does not fit, each reason, and the service to go to instead.</summary>
public sealed record RuledOutService(Service Service, IReadOnlyList<string> Reasons, Service? GoInsteadTo);
