using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations;

/// <summary>
/// Finds what a place reference means, from what was imported and never from the network. A place that cannot be found is an
/// answer that says what to do, not an exception.
/// </summary>
public sealed class PlaceFinder(DirectoryDb directory, AreaBoundaries boundaries, Areas areas, TimeProvider clock)
{
    public async Task<Result<Place>> FindAsync(PlaceReference reference, CancellationToken cancellation) => reference switch
    {
        { Urn: { } urn, Postcode: null, Point: null } => await FindSchoolAsync(urn, cancellation),
        { Urn: null, Postcode: { } postcode, Point: null } => await FindPostcodeAsync(postcode, cancellation),
        { Urn: null, Postcode: null, Point: { } point } => await FindPointAsync(point, cancellation),
        _ => new InvalidInput("Say where: one of a school's URN, a postcode and a point."),
    };

    /// <summary>Where a postcode is, or the middle of its outward code; null where neither is known.</summary>
    public async Task<Point?> PointOfAsync(PostcodeText postcode, CancellationToken cancellation) =>
        (await CentroidAsync(postcode, cancellation))?.Point;

    private async Task<Result<Place>> FindSchoolAsync(int urn, CancellationToken cancellation)
    {
        if (await directory.ReadAsync(SchoolStatements.ByUrn, cancellation, urn) is not [var school])
        {
            return new InvalidInput(
                $"No school here has the URN {urn}. Check the number on Get Information about Schools, or give a postcode.");
        }

        var stated = school.LocalAuthorityId is { } id ? await areas.ByIdAsync(id, cancellation) : null;
        var areaIds = await directory.ReadAsync(SchoolStatements.AreasOf, cancellation, school.Id);
        if (school.Location is { } location)
        {
            return areaIds.Count > 0
                ? new Place(school.Name, location, false, stated, school, Including(areaIds, stated))
                : await PlaceAtAsync(school.Name, location, false, school, stated, cancellation);
        }

        if (!PostcodeText.TryParse(school.Postcode, out var postcode) || await CentroidAsync(postcode, cancellation) is not { } found)
        {
            return new InvalidInput($"We know {school.Name} but not where it is. Give a postcode near it instead.");
        }

        var place = await PlaceAtAsync(school.Name, found.Point, found.Approximate, school, stated, cancellation);
        return place with { AreaIds = [.. place.AreaIds.Union(areaIds).Order()] };
    }

    private async Task<Result<Place>> FindPostcodeAsync(string text, CancellationToken cancellation)
    {
        if (!PostcodeText.TryParse(text, out var postcode))
        {
            return new InvalidInput("That is not a full UK postcode. Check it and type it like NW3 2JB, or give the school instead.");
        }

        if (await CentroidAsync(postcode, cancellation) is not { } found)
        {
            return new InvalidInput(PostcodeCountry.Explain(postcode, postcode.Text)
                ?? $"We do not know the postcode {postcode.Text}. Check it, or give the school or a postcode nearby instead.");
        }

        var label = found.Approximate ? postcode.Outward : postcode.Text;
        return await PlaceAtAsync(label, found.Point, found.Approximate, null, null, cancellation);
    }

    private async Task<Result<Place>> FindPointAsync(Point point, CancellationToken cancellation)
    {
        if (!GreatBritain.Includes(point))
        {
            return new InvalidInput(
                "That point is not in Great Britain. Check that the latitude comes first (England's is 49 to 56, its longitude -7 to 2), "
                    + "or give a postcode.");
        }

        var label = string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:F3}, {point.Longitude:F3}");
        return await PlaceAtAsync(label, point, false, null, null, cancellation);
    }

    private async Task<(Point Point, bool Approximate)?> CentroidAsync(PostcodeText postcode, CancellationToken cancellation)
    {
        if (!postcode.IsOutwardOnly && await directory.ReadAsync(PlaceStatements.Postcode, cancellation, postcode.Code) is [var known])
        {
            return (known, false);
        }

        return await directory.ReadAsync(PlaceStatements.OutwardCode, cancellation, postcode.Outward) is [var outward]
            ? (outward, true)
            : null;
    }

    // What is stated of a school wins over the local authority that its point falls in, whose ground it stands on all the same. An area
    // that has ended and has no boundary is as far as anybody knows where its heirs are.
    private async Task<Place> PlaceAtAsync(
        string label, Point point, bool approximate, School? school, Area? stated, CancellationToken cancellation)
    {
        var containing = await areas.WithTheirEndedAsync(await boundaries.ContainingAsync(point, cancellation), cancellation);
        var today = London.Today(clock);
        var localAuthority = stated ?? containing.Where(a => a.Kind == AreaKind.LocalAuthority).OrderByDescending(a => a.IsValidOn(today))
            .ThenBy(a => a.Id).FirstOrDefault();
        return new Place(label, point, approximate, localAuthority, school, Including([.. containing.Select(a => a.Id)], stated));
    }

    private static List<int> Including(List<int> areaIds, Area? stated) =>
        stated is null || areaIds.Contains(stated.Id) ? areaIds : [.. areaIds, stated.Id];
}
