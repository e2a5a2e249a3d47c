using System.Globalization;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>
/// A service's places as one line: <c>Name | Street | Town | Postcode</c>, with a semicolon between several. A locality goes
/// before the town and a county after it; the postcode is always last and alone is enough.
/// </summary>
public static class LocationText
{
    private const int MostParts = 6;

    /// <returns>What is wrong and what to do; null where the text was read.</returns>
    public static string? TryParse(string text, out List<ServiceLocation> locations)
    {
        locations = [];
        foreach (var place in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = place.Split('|', StringSplitOptions.TrimEntries);
            if (parts.Length > MostParts)
            {
                return $"'{place}' has more than {MostParts} parts. Write Name | Street | Locality | Town | County | Postcode.";
            }

            if (!PostcodeText.TryParseFull(parts[^1], out var postcode))
            {
                return $"'{parts[^1]}' is not a postcode, which must come last. Write the place as Name | Street | Town | Postcode.";
            }

            locations.Add(Read(parts, postcode.Text));
        }

        return null;
    }

    /// <summary>The same notation, with where each place stands, so that new coordinates show as a change.</summary>
    public static string? Write(IEnumerable<ServiceLocation> locations)
    {
        var places = locations.Select(location =>
        {
            string?[] parts = [location.Name, location.Street, location.Locality, location.Town, location.County, location.Postcode];
            var point = location.Location is { } at
                ? string.Create(CultureInfo.InvariantCulture, $" ({at.Latitude:F5}, {at.Longitude:F5})")
                : "";
            return string.Join(" | ", parts.Where(part => part is not null)) + point;
        });
        return string.Join("; ", places) is { Length: > 0 } text ? text : null;
    }

    /// <summary>One place as it is entered, with every part where it is read again.</summary>
    public static string WritePlace(ServiceLocation location) => location switch
    {
        { Locality: null, County: null, Town: null, Street: null, Name: null } => location.Postcode ?? "",
        { Locality: null, County: null } => string.Join(" | ", location.Name, location.Street, location.Town, location.Postcode),
        _ => string.Join(" | ", location.Name, location.Street, location.Locality, location.Town, location.County, location.Postcode),
    };

    private static ServiceLocation Read(string[] parts, string postcode)
    {
        string? Part(int index) => parts[index] is { Length: > 0 } text ? text : null;
        var location = new ServiceLocation { Postcode = postcode };
        switch (parts.Length)
        {
            case 2:
                location.Name = Part(0);
                break;
            case 3:
                (location.Name, location.Street) = (Part(0), Part(1));
                break;
            case 4:
                (location.Name, location.Street, location.Town) = (Part(0), Part(1), Part(2));
                break;
            case 5:
                (location.Name, location.Street, location.Locality, location.Town) = (Part(0), Part(1), Part(2), Part(3));
                break;
            case MostParts:
                (location.Name, location.Street, location.Locality, location.Town, location.County) = (Part(0), Part(1), Part(2),
                    Part(3), Part(4));
                break;
        }

        return location;
    }
}
