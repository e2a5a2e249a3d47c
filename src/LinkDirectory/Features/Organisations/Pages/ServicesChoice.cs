using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations.Pages;

/// <summary>
/// What the list of services is narrowed to, as its address says. An area, a worry and an age may stand in an address that is sent on; a
/// school and a child's home may not, and are no part of it.
/// </summary>
/// <param name="Age">In years.</param>
internal sealed record ServicesChoice(ServiceKind? Kind, Need? Need, int? Age, Area? Area)
{
    /// <summary>The oldest that a service of the directory may take.</summary>
    public const int OldestAge = 25;

    public bool IsEverything => this is { Kind: null, Need: null, Age: null, Area: null };

    public ServiceFilter Filter => new()
    {
        Status = ListPage.NotEnded,
        Kinds = Kind is { } kind ? [kind] : null,
        Needs = Need is { } need ? [need] : null,
        Age = Age,
        ReachesAreaId = Area?.Id,
    };

    /// <summary>As in "Services for eating difficulties in Northmoor, age 14".</summary>
    public string Title
    {
        get
        {
            var worry = Need is { } need ? $" for {need.InSentence()}" : null;
            var place = Area is { } area ? $" in {area.Name}" : null;
            var age = Age is { } years ? $", age {years}" : null;
            return $"Services{worry}{place}{age}";
        }
    }

    /// <summary>The address of a page of the list.</summary>
    public string Address(string cursor = "", string? value = null) => ListPage.Address("/services",
        ("kind", Kind?.ToString()), ("need", Need?.ToString()), ("age", Age?.ToString(CultureInfo.InvariantCulture)),
        ("area", Area?.Code), (cursor, value));

    /// <summary>Reads it; what cannot be read narrows nothing.</summary>
    public static ServicesChoice Read(string? kind, string? need, string? age, Area? area) => new(
        ListPage.Value<ServiceKind>(kind), ListPage.Value<Need>(need),
        int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years <= OldestAge ? years : null, area);
}
