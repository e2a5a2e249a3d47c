using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>
/// A service's places as one line: <c>Name | Street | Town | Postcode</c>, with a semicolon between several. A locality goes
/// before the town and a county after it; the postcode is always last and alone is enough. A semicolon or bar that belongs
/// to a part has a backslash before it (<see cref="CellText"/>).
/// </summary>
public static class LocationText
{
    private const int MostParts = 6;

    /// <param name="written">The places, each as it was written.</param>
    /// <param name="locations">Receives them. Whether the last part is a postcode is not looked at.</param>
    /// <returns>What is wrong and what to do; null where all of them were read.</returns>
    public static string? TryParse(IEnumerable<string> written, out IReadOnlyList<ServiceLocation> locations)
    {
        var read = new List<ServiceLocation>();
        locations = read;
        foreach (var place in written.Where(place => place.Length > 0))
        {
            List<string> parts = [.. CellText.Split(place, CellText.Bar).Select(CellText.Read)];
            if (parts.Count > MostParts)
            {
                return $"'{place}' has more than {MostParts} parts. Write Name | Street | Locality | Town | County | Postcode.";
            }

            read.Add(Read(parts));
        }

        return null;
    }

    public static string NoPostcode(string? text) =>
        $"'{text}' is not a postcode, which must come last. Write the place as Name | Street | Town | Postcode.";

    /// <summary>The same notation, with every part where it is read again.</summary>
    public static string? Write(IEnumerable<ServiceLocation> locations, char separator) =>
        CellText.Join(locations.Select(location => Write(location, separator)), separator);

    /// <summary>The places with their coordinates, so that new coordinates show as a change.</summary>
    public static string? Show(IEnumerable<ServiceLocation> locations) => CellText.Join(
        locations.Select(location => string.Join(" | ", Parts(location).OfType<string>())
            + (location.Location is { } at ? string.Create(CultureInfo.InvariantCulture, $" ({at.Latitude:F5}, {at.Longitude:F5})") : "")),
        CellText.Semicolon);

    private static string Write(ServiceLocation location, char separator)
    {
        string?[] parts = location switch
        {
            { Locality: null, County: null, Town: null, Street: null, Name: null } => [location.Postcode],
            { Locality: null, County: null } => [location.Name, location.Street, location.Town, location.Postcode],
            _ => Parts(location),
        };
        return string.Join(" | ", parts.Select(part => CellText.Write(part ?? "", separator, CellText.Bar)));
    }

    private static string?[] Parts(ServiceLocation location) =>
        [location.Name, location.Street, location.Locality, location.Town, location.County, location.Postcode];

    // A name comes first, then a street; only where there are five parts or six is there a locality, and in six a county.
    private static ServiceLocation Read(List<string> parts)
    {
        string? Part(int index, int fewest) => parts.Count >= fewest && parts[index] is { Length: > 0 } text ? text : null;
        return new ServiceLocation
        {
            Name = Part(0, 2),
            Street = Part(1, 3),
            Locality = Part(2, 5),
            Town = Part(parts.Count == 4 ? 2 : 3, 4),
            County = Part(4, MostParts),
            Postcode = parts[^1],
        };
    }
}
