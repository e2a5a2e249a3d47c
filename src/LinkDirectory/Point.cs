namespace LinkDirectory;

/// <summary>A point on the ground.</summary>
/// <param name="Latitude">Degrees north, WGS 84, -90 to 90.</param>
/// <param name="Longitude">Degrees east, WGS 84, -180 to 180.</param>
public readonly record struct Point(double Latitude, double Longitude)
{
    /// <summary>The mean radius of the Earth in metres (IUGG's R1 of GRS 80).</summary>
    public const double EarthRadiusMetres = 6_371_008.8;

    /// <summary>
    /// Metres along the great circle (haversine). Within 0.5% of the distance on the ellipsoid, a few metres in a kilometre.
    /// </summary>
    public double MetresTo(Point other)
    {
        const double radians = Math.PI / 180;
        var halfLatitude = Math.Sin((other.Latitude - Latitude) * radians / 2);
        var halfLongitude = Math.Sin((other.Longitude - Longitude) * radians / 2);
        var chord = (halfLatitude * halfLatitude)
            + (Math.Cos(Latitude * radians) * Math.Cos(other.Latitude * radians) * halfLongitude * halfLongitude);
        return 2 * EarthRadiusMetres * Math.Asin(Math.Sqrt(Math.Min(1, chord)));
    }
}
