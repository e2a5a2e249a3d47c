using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Places.GraphQL;

/// <summary>A place: give exactly one of these.</summary>
[OneOf]
public sealed class PlaceInput
{
    /// <summary>A school's Unique Reference Number.</summary>
    public int? Urn { get; init; }

    /// <summary>A postcode, or the part before its space, in any case and spacing.</summary>
    public string? Postcode { get; init; }

    /// <summary>A point on the ground.</summary>
    public PointInput? Point { get; init; }

    internal PlaceReference Reference() => new(Urn, Postcode, Point is { } point ? new Point(point.Latitude, point.Longitude) : null);

    /// <summary>May be a home, so it does not print itself.</summary>
    public override string ToString() => nameof(PlaceInput);
}

/// <summary>A point on the ground, WGS 84.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record PointInput(double Latitude, double Longitude)
{
    /// <summary>May be a home, so it does not print itself.</summary>
    public override string ToString() => nameof(PointInput);
}
