using LinkDirectory.Api;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Contacts.GraphQL;
using NetTopologySuite.Geometries;

namespace LinkDirectory.Features.Places.GraphQL;

[ObjectType<Area>]
public static partial class AreaType
{
    static partial void Configure(IObjectTypeDescriptor<Area> descriptor)
    {
        descriptor.Implements<IContactable>();
        descriptor.Field(a => a.Code);
        descriptor.Field(a => a.Name).Description("Its name.");
        descriptor.Field(a => a.Kind).Description("What kind of area it is.");
        descriptor.Field(a => a.ValidFrom).Description("The area's first day; null if it is not known.");
        descriptor.Field(a => a.ValidUntil).Description("The area's last day; null while it exists.");
    }

    /// <summary>The areas that replaced it.</summary>
    public static async Task<IReadOnlyList<Area>> GetSuccessorsAsync(
        [Parent] Area area, IAreaSuccessorsDataLoader successors, CancellationToken cancellation) =>
        await successors.LoadAsync(area.Id, cancellation);

    /// <summary>Its boundary; null if none has been imported.</summary>
    /// <param name="toleranceMetres">Leaves out corners that move the line by less than this distance. Must be over 0; leave it out for the
    /// whole boundary.</param>
    [Cost(Price.Boundary)]
    public static async Task<Geometry?> GetBoundaryAsync(
        [Parent] Area area, [Cost(Price.SimplerBoundary)] int? toleranceMetres, AreaBoundaries boundaries,
        CancellationToken cancellation) => toleranceMetres is <= 0
        ? throw Arguments.Refuse(
            "toleranceMetres", $"'toleranceMetres' must be over 0; it is {toleranceMetres}. Leave it out for the whole boundary.")
        : await boundaries.BoundaryAsync(area.Id, toleranceMetres, cancellation);

    [NodeResolver]
    public static Task<Area?> GetByIdAsync(int id, IAreaByIdDataLoader areas, CancellationToken cancellation) =>
        areas.LoadAsync(id, cancellation);
}

[QueryType]
public static partial class AreaQueries
{
    /// <summary>The area with this code, in upper or lower case.</summary>
    /// <param name="code">The GSS code, or the programme's own.</param>
    public static Task<Area?> GetAreaAsync(string code, Areas areas, CancellationToken cancellation) =>
        areas.ByCodeAsync(code, cancellation);

    /// <summary>Every area, or every area of one kind, ordered by kind and then name.</summary>
    /// <param name="kind">Only areas of this kind.</param>
    [Cost(Price.Page)]
    [ListSize(AssumedSize = Price.AllAreas)]
    public static Task<IReadOnlyList<Area>> GetAreasAsync(AreaKind? kind, Areas areas, CancellationToken cancellation) =>
        areas.ListAsync(kind, cancellation);
}
