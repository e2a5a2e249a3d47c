using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>What drafts of services name in the directory: areas, schools and postcodes. Read once for all of them.</summary>
internal sealed class ServiceLookups(
    Dictionary<string, Area> areas, Dictionary<int, School> schools, Dictionary<string, Point> postcodes,
    Dictionary<string, Point> outwardCodes, IReadOnlyDictionary<int, string> closed)
{
    public static async Task<ServiceLookups> LoadAsync(
        DirectoryDbContext db, IReadOnlyList<ServiceDraft> drafts, CancellationToken cancellation)
    {
        var codes = drafts.SelectMany(CodesOf).Distinct().ToList();
        var urns = drafts.SelectMany(draft => draft.CatchmentSchools).Distinct().ToList();
        var places = drafts.SelectMany(draft => draft.Locations).Select(PostcodeOf).OfType<PostcodeText>().Distinct().ToList();
        var full = places.Select(place => place.Code).ToList();
        var outward = places.Select(place => place.Outward).Distinct().ToList();
        return new ServiceLookups(
            await db.Areas.Where(a => codes.Contains(a.Code)).ToDictionaryAsync(a => a.Code, StringComparer.Ordinal, cancellation),
            await db.Schools.Where(s => urns.Contains(s.Urn)).ToDictionaryAsync(s => s.Urn, cancellation),
            await db.Postcodes.AsNoTracking().Where(p => full.Contains(p.Code))
                .ToDictionaryAsync(p => p.Code, p => new Point(p.Latitude, p.Longitude), StringComparer.Ordinal, cancellation),
            await db.OutwardCodes.AsNoTracking().Where(o => outward.Contains(o.Code))
                .ToDictionaryAsync(o => o.Code, o => new Point(o.Latitude, o.Longitude), StringComparer.Ordinal, cancellation),
            await ClosedSchools.DescribeAsync(db, urns, cancellation));
    }

    /// <summary>Gives a draft's service the areas and schools that the draft names, and its places their coordinates.</summary>
    public void Resolve(ServiceDraft draft, Service service)
    {
        foreach (var code in CodesOf(draft))
        {
            if (areas.TryGetValue(code, out var area))
            {
                service.CatchmentAreas.Add(area);
            }
            else
            {
                draft.Problems.Reject(
                    nameof(draft.CatchmentAreas), "No area here has this code. Check it, or import its boundary first.", code);
            }
        }

        foreach (var urn in draft.CatchmentSchools.Distinct())
        {
            if (schools.TryGetValue(urn, out var school))
            {
                service.CatchmentSchools.Add(school);
                if (closed.TryGetValue(urn, out var closure))
                {
                    draft.Problems.Warn(nameof(draft.CatchmentSchools),
                        closure + " The catchment goes on covering a school that alone followed it. Name the school that is open now.",
                        $"{urn}");
                }
            }
            else
            {
                draft.Problems.Reject(nameof(draft.CatchmentSchools), NoSuchSchool, $"{urn}");
            }
        }

        foreach (var location in service.Locations)
        {
            Place(location, draft.Problems);
        }
    }

    public const string NoSuchSchool = "No school here has this URN. Check it on Get Information about Schools, or import GIAS first.";

    private void Place(ServiceLocation location, DraftProblems problems)
    {
        if (PostcodeOf(location) is not { } postcode)
        {
            return;
        }

        if (!postcodes.TryGetValue(postcode.Code, out var point))
        {
            if (!outwardCodes.TryGetValue(postcode.Outward, out point))
            {
                problems.Warn(
                    nameof(ServiceDraft.Locations), "No postcode file imported here has this postcode, so the place has no coordinates "
                    + "and is left out of distances. Check it, or import postcodes.", location.Postcode);
                return;
            }

            problems.Warn(nameof(ServiceDraft.Locations), "No postcode file imported here has this postcode. "
                + $"The middle of {postcode.Outward} was taken, which may be some miles away.", location.Postcode);
        }

        (location.Latitude, location.Longitude) = (point.Latitude, point.Longitude);
    }

    private static IEnumerable<string> CodesOf(ServiceDraft draft) =>
        draft.CatchmentAreas.Select(code => code.Trim().ToUpperInvariant()).Where(code => code.Length > 0).Distinct();

    private static PostcodeText? PostcodeOf(ServiceLocation location) =>
        PostcodeText.TryParseFull(location.Postcode, out var postcode) ? postcode : null;
}
