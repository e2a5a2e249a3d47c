using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Places.GraphQL;

[ObjectType<Point>]
public static partial class PointType
{
    static partial void Configure(IObjectTypeDescriptor<Point> descriptor)
    {
        descriptor.Field(p => p.Latitude);
        descriptor.Field(p => p.Longitude);
    }
}

[ObjectType<Place>]
public static partial class PlaceType
{
    static partial void Configure(IObjectTypeDescriptor<Place> descriptor)
    {
        descriptor.Field(p => p.Label);
        descriptor.Field(p => p.Point).Description("Where it is.");
        descriptor.Field(p => p.Approximate);
        descriptor.Field(p => p.LocalAuthority).Description(
            "The council's area: for a school as GIAS names it, otherwise by boundary; null if no boundary contains the place.");
        descriptor.Field(p => p.School).Description("The school, if the place is one.");
    }
}
