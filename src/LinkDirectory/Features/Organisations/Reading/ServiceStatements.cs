using LinkDirectory.Data.Prepared;

namespace LinkDirectory.Features.Organisations;

/// <summary>The statements that read services, and what belongs to them, on hot paths. ?1 is a list of services' ids.</summary>
internal static class ServiceStatements
{
    private const string IsNotEnded = $"""s."Status" <> '{nameof(ServiceStatus.Ended)}'""";

    private static readonly EntityColumns<Service> Columns = new("s");
    private static readonly EntityColumns<Service> ListColumns = new("s", nameof(Service.Description), nameof(Service.Criteria),
        nameof(Service.NotFor), nameof(Service.BeforeReferring), nameof(Service.Requires), nameof(Service.CatchmentBoundary),
        nameof(Service.CatchmentPractices), nameof(Service.Email), nameof(Service.Website), nameof(Service.Reference));
    private static readonly EntityColumns<Provider> ProviderColumns = new("p");
    private static readonly EntityColumns<ServiceLocation> LocationColumns = new("l");
    private static readonly EntityColumns<OpeningPeriod> HoursColumns = new("h");
    private static readonly EntityColumns<School> SchoolColumns = new("c");

    /// <summary>By id, alone.</summary>
    public static readonly ReadStatement<Service> Records = new(
        model => $"""SELECT {Columns.List(model)} FROM "Services" s WHERE s."Id" {KeyList.Chosen} ORDER BY s."Id" """, Columns.Read);

    /// <summary>?1: ids; ?2: how many. Those that have not ended, by name, without what a list does not show.</summary>
    public static readonly ReadStatement<Service> Lines = new(
        model => $"""
            SELECT {ListColumns.List(model)} FROM "Services" s WHERE s."Id" {KeyList.Chosen} AND {IsNotEnded}
            ORDER BY s."Name", s."Id" LIMIT ?2
            """,
        ListColumns.Read);

    /// <summary>?1: ids. How many of them have not ended.</summary>
    public static readonly ReadStatement<int> LinesCount = new(
        $"""SELECT count(*) FROM "Services" s WHERE s."Id" {KeyList.Chosen} AND {IsNotEnded}""", row => row.Int32());

    /// <summary>With their providers, by id.</summary>
    public static readonly ReadStatement<Service> ByIds = new(
        model => $"""
            SELECT {Columns.List(model)}, {ProviderColumns.List(model)} FROM "Services" s
            CROSS JOIN "Providers" p ON p."Id" = s."ProviderId" WHERE s."Id" {KeyList.Chosen} ORDER BY s."Id"
            """,
        row =>
        {
            var service = Columns.Read(row);
            service.Provider = ProviderColumns.Read(row);
            return service;
        });

    public static readonly ReadStatement<ServiceLocation> Locations = new(
        model => $"""
            SELECT {LocationColumns.List(model)} FROM "ServiceLocations" l WHERE l."ServiceId" {KeyList.Chosen} ORDER BY l."Id"
            """,
        LocationColumns.Read);

    public static readonly ReadStatement<OpeningPeriod> Hours = new(
        model => $"""SELECT {HoursColumns.List(model)} FROM "OpeningPeriods" h WHERE h."ServiceId" {KeyList.Chosen} ORDER BY h."Id" """,
        HoursColumns.Read);

    /// <summary>The schools that a catchment names, each with the service's id.</summary>
    public static readonly ReadStatement<(int ServiceId, School School)> CatchmentSchools = new(
        model => $"""
            SELECT n."ServiceId", {SchoolColumns.List(model)} FROM "ServiceCatchmentSchools" n
            CROSS JOIN "Schools" c ON c."Id" = n."SchoolId" WHERE n."ServiceId" {KeyList.Chosen} ORDER BY n."ServiceId", c."Id"
            """,
        row => (row.Int32(), SchoolColumns.Read(row)));

    /// <summary>The areas of a catchment by id, each with the service's id.</summary>
    public static readonly ReadStatement<(int ServiceId, int AreaId)> CatchmentAreas = new(
        $"""SELECT n."ServiceId", n."AreaId" FROM "ServiceCatchmentAreas" n WHERE n."ServiceId" {KeyList.Chosen}""",
        row => (row.Int32(), row.Int32()));

    /// <summary>
    /// Services with their providers, locations and hours, by id: what it takes to say whom they take and how they are reached. Three
    /// statements, however many there are.
    /// </summary>
    public static async Task<List<Service>> WithPlacesAsync(
        DirectoryDb directory, IReadOnlyCollection<int> ids, CancellationToken cancellation)
    {
        var keys = KeyList.Of(ids);
        var services = await directory.ReadAsync(ByIds, cancellation, keys);
        var byId = services.ToDictionary(s => s.Id);
        foreach (var location in await directory.ReadAsync(Locations, cancellation, keys))
        {
            byId.GetValueOrDefault(location.ServiceId)?.Locations.Add(location);
        }

        foreach (var period in await directory.ReadAsync(Hours, cancellation, keys))
        {
            byId.GetValueOrDefault(period.ServiceId)?.Hours.Add(period);
        }

        return services;
    }
}
