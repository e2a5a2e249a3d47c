using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.Finding.Rules;

/// <summary>
/// Which route comes first: the crisis team when the situation calls for it; where nothing was ticked, a local service before one for
/// everywhere, which knows neither school nor area; whom the school agreed with, then who covers the
/// child, then who is near; who answers now, then who may, then who does not; the most current contact; the nearest, and last
/// those of no location; then the service's number, so that equals always come in one order.
/// </summary>
/// <param name="Crisis">A crisis team, in a situation that calls for one.</param>
/// <param name="Everywhere">A service for children from anywhere, where no need was named and no link is agreed.</param>
/// <param name="DistanceMetres">Null without a location.</param>
public readonly record struct RouteOrder(
    bool Crisis, bool Everywhere, FoundBy FoundBy, bool? OpenNow, Currency? Contact, double? DistanceMetres, int ServiceId)
    : IComparable<RouteOrder>
{
    public int CompareTo(RouteOrder other) => Key.CompareTo(other.Key);

    private (int Crisis, int Everywhere, FoundBy FoundBy, int Open, int Contact, double Metres, int ServiceId) Key => (
        Crisis ? 0 : 1,
        Everywhere ? 1 : 0,
        FoundBy,
        OpenNow switch { true => 0, null => 1, false => 2 },
        ContactChoice.Order(Contact),
        DistanceMetres ?? double.PositiveInfinity,
        ServiceId);

    public static bool operator <(RouteOrder left, RouteOrder right) => left.CompareTo(right) < 0;

    public static bool operator >(RouteOrder left, RouteOrder right) => left.CompareTo(right) > 0;

    public static bool operator <=(RouteOrder left, RouteOrder right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RouteOrder left, RouteOrder right) => left.CompareTo(right) >= 0;
}
