using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations;

/// <summary>
/// Where somebody means: one of a school's URN, a postcode (or an outward code) and a point. It may be a child's home, so it
/// is never stored, and does not print itself.
/// </summary>
public sealed record PlaceReference(int? Urn = null, string? Postcode = null, Point? Point = null)
{
    public override string ToString() => Urn is { } urn
        ? $"URN {urn}"
        : Postcode is not null ? "a postcode" : Point is not null ? "a point" : "nowhere";
}

/// <summary>Where a reference is: a <see cref="Place"/> without the areas that it is in.</summary>
public sealed record Spot(string Label, Point Point, bool Approximate, School? School = null)
{
    public override string ToString() => School is null ? "a place" : School.Name;
}

/// <summary>The place that an answer is for.</summary>
/// <param name="Label">What to call it: the school's name, the postcode, or the point to three decimals.</param>
/// <param name="Approximate">Whether the point is only the centre of the outward code.</param>
/// <param name="LocalAuthority">By GIAS's word for a school, else by the boundary the point is in; without its boundary loaded.</param>
/// <param name="AreaIds">Every area, of any kind, that the place is in.</param>
public sealed record Place(string Label, Point Point, bool Approximate, Area? LocalAuthority, School? School, IReadOnlyList<int> AreaIds)
{
    public override string ToString() => School is null ? "a place" : School.Name;
}
