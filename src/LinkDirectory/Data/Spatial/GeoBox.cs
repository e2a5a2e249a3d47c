namespace LinkDirectory.Data.Spatial;

/// <summary>A box in degrees, WGS 84.</summary>
internal readonly record struct GeoBox(double South, double North, double West, double East)
{
    public static GeoBox World { get; } = new(-90, 90, -180, 180);

    // A NaN is in no box.
    public bool Includes(Point point) =>
        point.Latitude >= South && point.Latitude <= North && point.Longitude >= West && point.Longitude <= East;

    /// <summary>A box that holds every point within the distance, and some more.</summary>
    public static GeoBox Around(Point point, double metres)
    {
        // A ten thousandth more, so that rounding leaves nothing out.
        const double slack = 1.0001;
        const double metresPerDegree = Point.EarthRadiusMetres * Math.PI / 180;
        var up = metres / metresPerDegree * slack;
        var farthestNorth = Math.Abs(point.Latitude) + up;
        if (farthestNorth >= 89)
        {
            return World;
        }

        var across = up / Math.Cos(farthestNorth * Math.PI / 180);
        return new GeoBox(point.Latitude - up, point.Latitude + up, point.Longitude - across, point.Longitude + across);
    }
}
