using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Benchmarks.National;

/// <summary>Schools by squares of a twentieth of a degree, so that the nearest are found without measuring to all of them.</summary>
internal sealed class SchoolGrid
{
    private const double SquaresToADegree = 20;

    private const int MaximumRings = 200;

    private readonly Dictionary<(int Row, int Column), List<School>> squares = [];

    public SchoolGrid(IEnumerable<School> schools)
    {
        foreach (var school in schools)
        {
            var square = Square(school.Location!.Value);
            if (!squares.TryGetValue(square, out var list))
            {
                squares.Add(square, list = []);
            }

            list.Add(school);
        }
    }

    public IReadOnlyList<NearSchool> Nearest(Point from, int count)
    {
        var found = new List<(double Squared, School School)>(64);
        var (row, column) = Square(from);
        var shrink = Math.Cos(from.Latitude * Math.PI / 180);
        for (var ring = 0; ring <= MaximumRings; ring++)
        {
            for (var r = row - ring; r <= row + ring; r++)
            {
                // The first and last row of a ring are whole; of the others it has the ends.
                var step = r == row - ring || r == row + ring ? 1 : Math.Max(1, 2 * ring);
                for (var c = column - ring; c <= column + ring; c += step)
                {
                    Measure(from, shrink, (r, c), found);
                }
            }

            // Everything outside the rings so far is at least this far, in degrees of latitude.
            var reach = ring / SquaresToADegree * shrink;
            if (found.Count >= count && found.Count(near => near.Squared <= reach * reach) >= count)
            {
                break;
            }
        }

        found.Sort((one, other) => one.Squared.CompareTo(other.Squared));
        return [.. found.Take(count).Select(near => new NearSchool(near.School, Math.Round(from.MetresTo(near.School.Location!.Value))))];
    }

    /// <summary>A plane is true enough to rank what is a few miles away; metres are then measured for those that are shown.</summary>
    private void Measure(Point from, double shrink, (int Row, int Column) square, List<(double Squared, School School)> found)
    {
        if (squares.TryGetValue(square, out var schools))
        {
            foreach (var school in schools)
            {
                var north = school.Latitude!.Value - from.Latitude;
                var east = (school.Longitude!.Value - from.Longitude) * shrink;
                found.Add(((north * north) + (east * east), school));
            }
        }
    }

    private static (int Row, int Column) Square(Point point)
        => ((int)Math.Floor(point.Latitude * SquaresToADegree), (int)Math.Floor(point.Longitude * SquaresToADegree));
}
