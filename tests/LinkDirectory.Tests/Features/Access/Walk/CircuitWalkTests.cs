using System.Net;
using System.Reflection;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.WorkList;
using LinkDirectory.Features.WorkList.Pages;
using LinkDirectory.Tests.Architecture;
using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace LinkDirectory.Tests.Features.Access.Walk;

/// <summary>
/// What a circuit can do, as every role. Anyone may open one, and finds nothing in it: it runs only what a page gave it under seal, and
/// that is the grid of contacts alone. The grid asks at every act who its person is now.
/// </summary>
public sealed class CircuitWalkTests : IAsyncDisposable
{
    private const Who Keepers = Who.SchoolStaff | Who.Editor;
    private const Who ServiceKeepers = Who.ProviderStaff | Who.Editor;

    /// <summary>The addresses of the framework's own, none of which shows anything of the directory.</summary>
    private static readonly string[] Framework =
    [
        "/_blazor", "/_blazor/negotiate", "/_blazor/disconnect", "/_blazor/initializers", "/_framework/opaque-redirect",
    ];

    private readonly DirectoryApp app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public void Nothing_runs_in_a_circuit_but_the_grid_and_no_script_can_call_into_it()
    {
        var running = Repository.Files().Where(file => file.StartsWith("src/", StringComparison.Ordinal)
            && file.EndsWith(".razor", StringComparison.Ordinal)
            && File.ReadAllText(Repository.PathOf(file)).Contains("@rendermode", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["src/LinkDirectory/Features/WorkList/Pages/ContactsPage.razor"], running);

        const BindingFlags every = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        Breaches.MustBeNone(typeof(Server).Assembly.GetTypes().SelectMany(type => type.GetMethods(every))
            .Where(method => method.GetCustomAttribute<JSInvokableAttribute>() is not null)
            .Select(method => $"a script may call {method.DeclaringType!.Name}.{method.Name}"));
    }

    [Fact]
    public async Task Anyone_may_open_a_circuit_from_a_page_of_ours()
    {
        Breaches.MustBeNone(FrameworkAddresses().Except(Framework, StringComparer.Ordinal).Select(a => $"nobody decided who may use {a}"));
        var ground = await Ground.InAsync(app);
        foreach (var visitor in ground.Visitors)
        {
            using var client = app.SignedIn(visitor.Account);
            foreach (var (origin, expected) in new[]
                { ("http://localhost", HttpStatusCode.OK), ("https://elsewhere.example", HttpStatusCode.Forbidden) })
            {
                using var asking = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
                asking.Headers.Add("Origin", origin);
                using var answer = await client.SendAsync(asking, Cancellation);
                Assert.Equal(expected, answer.StatusCode);
                var told = await answer.Content.ReadAsStringAsync(Cancellation);
                Assert.DoesNotContain(SmallDirectory.Secrets, secret => told.Contains(secret, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Fact]
    public async Task Each_role_finds_in_the_grid_what_it_keeps_and_opens_no_other_row()
    {
        var ground = await Ground.InAsync(app);
        var wrong = new List<string>();
        foreach (var visitor in ground.Visitors)
        {
            foreach (var (person, keepers) in new[]
                { ("Robin Present", Keepers), ("Lee Link", ServiceKeepers), ("Ash Area", Who.Editor) })
            {
                using var grid = await OpenGrid.AsAsync(app, visitor.Account);
                Expect(visitor, $"meets {person}", keepers, grid.Text.Contains(person, StringComparison.Ordinal));
            }

            using var opened = await OpenGrid.AsAsync(app, visitor.Account, open: ground.Made.Lead.Id);
            Expect(visitor, "opens a row that the address names", Keepers,
                opened.Text.Contains("robin@school.example", StringComparison.Ordinal) && await opened.PressAsync("Save"));
            using var kept = await OpenGrid.AsAsync(app, visitor.Account, kept: ground.Made.Lead.Id);
            Expect(visitor, "puts back a draft that the tab kept", Keepers, await kept.PressAsync("Put")
                && kept.Text.Contains("robin@school.example", StringComparison.Ordinal));
            Expect(visitor, "stays", Who.SignedIn, opened.SentTo is null && kept.SentTo is null);
        }

        Breaches.MustBeNone(wrong);

        void Expect(Visitor visitor, string act, Who may, bool does)
        {
            if (does != visitor.MayBe(may)) wrong.Add($"{visitor} {act}: {does}");
        }
    }

    [Fact]
    public async Task Each_role_saves_what_it_keeps_and_no_other()
    {
        var ground = await Ground.InAsync(app);
        var row = await app.Services.GetRequiredService<ContactGrid>().RowAsync(ground.Made.Lead.Id, Actor.Operator, Cancellation);
        var saving = new RowSaving(app.Services.GetRequiredService<RoleDetails>(), app.Clock);
        var wrong = new List<string>();
        foreach (var visitor in ground.Visitors)
        {
            var draft = RowEdit.From(row!, await VersionAsync(ground), new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["availability"] = $"As {visitor} says",
            });
            var before = await VersionAsync(ground);
            var actor = visitor.Account is { } account ? await Circuit.Of(app, app.SessionOf(account)).GetAsync(Cancellation)
                : Actor.Anonymous(Channel.Page);
            var saved = await saving.SaveAsync(draft, actor, Cancellation) is not null;
            if (saved != visitor.MayBe(Keepers)) wrong.Add($"{visitor} saves: {saved}");
            if (saved != (await VersionAsync(ground) > before)) wrong.Add($"{visitor} saves: {saved}, and the record says otherwise");
        }

        Breaches.MustBeNone(wrong);
    }

    [Fact]
    public async Task What_was_opened_is_not_saved_once_the_row_is_no_longer_theirs()
    {
        var ground = await Ground.InAsync(app);
        var teacher = ground.Visitors.Single(v => v.As == Who.SchoolStaff).Account!;
        using var grid = await OpenGrid.AsAsync(app, teacher, open: ground.Made.Lead.Id);
        await grid.TypeAsync("availability", "Mondays");
        var before = await VersionAsync(ground);

        Assert.True((await app.Services.GetRequiredService<Memberships>().EndAsync(Actor.Operator, teacher.Memberships[0].Id, Cancellation))
            .IsDone);

        Assert.True(await grid.PressAsync("Save"));
        Assert.Equal(before, await VersionAsync(ground));
        Assert.Contains("There is a problem", grid.Text, StringComparison.Ordinal);
    }

    private async Task<int> VersionAsync(Ground ground)
    {
        await using var db = app.Db.OpenToRead();
        return await db.PointsOfContact.Where(c => c.Id == ground.Made.Lead.Id).Select(c => c.Version).SingleAsync(Cancellation);
    }

    private IEnumerable<string> FrameworkAddresses() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        .Select(endpoint => $"/{endpoint.RoutePattern.RawText?.Trim('/')}")
        .Where(address => address.StartsWith("/_", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
}
