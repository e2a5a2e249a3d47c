using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations;

/// <summary>
/// Finds what a place reference means, from what was imported and never from the network. A place that cannot be found is an
/// answer that says what to do, not an exception.
/// </summary>
public sealed class PlaceFinder(DirectoryDb directory, AreaBoundaries boundaries, Areas areas, TimeProvider clock)
{
    public async Task<Result<Place>> FindAsync(PlaceReference reference, CancellationToken cancellation)
    {
        var found = await LocateAsync(reference, cancellation);
        return found.IsDone ? await WithAreasAsync(found.Value!, cancellation) : found.Problem!;
    }

    /// <summary>Where it is alone, for those who only measure from it.</summary>
    public async Task<Result<Spot>> LocateAsync(PlaceReference reference, CancellationToken cancellation) => reference switch
    {
        { Urn: { } urn, Postcode: null, Point: null } => await LocateSchoolAsync(urn, cancellation),
        { Urn: null, Postcode: { } postcode, Point: null } => await LocatePostcodeAsync(postcode, cancellation),
        { Urn: null, Postcode: null, Point: { } point } => LocatePoint(point),
        _ => new InvalidInput("Say where: one of a school's URN, a postcode and a point."),
    };

    /// <summary>The areas that a spot is in. A school's are stated with it, where they were imported.</summary>
    public async Task<Place> WithAreasAsync(Spot spot, CancellationToken cancellation)
    {
        if (spot.School is not { } school)
        {
            return await WithAreasAroundAsync(spot, stated: null, cancellation);
        }

        var stated = school.LocalAuthorityId is { } id ? await areas.ByIdAsync(id, cancellation) : null;
        var areaIds = await directory.ReadAsync(SchoolStatements.AreasOf, cancellation, school.Id);
        if (school.Location is not null && areaIds.Count > 0)
        {
            return new Place(spot.Label, spot.Point, spot.Approximate, stated, school, Including(areaIds, stated));
        }

        var place = await WithAreasAroundAsync(spot, stated, cancellation);
        return place with { AreaIds = [.. place.AreaIds.Union(areaIds).Order()] };
    }

    /// <summary>Where a postcode is, or the middle of its outward code; null where neither is known.</summary>
    public async Task<Point?> PointOfAsync(PostcodeText postcode, CancellationToken cancellation) =>
        (await CentroidAsync(postcode, cancellation))?.Point;

    private async Task<Result<Spot>> LocateSchoolAsync(int urn, CancellationToken cancellation)
    {
        if (await directory.ReadAsync(SchoolStatements.ByUrn, cancellation, urn) is not [var school])
        {
            return new InvalidInput(
                $"No school here has the URN {urn}. Check the number on Get Information about Schools, or give a postcode.");
        }

        if (school.Location is { } location)
        {
            return new Spot(school.Name, location, false, school);
        }

        return PostcodeText.TryParse(school.Postcode, out var postcode) && await CentroidAsync(postcode, cancellation) is { } found
            ? new Spot(school.Name, found.Point, found.Approximate, school)
            : new InvalidInput($"We know {school.Name} but not where it is. Give a postcode near it instead.");
    }

    private async Task<Result<Spot>> LocatePostcodeAsync(string text, CancellationToken cancellation)
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

        return new Spot(found.Approximate ? postcode.Outward : postcode.Text, found.Point, found.Approximate);
    }

    private static Result<Spot> LocatePoint(Point point) => GreatBritain.Includes(point)
        ? new Spot(string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:F3}, {point.Longitude:F3}"), point, false)
        : new InvalidInput(
            "That point is not in Great Britain. Check that the latitude comes first (England's is 49 to 56, its longitude -7 to 2), "
                + "or give a postcode.");

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
    private async Task<Place> WithAreasAroundAsync(Spot spot, Area? stated, CancellationToken cancellation)
    {
        var containing = await areas.WithTheirEndedAsync(await boundaries.ContainingAsync(spot.Point, cancellation), cancellation);
        var today = London.Today(clock);
        var localAuthority = stated ?? containing.Where(a => a.Kind == AreaKind.LocalAuthority).OrderByDescending(a => a.IsValidOn(today))
            .ThenBy(a => a.Id).FirstOrDefault();
        return new Place(spot.Label, spot.Point, spot.Approximate, localAuthority, spot.School,
            Including([.. containing.Select(a => a.Id)], stated));
    }

    private static List<int> Including(List<int> areaIds, Area? stated) =>
        stated is null || areaIds.Contains(stated.Id) ? areaIds : [.. areaIds, stated.Id];
}
