using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.GraphQL;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Pagination;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.Benchmarks.National;

/// <summary>Degrees, WGS 84.</summary>
public sealed record NearInput(double Latitude, double Longitude);

/// <summary>The benchmark's three questions, written as the application writes its own.</summary>
[QueryType]
internal static class NationalQueries
{
    public static School? GetSchool(int urn, NationalDirectory directory) => directory.ByUrn(urn);

    [UsePaging]
    public static Connection<School> GetSchools(PagingArguments paging, NationalDirectory directory)
    {
        var (schools, more) = directory.Page(paging.Size, paging.After);
        var edges = new Edge<School>[schools.Count];
        for (var index = 0; index < edges.Length; index++)
        {
            edges[index] = new Edge<School>(schools[index], NationalDirectory.Cursor(schools[index]));
        }

        return new Connection<School>(edges, PageInfo.From(edges, more, paging.After is not null),
            _ => ValueTask.FromResult(directory.Schools.Count));
    }

    public static IReadOnlyList<NearSchool> GetNearest(NearInput near, int first, NationalDirectory directory)
        => directory.Nearest(new Point(near.Latitude, near.Longitude), first);
}

[ObjectType<School>]
internal static class NationalSchoolType
{
    public static void Configure(IObjectTypeDescriptor<School> descriptor)
    {
        descriptor.Field(s => s.Urn);
        descriptor.Field(s => s.Name);
        descriptor.Field(s => s.Status);
        descriptor.Field(s => s.Phase);
        descriptor.Field(s => s.Type);
        descriptor.Field(s => s.OpenedOn);
        descriptor.Field(s => s.Pupils);
        descriptor.Field(s => s.Address);
        descriptor.Field(s => s.Location);
        descriptor.Field(s => s.Telephone);
        descriptor.Field(s => s.Website);
    }

    /// <summary>Through a data loader, as a database would want it.</summary>
    public static Task<IReadOnlyList<PointOfContact>> GetPointsOfContactAsync(
        [Parent] School school, ContactsBySchoolId contacts, CancellationToken cancellation) =>
            contacts.LoadRequiredAsync(school.Id, cancellation);

    /// <summary>The same without one, which memory allows.</summary>
    public static IReadOnlyList<PointOfContact> GetContactsAtOnce([Parent] School school, NationalDirectory directory) =>
        directory.ContactsOf(school);

    public static Service GetService([Parent] School school, NationalDirectory directory) => directory.ServiceOf(school);
}

internal sealed class ContactsBySchoolId(NationalDirectory directory) : BatchDataLoader<int, IReadOnlyList<PointOfContact>>
{
    protected override Task<IReadOnlyDictionary<int, IReadOnlyList<PointOfContact>>> LoadBatchAsync(
        IReadOnlyList<int> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<int, IReadOnlyList<PointOfContact>>(keys.Count);
        foreach (var key in keys)
        {
            found.Add(key, directory.ContactsOf(key));
        }

        return Task.FromResult<IReadOnlyDictionary<int, IReadOnlyList<PointOfContact>>>(found);
    }
}

[ObjectType<PointOfContact>]
internal static class NationalContactType
{
    public static void Configure(IObjectTypeDescriptor<PointOfContact> descriptor)
    {
        descriptor.Field(c => c.Role);
        descriptor.Field(c => c.SharedEmail);
        descriptor.Field(c => c.SharedTelephone);
        descriptor.Field(c => c.Availability);
        descriptor.Field(c => c.Version);
        descriptor.Field(c => c.LastVerifiedAt);
        descriptor.Field(c => c.VerifyBy);
    }
}

[ObjectType<Service>]
internal static class NationalServiceType
{
    public static void Configure(IObjectTypeDescriptor<Service> descriptor)
    {
        descriptor.Field(s => s.Name);
        descriptor.Field(s => s.Kind);
        descriptor.Field(s => s.MinimumAge);
        descriptor.Field(s => s.MaximumAge);
        descriptor.Field(s => s.Telephone);
        descriptor.Field(s => s.Email);
    }
}

[ObjectType<NearSchool>]
internal static class NearSchoolType
{
    public static void Configure(IObjectTypeDescriptor<NearSchool> descriptor) => descriptor.BindFieldsImplicitly();
}

[ObjectType<Address>]
internal static class NationalAddressType
{
    public static void Configure(IObjectTypeDescriptor<Address> descriptor) => descriptor.BindFieldsImplicitly();
}

[ObjectType<Point>]
internal static class NationalPointType
{
    public static void Configure(IObjectTypeDescriptor<Point> descriptor)
    {
        descriptor.Field(p => p.Latitude);
        descriptor.Field(p => p.Longitude);
    }
}
