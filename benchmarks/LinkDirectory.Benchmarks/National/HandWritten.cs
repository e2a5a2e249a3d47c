using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using Microsoft.AspNetCore.Builder;

namespace LinkDirectory.Benchmarks.National;

/// <summary>
/// The same three answers, byte for byte, from minimal-API endpoints: a record for each shape, serialised by
/// System.Text.Json's source generator. What a careful developer would write who needed just these three.
/// </summary>
internal static class HandWritten
{
    public static void AddHandWritten(this IServiceCollection services) => services.ConfigureHttpJsonOptions(options =>
    {
        options.SerializerOptions.TypeInfoResolverChain.Insert(0, HandWrittenJson.Default);
        foreach (var converter in new JsonConverter[]
        {
            new UpperCase<SchoolStatus>(),
            new UpperCase<SchoolPhase>(),
            new UpperCase<ContactRole>(),
            new UpperCase<ServiceKind>(),
        })
        {
            options.SerializerOptions.Converters.Add(converter);
        }

        options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    });

    public static void MapHandWritten(this WebApplication app)
    {
        app.MapPost("/hand/school", (SchoolQuestion question, NationalDirectory directory) => new Answer<SchoolData>(
            new SchoolData(directory.ByUrn(question.Urn) is { } school ? Whole(school, directory) : null)));
        app.MapPost("/hand/page", (PageQuestion question, NationalDirectory directory) => new Answer<PageData>(Page(question, directory)));
        app.MapPost("/hand/nearest", (NearestQuestion question, NationalDirectory directory) => new Answer<NearestData>(
            new NearestData([.. directory.Nearest(new Point(question.Latitude, question.Longitude), question.First).Select(near =>
                Near(near, directory))])));
    }

    private static SchoolJson Whole(School school, NationalDirectory directory) => new(
        school.Urn, school.Name, school.Status, school.Phase, school.Type, school.OpenedOn, school.Pupils, AddressJson.Of(school),
        PointJson.Of(school), school.Telephone, school.Website,
        [.. directory.ContactsOf(school).Select(c => new ContactJson(
            c.Role, c.SharedEmail, c.SharedTelephone, c.Availability, c.Version, c.LastVerifiedAt?.UtcDateTime, c.VerifyBy))]);

    private static PageData Page(PageQuestion question, NationalDirectory directory)
    {
        var (schools, more) = directory.Page(question.First, question.After);
        var edges = schools.Select(school => new EdgeJson(NationalDirectory.Cursor(school), new PagedSchoolJson(
            school.Urn, school.Name, school.Phase, school.Telephone, TownJson.Of(school),
            [.. directory.ContactsOf(school).Select(c => new PagedContactJson(c.Role, c.SharedEmail, c.SharedTelephone))]))).ToArray();
        return new PageData(new SchoolsJson(edges, new PageInfoJson(more, edges.Length > 0 ? edges[^1].Cursor : null)));
    }

    private static NearJson Near(NearSchool near, NationalDirectory directory)
    {
        var school = near.School;
        var service = directory.ServiceOf(school);
        return new NearJson(near.DistanceMetres, new NearSchoolJson(
            school.Urn, school.Name, school.Phase, school.Telephone, AddressJson.Of(school), PointJson.Of(school),
            new ServiceJson(service.Name, service.Kind, service.MinimumAge, service.MaximumAge, service.Telephone, service.Email)));
    }
}

internal sealed record SchoolQuestion(int Urn);

internal sealed record PageQuestion(int First, string? After);

internal sealed record NearestQuestion(double Latitude, double Longitude, int First);

internal sealed record Answer<T>(T Data);

internal sealed record SchoolData(SchoolJson? School);

internal sealed record SchoolJson(
    int Urn, string Name, SchoolStatus Status, SchoolPhase Phase, string Type, DateOnly? OpenedOn, int? Pupils, AddressJson Address,
    PointJson? Location, string? Telephone, Uri? Website, ContactJson[] PointsOfContact);

internal sealed record AddressJson(string? Street, string? Town, string? Postcode)
{
    public static AddressJson Of(School school) => new(school.Street, school.Town, school.Postcode);
}

internal sealed record PointJson(double Latitude, double Longitude)
{
    public static PointJson? Of(School school)
        => school.Latitude is { } latitude && school.Longitude is { } longitude ? new PointJson(latitude, longitude) : null;
}

internal sealed record ContactJson(
    ContactRole Role, string? SharedEmail, string? SharedTelephone, string? Availability, int Version, DateTime? LastVerifiedAt,
    DateOnly? VerifyBy);

internal sealed record PageData(SchoolsJson Schools);

internal sealed record SchoolsJson(EdgeJson[] Edges, PageInfoJson PageInfo);

internal sealed record EdgeJson(string Cursor, PagedSchoolJson Node);

internal sealed record PagedSchoolJson(
    int Urn, string Name, SchoolPhase Phase, string? Telephone, TownJson Address, PagedContactJson[] PointsOfContact);

internal sealed record TownJson(string? Town, string? Postcode)
{
    public static TownJson Of(School school) => new(school.Town, school.Postcode);
}

internal sealed record PagedContactJson(ContactRole Role, string? SharedEmail, string? SharedTelephone);

internal sealed record PageInfoJson(bool HasNextPage, string? EndCursor);

internal sealed record NearestData(NearJson[] Nearest);

internal sealed record NearJson(double DistanceMetres, NearSchoolJson School);

internal sealed record NearSchoolJson(
    int Urn, string Name, SchoolPhase Phase, string? Telephone, AddressJson Address, PointJson? Location, ServiceJson Service);

internal sealed record ServiceJson(string Name, ServiceKind Kind, int MinimumAge, int MaximumAge, string? Telephone, string? Email);

/// <summary>Enums as GraphQL names them.</summary>
internal sealed class UpperCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseUpper) where T : struct, Enum;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SchoolQuestion))]
[JsonSerializable(typeof(PageQuestion))]
[JsonSerializable(typeof(NearestQuestion))]
[JsonSerializable(typeof(Answer<SchoolData>))]
[JsonSerializable(typeof(Answer<PageData>))]
[JsonSerializable(typeof(Answer<NearestData>))]
internal sealed partial class HandWrittenJson : JsonSerializerContext;
