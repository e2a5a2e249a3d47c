using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LinkDirectory.Benchmarks.National;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Benchmarks.HotPaths;

internal sealed record UrnQuestion(int Urn);

internal sealed record PostcodeQuestion(string Postcode, int First);

internal sealed record Empty;

internal sealed record SchoolAnswer(SchoolData Data);

internal sealed record SchoolData(SchoolJson? School);

internal sealed record SchoolJson(string Name, SchoolPhase Phase, LeadJson? MentalHealthLead, IReadOnlyList<LinkJson> Links);

internal sealed record LeadJson(ContactRole Role, Currency Currency);

internal sealed record LinkJson(LinkStatus Status, LinkedJson Service);

internal sealed record LinkedJson(string Name);

internal sealed record SchoolsAnswer(SchoolsData Data);

internal sealed record SchoolsData(SchoolsJson Schools);

internal sealed record SchoolsJson(IReadOnlyList<EdgeJson> Edges);

internal sealed record EdgeJson(double DistanceMetres, NodeJson Node);

internal sealed record NodeJson(int Urn, string Name);

internal sealed record AdviceAnswer(AdviceData Data);

internal sealed record AdviceData(AdviceJson WhoToContact);

internal sealed record AdviceJson(string Emergency, IReadOnlyList<RouteJson> Routes);

internal sealed record RouteJson(RoutedJson Service, RouteContactJson? PointOfContact, IReadOnlyList<string> Reasons);

internal sealed record RoutedJson(string Name, string? Telephone);

internal sealed record RouteContactJson(ContactRole Role, Currency Currency, PersonJson? Holder);

internal sealed record PersonJson(string Name, string? Email);

internal sealed record GridJson(IReadOnlyList<GridRowJson> Rows, int Total);

internal sealed record GridRowJson(
    int Id, string Organisation, string Key, string? Place, ContactRole Role, Currency Currency, string? Holder, string? Email,
    DateTimeOffset? LastVerifiedAt, DateOnly? VerifyBy, int Version);

internal sealed record AreaJson(
    string Name, int Schools, int WithLead, int Linked, IReadOnlyList<AreaSchoolJson> Page, IReadOnlyList<AreaServiceJson> Services);

internal sealed record AreaSchoolJson(int Urn, string Name, string? Town, SchoolPhase Phase, int? Pupils, Currency? Lead);

internal sealed record AreaServiceJson(int Id, string Name, ServiceKind Kind, ServiceStatus Status, int From, int Until, string? Telephone);

internal sealed record TextQuestion(string Text);

internal sealed record SearchAnswer(SearchData Data);

internal sealed record SearchData(IReadOnlyList<HitJson> Search);

internal sealed record HitJson(string Matched, FoundJson Result);

[JsonDerivedType(typeof(FoundSchoolJson))]
internal record FoundJson([property: JsonPropertyName("__typename"), JsonPropertyOrder(-2)] string Kind,
    [property: JsonPropertyOrder(1)] string Name);

internal sealed record FoundSchoolJson(int Urn, string Name, [property: JsonPropertyOrder(2)] SchoolPhase Phase)
    : FoundJson("School", Name);

/// <summary>The answers written by hand, as GraphQL writes its own.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(UrnQuestion))]
[JsonSerializable(typeof(PostcodeQuestion))]
[JsonSerializable(typeof(TextQuestion))]
[JsonSerializable(typeof(Empty))]
[JsonSerializable(typeof(SchoolAnswer))]
[JsonSerializable(typeof(SchoolsAnswer))]
[JsonSerializable(typeof(AdviceAnswer))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(GridJson))]
[JsonSerializable(typeof(AreaJson))]
internal sealed partial class HandJson : JsonSerializerContext
{
    public static HandJson AsGraphQL { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new UpperCase<SchoolPhase>(), new UpperCase<ContactRole>(), new UpperCase<Currency>(), new UpperCase<LinkStatus>(),
            new UpperCase<ServiceKind>(), new UpperCase<ServiceStatus>(),
        },
    });
}
