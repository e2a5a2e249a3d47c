using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.Features.Places.GraphQL;

[ObjectType<Point>]
public static class PointType
{
    public static void Configure(IObjectTypeDescriptor<Point> descriptor)
    {
        descriptor.Field(p => p.Latitude);
        descriptor.Field(p => p.Longitude);
    }
}

[ObjectType<Place>]
public static class PlaceType
{
    public static void Configure(IObjectTypeDescriptor<Place> descriptor)
    {
        descriptor.Field(p => p.Label);
        descriptor.Field(p => p.Point).Description("Where it is.");
        descriptor.Field(p => p.Approximate);
        descriptor.Field(p => p.LocalAuthority).Description(
            "The council's area, by the register's word for a school, else by the boundary it stands in; null where no boundary holds it.");
        descriptor.Field(p => p.School).Description("The school, where the place is one.");
    }
}
