using System.Globalization;
using LinkDirectory.Data;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Places;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>What the rows of a file of services name in the directory: areas, schools and postcodes. Read once for the file.</summary>
internal sealed class NamedByServices
{
    private readonly Dictionary<string, Area> areas;
    private readonly Dictionary<string, School> schools;
    private readonly Dictionary<string, Point> postcodes;
    private readonly Dictionary<string, Point> outwardCodes;

    private NamedByServices(Dictionary<string, Area> areas, Dictionary<string, School> schools, Dictionary<string, Point> postcodes,
        Dictionary<string, Point> outwardCodes) =>
        (this.areas, this.schools, this.postcodes, this.outwardCodes) = (areas, schools, postcodes, outwardCodes);

    public static async Task<NamedByServices> LoadAsync(
        DirectoryDbContext db, IReadOnlyList<ServiceRow> rows, CancellationToken cancellation)
    {
        var codes = rows.SelectMany(row => row.AreaCodes).Distinct().ToList();
        var urns = rows.SelectMany(row => row.SchoolUrns).Select(
            urn => int.TryParse(urn, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Distinct().ToList();
        var places = rows.SelectMany(row => row.Service.Locations).Select(PostcodeOf).Distinct().ToList();
        var full = places.Select(place => place.Code).ToList();
        var outward = places.Select(place => place.Outward).Distinct().ToList();
        return new NamedByServices(
            await db.Areas.Where(a => codes.Contains(a.Code)).ToDictionaryAsync(a => a.Code, StringComparer.Ordinal, cancellation),
            await db.Schools.Where(s => urns.Contains(s.Urn)).ToDictionaryAsync(s => s.Urn.ToString(CultureInfo.InvariantCulture),
                StringComparer.Ordinal, cancellation),
            await db.Postcodes.AsNoTracking().Where(p => full.Contains(p.Code)).ToDictionaryAsync(p => p.Code,
                p => new Point(p.Latitude, p.Longitude), StringComparer.Ordinal, cancellation),
            await db.OutwardCodes.AsNoTracking().Where(o => outward.Contains(o.Code)).ToDictionaryAsync(o => o.Code,
                o => new Point(o.Latitude, o.Longitude), StringComparer.Ordinal, cancellation));
    }

    /// <summary>Gives a row's service the areas and schools that it names, and its places their coordinates.</summary>
    public void Resolve(ServiceRow row, ImportReport report)
    {
        foreach (var code in row.AreaCodes)
        {
            if (areas.TryGetValue(code, out var area))
            {
                row.Service.CatchmentAreas.Add(area);
            }
            else
            {
                row.Mark.Reject(report, ServiceColumns.CatchmentAreas, code,
                    "No area here has this code. Check it, or import its boundary first.");
            }
        }

        foreach (var urn in row.SchoolUrns)
        {
            if (schools.TryGetValue(urn, out var school))
            {
                row.Service.CatchmentSchools.Add(school);
            }
            else
            {
                row.Mark.Reject(report, ServiceColumns.CatchmentSchools, urn,
                    "No school here has this URN. Check it on Get Information about Schools, or import GIAS first.");
            }
        }

        foreach (var location in row.Service.Locations)
        {
            Place(location, row.Mark, report);
        }
    }

    private void Place(ServiceLocation location, RowMark mark, ImportReport report)
    {
        var postcode = PostcodeOf(location);
        if (!postcodes.TryGetValue(postcode.Code, out var point))
        {
            if (!outwardCodes.TryGetValue(postcode.Outward, out point))
            {
                mark.Warn(report, ServiceColumns.Locations, location.Postcode,
                    "No postcode file imported here has this postcode, so the place has no coordinates and is left out of distances. Check "
                        + "it, or import postcodes.");
                return;
            }

            mark.Warn(report, ServiceColumns.Locations, location.Postcode,
                $"No postcode file imported here has this postcode. The middle of {postcode.Outward} was taken, which may be some miles "
                    + "away.");
        }

        (location.Latitude, location.Longitude) = (point.Latitude, point.Longitude);
    }

    private static PostcodeText PostcodeOf(ServiceLocation location) =>
        PostcodeText.TryParseFull(location.Postcode, out var postcode) ? postcode : default;
}
