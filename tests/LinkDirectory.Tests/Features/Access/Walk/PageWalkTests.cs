using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using LinkDirectory.Tests.Architecture;
using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Access.Walk;

/// <summary>Every page and every other address, as every role: each answers those for whom it is, and no other.</summary>
public sealed partial class PageWalkTests : IAsyncDisposable
{
    private const Who AnyEditor = Who.Editor | Who.EditorElsewhere;
    private const Who AnyServiceKeeper = Who.ProviderStaff | Who.ProviderStaffElsewhere | AnyEditor;
    private const Who AnyKeeper = Who.SchoolStaff | Who.SchoolStaffElsewhere | AnyServiceKeeper;

    /// <summary>
    /// Who may open each page. A mailed link's page is for anyone: without the link it shows nothing. What needs a record that is not
    /// there, as an import or a sign-in begun, is for nobody here.
    /// </summary>
    private static readonly Dictionary<string, Who> Pages = new(StringComparer.Ordinal)
    {
        ["/"] = Who.Anyone,
        ["/about-the-data"] = Who.Anyone,
        ["/accessibility"] = Who.Anyone,
        ["/areas"] = Who.Anyone,
        ["/areas/{code}"] = Who.Anyone,
        ["/choose-password"] = Who.Anyone,
        ["/clinical-safety"] = Who.Anyone,
        ["/confirm"] = Who.Anyone,
        ["/confirm-address"] = Who.Anyone,
        ["/confirm/change"] = Who.Anyone,
        ["/confirm/change-service"] = Who.Anyone,
        ["/confirm/left"] = Who.Anyone,
        ["/confirm/new-link"] = Who.Anyone,
        ["/error"] = Who.Anyone,
        ["/forgot-password"] = Who.Anyone,
        ["/handover"] = Who.Anyone,
        ["/invitation"] = Who.Anyone,
        ["/leaver-report"] = Who.Anyone,
        ["/not-found"] = Who.Anyone,
        ["/privacy"] = Who.Anyone,
        ["/providers/{id:int}"] = Who.Anyone,
        ["/schools"] = Who.Anyone,
        ["/schools/{urn:int}"] = Who.Anyone,
        ["/search"] = Who.Anyone,
        ["/search/{Number}"] = Who.Anyone,
        ["/services"] = Who.Anyone,
        ["/services/{id:int}"] = Who.Anyone,
        ["/sign-in"] = Who.Anyone,
        ["/sign-in/code"] = Who.Nobody,
        ["/sign-out"] = Who.Anyone,
        ["/status/{code:int}"] = Who.Anyone,
        ["/who-to-contact"] = Who.Anyone,
        ["/who-to-contact/{Number}"] = Who.Anyone,
        ["/account"] = Who.SignedIn,
        ["/account/address"] = Who.SignedIn,
        ["/account/authenticator"] = Who.SignedIn,
        ["/account/passkeys"] = Who.SignedIn,
        ["/account/password"] = Who.SignedIn,
        ["/account/tokens"] = Who.SignedIn,
        ["/areas/{code}/verification"] = Who.Editor | Who.Administrator,
        ["/areas/{code}/end"] = Who.Administrator,
        ["/audit"] = Who.Administrator,
        ["/contacts"] = AnyKeeper,
        ["/contacts/{Number}"] = AnyKeeper,
        ["/contacts/ask"] = AnyKeeper,
        ["/contacts/import"] = AnyEditor,
        ["/contacts/{contactId:int}/telephone"] = Who.SchoolStaff | Who.Editor,
        ["/development/mail"] = Who.Anyone,
        ["/imports"] = AnyEditor | Who.Administrator,
        ["/imports/{id:int}"] = Who.Nobody,
        ["/notifications"] = AnyKeeper | Who.Administrator,
        ["/notifications/{Id:long}/send-again"] = Who.SchoolStaff | Who.Editor,
        ["/people/invitations/{Id:int}"] = Who.Nobody,
        ["/people"] = AnyEditor | Who.Administrator,
        ["/people/invite"] = AnyEditor | Who.Administrator,
        ["/people/{Id:int}"] = Who.Editor | Who.Administrator,
        ["/providers/new"] = AnyEditor,
        ["/providers/{id:int}/change"] = Who.ProviderStaff | Who.Editor,
        ["/schools/{urn:int}/contacts"] = Who.SchoolStaff | Who.Editor,
        ["/services/new"] = AnyServiceKeeper,
        ["/services/{id:int}/catchment"] = Who.ProviderStaff | Who.Editor,
        ["/services/{id:int}/change"] = Who.ProviderStaff | Who.Editor,
        ["/services/{id:int}/contacts"] = Who.ProviderStaff | Who.Editor,
        ["/work"] = AnyKeeper,
    };

    /// <summary>The pages that give a circuit something to run, to those who may open them.</summary>
    private static readonly string[] OfCircuits = ["/contacts", "/contacts/{Number}"];

    /// <summary>What else answers at an address, by method and route.</summary>
    private static readonly Dictionary<string, Who> Endpoints = new(StringComparer.Ordinal)
    {
        ["GET /areas/{code}/boundary.geojson"] = Who.Anyone,
        ["GET /areas/{code}/map.geojson"] = Who.Anyone,
        ["GET /schools/{urn:int}/map.geojson"] = Who.Anyone,
        ["GET /services/{id:int}/map.geojson"] = Who.Anyone,
        ["POST /sign-in/passkey-options"] = Who.Anyone,
        ["POST /suggestions"] = Who.Anyone,
        ["POST /contacts"] = Who.Anyone, // the answer is for those who keep contacts
        ["POST /contacts/{number}/again"] = Who.Anyone,
        ["POST /search"] = Who.Anyone,
        ["POST /search/{number}/again"] = Who.Anyone,
        ["POST /who-to-contact"] = Who.Anyone,
        ["POST /who-to-contact/{number}/again"] = Who.Anyone,
        ["POST /account/passkey-options"] = Who.SignedIn,
        ["POST /audit/download"] = Who.Administrator,
        ["ANY /graphql"] = Who.Anyone,
        ["GET /graphql/schema.graphql"] = Who.Anyone,
        ["ANY /health/live"] = Who.Anyone,
        ["ANY /health/ready"] = Who.Anyone,
        ["GET /contacts/export"] = AnyKeeper,
        ["POST /contacts/export"] = AnyKeeper,
        ["GET /contacts/import/template.csv"] = Who.Anyone,
        ["GET /contacts/import/template.xlsx"] = Who.Anyone,
        ["GET /development/mail/{name}"] = Who.Anyone, // in Development alone
        ["GET /imports/{id:int}/left-out.csv"] = AnyEditor | Who.Administrator,
        ["GET /imports/{id:int}/left-out.xlsx"] = AnyEditor | Who.Administrator,
        ["POST /services/catchment-preview"] = AnyServiceKeeper,
        ["GET {**path:file}"] = Who.Anyone,
        ["HEAD {**path:file}"] = Who.Anyone,
    };

    private readonly DirectoryApp app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public void It_is_decided_who_may_open_each_page() =>
        Breaches.MustBeNone(Undecided(Pages.Keys, Routes()));

    [Fact]
    public void It_is_decided_who_may_use_each_other_address() =>
        Breaches.MustBeNone(Undecided(Endpoints.Keys, OtherAddresses()));

    [Fact]
    public async Task Each_page_answers_those_for_whom_it_is_and_no_other()
    {
        var ground = await Ground.InAsync(app);
        await app.WriteAsync(Mails.About("Mental health lead") with { PointOfContactId = ground.Made.Lead.Id });
        var mail = (await app.NotificationAsync()).Id;
        var wrong = new List<string>();
        foreach (var visitor in ground.Visitors)
        {
            using var client = app.SignedIn(visitor.Account);
            foreach (var (route, decided) in Pages.Where(
                p => !p.Key.StartsWith("/status/", StringComparison.Ordinal) && p.Key is not ("/error" or "/not-found")))
            {
                using var answer = await client.GetAsync(AddressOf(route, ground, mail), Cancellation);
                var shown = IsShown(answer);
                if (shown != visitor.MayBe(decided)) wrong.Add(
                    $"{route} for {visitor}: {(int)answer.StatusCode} {answer.Headers.Location}");
                var runs = (await answer.Content.ReadAsStringAsync(Cancellation)).Contains("<!--Blazor:", StringComparison.Ordinal);
                if (runs != (shown && OfCircuits.Contains(route))) wrong.Add($"{route} for {visitor}: a circuit runs something: {runs}");
            }
        }

        Breaches.MustBeNone(wrong);
    }

    private static IEnumerable<string> Undecided(IEnumerable<string> decided, IEnumerable<string> there) =>
        there.Except(decided, StringComparer.Ordinal).Select(address => $"nobody decided who may use {address}")
            .Concat(decided.Except(there, StringComparer.Ordinal).Select(address => $"{address} is decided and not there"));

    private static IEnumerable<string> Routes() =>
        typeof(Server).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);

    private IEnumerable<string> OtherAddresses() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null)
        .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
        .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
        .Select(method => $"{method} {endpoint.RoutePattern.RawText}"))
        // the framework's own
        .Where(address => !address.Contains(" /_", StringComparison.Ordinal) && !address.EndsWith("{**_}", StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal);

    // A page that sends on to sign in is not shown; one that sends on elsewhere, as a form without its address, is.
    private static bool IsShown(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.OK => true,
        HttpStatusCode.Redirect or HttpStatusCode.RedirectMethod =>
            answer.Headers.Location?.ToString().Contains("/sign-in", StringComparison.Ordinal) != true,
        _ => false,
    };

    private static string AddressOf(string route, Ground ground, long mail) =>
        Parameter().Replace(route, parameter => parameter.Groups["name"].Value switch
        {
            "urn" => ground.Made.School.Urn.ToString(CultureInfo.InvariantCulture),
            "code" => ground.Made.Area.Code,
            "Number" => new string('A', 22), // nobody asked it
            _ when route.StartsWith("/notifications", StringComparison.Ordinal) => mail.ToString(CultureInfo.InvariantCulture),
            _ when route.StartsWith("/providers", StringComparison.Ordinal) =>
                ground.Made.Provider.Id.ToString(CultureInfo.InvariantCulture),
            _ when route.StartsWith("/people", StringComparison.Ordinal) =>
                ground.Visitors.Single(v => v.As == Who.SchoolStaff).Account!.Id.ToString(CultureInfo.InvariantCulture),
            _ when route.StartsWith("/services", StringComparison.Ordinal) => ground.Made.Service.Id.ToString(CultureInfo.InvariantCulture),
            _ => ground.Made.Lead.Id.ToString(CultureInfo.InvariantCulture),
        });

    [GeneratedRegex(@"\{\*?(?<name>\w+)(:\w+)?\??\}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
