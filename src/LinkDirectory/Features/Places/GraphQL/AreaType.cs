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
        descriptor.BindFieldsExplicitly().Implements<IContactable>();
        descriptor.Field(a => a.Code);
        descriptor.Field(a => a.Name).Description("Its name.");
        descriptor.Field(a => a.Kind).Description("What kind of area it is.");
        descriptor.Field(a => a.ValidFrom).Description("The first day of the area; null where it is not known.");
        descriptor.Field(a => a.ValidUntil).Description("The last day of the area; null while it stands.");
    }

    /// <summary>The areas that took its place.</summary>
    public static async Task<IReadOnlyList<Area>> GetSuccessorsAsync(
        [Parent] Area area, IAreaSuccessorsDataLoader successors, CancellationToken cancellation) =>
        await successors.LoadAsync(area.Id, cancellation);

    /// <summary>Its boundary; null where none was imported.</summary>
    /// <param name="toleranceMetres">Leave out corners that move the line by less than this; whole without it. Over 0.</param>
    [Cost(30)]
    public static async Task<Geometry?> GetBoundaryAsync(
        [Parent] Area area, int? toleranceMetres, AreaBoundaries boundaries, CancellationToken cancellation) => toleranceMetres is <= 0
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
    /// <summary>The area with a code, in any case.</summary>
    /// <param name="code">The GSS code, or the programme's own.</param>
    public static Task<Area?> GetAreaAsync(string code, Areas areas, CancellationToken cancellation) =>
        areas.ByCodeAsync(code, cancellation);

    /// <summary>Every area, or those of one kind, by kind and then name.</summary>
    /// <param name="kind">Only these.</param>
    public static Task<IReadOnlyList<Area>> GetAreasAsync(AreaKind? kind, Areas areas, CancellationToken cancellation) =>
        areas.ListAsync(kind, cancellation);
}
