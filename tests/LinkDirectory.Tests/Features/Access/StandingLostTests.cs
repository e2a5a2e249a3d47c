using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Access.Tokens;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Tests.Features.Contacts;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>However somebody's standing is lost, whatever they still have open shows no name from then on.</summary>
public sealed class StandingLostTests : IAsyncDisposable
{
    private const string Name = "Robin Present";

    private static readonly string[] ByCookie = ["account closed", "membership ended", "session too old", "password changed", "signed out"];

    private static readonly string[] ByToken =
        ["account closed", "membership ended", "token revoked", "token expired", "password reset, tokens too"];

    private readonly DirectoryApp app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Losses() =>
    [
        .. from door in new[] { "stream by cookie", "circuit", "cookie" } from loss in ByCookie select (loss, door),
        .. from door in new[] { "stream by token", "token" } from loss in ByToken select (loss, door),
    ];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task What_is_open_ends_before_its_next_event_or_act(string loss, string door)
    {
        var scene = await ContactScene.InAsync(app);
        using var held = new Held(scene);
        Assert.Contains(Name, await held.SeenByAsync(door), StringComparison.Ordinal);

        await held.LoseAsync(loss);

        var seen = await held.SeenByAsync(door);
        Assert.DoesNotContain(Name, seen, StringComparison.Ordinal);
        Assert.DoesNotContain("mental-health@school.example", seen, StringComparison.Ordinal);
        if (door.StartsWith("stream", StringComparison.Ordinal))
        {
            Assert.Contains(loss == "membership ended" ? "What you may see has changed" : "You have been signed out", seen,
                StringComparison.Ordinal);
            await held.AssertStreamHasEndedAsync(door);
        }
    }

    [Fact]
    public async Task A_stream_goes_on_for_somebody_who_lost_nothing()
    {
        var scene = await ContactScene.InAsync(app);
        using var held = new Held(scene);
        foreach (var door in new[] { "stream by cookie", "stream by token" })
        {
            Assert.Contains(Name, await held.SeenByAsync(door), StringComparison.Ordinal);
            Assert.Contains(Name, await held.SeenByAsync(door), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_session_goes_on_while_it_is_used_for_a_day_at_most()
    {
        var scene = await ContactScene.InAsync(app);
        using var reader = app.SignedIn(scene.Teacher, followRedirects: true);
        for (var hour = 7; hour < 24; hour += 7)
        {
            app.Clock.Now = app.Clock.Now.AddHours(7);
            Assert.Contains(Name, await reader.GetStringAsync($"/schools/{scene.School.Urn}", Cancellation), StringComparison.Ordinal);
        }

        app.Clock.Now = app.Clock.Now.AddHours(3);

        Assert.DoesNotContain(Name, await reader.GetStringAsync($"/schools/{scene.School.Urn}", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_and_a_circuit_end_after_eight_hours_without_use()
    {
        var scene = await ContactScene.InAsync(app);
        using var held = new Held(scene);
        await held.SeenByAsync("cookie");
        await held.SeenByAsync("circuit");
        app.Clock.Now = app.Clock.Now.AddHours(8).AddMinutes(1);

        Assert.DoesNotContain(Name, await held.SeenByAsync("cookie"), StringComparison.Ordinal);
        Assert.DoesNotContain(Name, await held.SeenByAsync("circuit"), StringComparison.Ordinal);
    }

    /// <summary>What a teacher has open: a signed-in browser, a circuit of it, a token, and a stream by each.</summary>
    private sealed class Held(ContactScene scene) : IDisposable
    {
        private readonly Session session = scene.App.SessionOf(scene.Teacher);
        private readonly Dictionary<string, EventReader> streams = new(StringComparer.Ordinal);
        private HttpClient? browser;
        private CurrentActor? circuit;
        private string? token;
        private int edits;

        private DirectoryApp App => scene.App;

        /// <summary>What comes by a door at its next event or act.</summary>
        public async Task<string> SeenByAsync(string door)
        {
            switch (door)
            {
                case "stream by cookie":
                    return await NextAsync(door, () => Task.FromResult(App.SignedInBy(session)));
                case "stream by token":
                    return await NextAsync(door, async () => App.WithToken(await TokenAsync()));
                case "circuit":
                    circuit ??= Circuit.Of(App, session);
                    return await ContactOfAsync(await circuit.GetAsync(Cancellation));
                case "cookie":
                    browser ??= App.SignedInBy(session);
                    return await browser.GetStringAsync($"/schools/{scene.School.Urn}", Cancellation);
                default:
                    using (var client = App.WithToken(await TokenAsync()))
                    {
                        var query = $"{{ school(urn: {scene.School.Urn}) {{ pointsOfContact {{ sharedEmail holder {{ name }} }} }} }}";
                        using var answer = await client.GetAsync($"/graphql?query={Uri.EscapeDataString(query)}", Cancellation);
                        return await answer.Content.ReadAsStringAsync(Cancellation);
                    }
            }
        }

        public async Task LoseAsync(string how)
        {
            await TokenAsync();
            var owner = await App.ActorOfAsync(scene.Teacher);
            var memberships = App.Services.GetRequiredService<Memberships>();
            switch (how)
            {
                case "account closed":
                    Assert.True((await memberships.CloseAsync(Actor.Operator, scene.Teacher.Id, Cancellation)).IsDone);
                    break;
                case "membership ended":
                    Assert.True((await memberships.EndAsync(Actor.Operator, scene.Teacher.Memberships[0].Id, Cancellation)).IsDone);
                    break;
                case "session too old":
                    App.Clock.Now = App.Clock.Now.AddHours(24);
                    break;
                case "password changed":
                    var passwords = App.Services.GetRequiredService<PasswordLinks>();
                    Assert.True((await passwords.ChooseAsync(await LinkAsync(), "violet kettle forty", false, Cancellation)).IsDone);
                    break;
                case "password reset, tokens too":
                    var resets = App.Services.GetRequiredService<PasswordLinks>();
                    Assert.True((await resets.ChooseAsync(await LinkAsync(), "violet kettle forty", true, Cancellation)).IsDone);
                    break;
                case "signed out":
                    using (var tab = new Reader(App.SignedInBy(session, followRedirects: true)))
                    {
                        await tab.OpenAsync("/sign-out");
                        Assert.Equal("/", (await tab.SendAsync("sign-out")).Place);
                    }

                    break;
                case "token revoked":
                    var tokens = App.Services.GetRequiredService<AccessTokens>();
                    var made = (await tokens.ListAsync(owner, scene.Teacher.Id, Cancellation))[0];
                    Assert.True(await tokens.RevokeAsync(owner, made.Id, Cancellation));
                    break;
                case "token expired":
                    App.Clock.Now = App.Clock.Now.AddDays(AccessTokens.UsualDays);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(how));
            }
        }

        public async Task AssertStreamHasEndedAsync(string door) =>
            Assert.Equal("The stream has ended.", (await Assert.ThrowsAsync<InvalidOperationException>(streams[door].NextAsync)).Message);

        public void Dispose()
        {
            browser?.Dispose();
            foreach (var stream in streams.Values)
            {
                stream.Dispose();
            }
        }

        private async Task<string> NextAsync(string door, Func<Task<HttpClient>> client)
        {
            if (!streams.TryGetValue(door, out var stream))
            {
                stream = streams[door] = await EventReader.OpenAsync(
                    await client(), "subscription { pointOfContactChanged { sharedEmail holder { name } } }");
            }

            await App.Services.GetRequiredService<RoleDetails>()
                .SetAwayAsync(scene.Lead.Id, scene.Today.AddDays(++edits), Actor.Operator, Cancellation);
            return (await stream.NextAsync()).Text;
        }

        private async Task<string> TokenAsync() => token ??= await App.TokenAsync(scene.Teacher);

        private async Task<string> ContactOfAsync(Actor actor) => string.Join(' ',
            (await App.Services.GetRequiredService<PointsOfContact>().ByIdsAsync([scene.Lead.Id], actor, Cancellation))
                .Select(contact => $"{contact.Holder?.Name} {contact.SharedEmail}"));

        private async Task<string> LinkAsync()
        {
            await App.Services.GetRequiredService<PasswordLinks>().AskAsync(scene.Teacher.Email, Cancellation);
            return Uri.UnescapeDataString((await App.LinkInMailAsync()).Split("token=")[1]);
        }
    }
}
