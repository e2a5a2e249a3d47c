namespace LinkDirectory.Features.Contacts;

/// <summary>Where a point of contact is: its school, service or area must be loaded.</summary>
public static class ContactPaths
{
    /// <summary>The name of the school, service or area.</summary>
    public static string OrganisationName(this PointOfContact contact) =>
        contact.School?.Name ?? contact.Service?.Name ?? contact.Area?.Name ?? throw NotLoaded(contact);

    /// <summary>Where the directory shows it, as in "/schools/100000".</summary>
    public static string PagePath(this PointOfContact contact) => contact switch
    {
        { School: { } school } => $"/schools/{school.Urn}",
        { Service: { } service } => $"/services/{service.Id}",
        { Area: { } area } => $"/areas/{area.Code}",
        _ => throw NotLoaded(contact),
    };

    /// <summary>Where a school or a service keeps it, as in "/schools/100000/contacts"; of an area's own, the area's page.</summary>
    public static string KeepPath(this PointOfContact contact) =>
        contact.Area is null ? $"{contact.PagePath()}/contacts" : contact.PagePath();

    private static InvalidOperationException NotLoaded(PointOfContact contact) =>
        new($"The organisation of point of contact {contact.Id} is not loaded.");
}
