using System.Linq.Expressions;

namespace LinkDirectory.Data.Spatial;

/// <summary>
/// The engine's spatial indexes as sets of ids. Use them as <c>ids.Contains(row.Id)</c>: that becomes <c>IN (SELECT …)</c>,
/// which asks the index once; <c>Any</c> or a join would scan it for every row.
/// </summary>
internal static class SpatialIndex
{
    public static IQueryable<int> SchoolsIn(DirectoryDbContext db, GeoBox box) => db.Database.SqlQuery<int>($"""
        SELECT i.Id AS Value FROM SchoolIndex i
        WHERE i.MinLongitude <= {box.East} AND i.MaxLongitude >= {box.West}
          AND i.MinLatitude <= {box.North} AND i.MaxLatitude >= {box.South}
        """);

    public static IQueryable<int> ServiceLocationsIn(DirectoryDbContext db, GeoBox box) => db.Database.SqlQuery<int>($"""
        SELECT i.Id AS Value FROM ServiceLocationIndex i
        WHERE i.MinLongitude <= {box.East} AND i.MaxLongitude >= {box.West}
          AND i.MinLatitude <= {box.North} AND i.MaxLatitude >= {box.South}
        """);

    /// <summary>Services whose drawn boundary's box holds the point: candidates, to be tested exactly.</summary>
    public static IQueryable<int> CatchmentBoxesAround(DirectoryDbContext db, Point point) => db.Database.SqlQuery<int>($"""
        SELECT i.Id AS Value FROM CatchmentIndex i
        WHERE i.MinLongitude <= {point.Longitude} AND i.MaxLongitude >= {point.Longitude}
          AND i.MinLatitude <= {point.Latitude} AND i.MaxLatitude >= {point.Latitude}
        """);

    /// <summary>
    /// Whether a latitude and longitude are within a distance of a point: <see cref="Point.MetresTo"/>, for the database.
    /// </summary>
    public static Expression<Func<double, double, bool>> IsWithin(Point point, double metres)
    {
        const double radians = Math.PI / 180;
        const double diameter = 2 * Point.EarthRadiusMetres;
        var (south, west, cosine) = (point.Latitude, point.Longitude, Math.Cos(point.Latitude * radians));
        return (latitude, longitude) => diameter * Math.Asin(Math.Sqrt(
            (Math.Sin((latitude - south) * radians / 2) * Math.Sin((latitude - south) * radians / 2))
            + (cosine * Math.Cos(latitude * radians) * Math.Sin((longitude - west) * radians / 2) * Math.Sin(
                (longitude - west) * radians / 2)))) <= metres;
    }
}
