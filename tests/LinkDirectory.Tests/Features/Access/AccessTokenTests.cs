using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.Tokens;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>Who the API takes its callers for.</summary>
public sealed class AccessTokenTests : IAsyncDisposable
{
    private const string People = "{ pointsOfContact { nodes { holder { name } } } }";

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public AccessTokenTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task School_staff_see_people_and_anyone_does_not()
    {
        var school = await data.SchoolAsync();
        await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school, heldBy: "Robin Present");
        var staff = await data.AccountAsync(UserRole.SchoolStaff, school);

        Assert.Contains("Robin Present", (await app.AskAsAsync(staff, People)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Robin Present", (await app.AskAsAsync(null, People)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("revoked")]
    [InlineData("unknown")]
    [InlineData("closed")]
    [InlineData("unconfirmed")]
    public async Task A_token_that_is_not_good_is_refused_in_the_APIs_own_shape(string why)
    {
        var account = await data.AccountAsync(UserRole.SchoolStaff, await data.SchoolAsync());
        using var client = await app.WithTokenAsync(account);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(client)).StatusCode);

        using var refused = why == "unknown" ? app.WithToken("ld_" + new string('x', 43)) : client;
        await SpoilAsync(account, why);
        using var answer = await PostAsync(refused);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("AUTH_NOT_AUTHENTICATED", new GraphQLAnswer(await answer.Content.ReadAsStringAsync(Cancellation)).Error.GetProperty(
            "extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_token_is_asked_about_in_two_statements_by_index_and_its_use_is_written_later()
    {
        var account = await data.AccountAsync(UserRole.ProviderStaff, provider: await data.ProviderAsync());
        using var client = await app.WithTokenAsync(account);
        await PostAsync(client);
        await data.AnalyseAsync();

        var statements = await app.Statements.DuringAsync(() => PostAsync(client));
        Assert.Equal(2, statements.Count);
        await StatementRecorder.AssertIndexedAsync(app.Db, statements);

        await app.Services.GetRequiredService<TokenUses>().WriteAsync(Cancellation);
        await using var db = app.Db.OpenToRead();
        Assert.Equal(app.Clock.Now, (await db.AccessTokens.SingleAsync(Cancellation)).LastUsedAt);
    }

    [Fact]
    public async Task Nobody_costs_a_statement()
    {
        using var client = app.CreateClient();
        await PostAsync(client);

        Assert.Empty(await app.Statements.DuringAsync(() => PostAsync(client)));
    }

    [Fact]
    public async Task Only_its_hash_is_kept()
    {
        var account = await data.AccountAsync();
        var token = await app.TokenAsync(account);

        await using var db = app.Db.OpenToRead();
        var kept = await db.AccessTokens.SingleAsync(Cancellation);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))), token[^4..]), (kept.Hash, kept.Ending));
        Assert.Equal(46, token.Length);
        Assert.Equal(app.Clock.Now.AddDays(90), kept.ExpiresAt);
    }

    [Fact]
    public async Task Nobody_makes_sees_or_revokes_anothers_token_and_no_token_makes_another()
    {
        var (owner, other) = (await data.AccountAsync(UserRole.SchoolStaff, await data.SchoolAsync()),
            await data.AccountAsync(UserRole.Administrator));
        await app.TokenAsync(owner);
        var tokens = app.Services.GetRequiredService<AccessTokens>();
        var token = Assert.Single(await tokens.ListAsync(await app.ActorOfAsync(owner), owner.Id, Cancellation));

        foreach (var actor in new[] { await app.ActorOfAsync(other), await app.ActorOfAsync(owner) with { Channel = Channel.Api } })
        {
            Assert.Null((await tokens.CreateAsync(actor, owner.Id, null, "mine", TokenScope.Write, 1, Cancellation)).Value);
            Assert.Empty(await tokens.ListAsync(actor, owner.Id, Cancellation));
            Assert.False(await tokens.RevokeAsync(actor, token.Id, Cancellation));
        }
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client) =>
        client.PostAsJsonAsync("/graphql", new { query = "{ __typename }" }, Cancellation);

    private async Task SpoilAsync(Account account, string why)
    {
        await using var db = app.Db.Open();
        var (kept, token) = (await db.Accounts.SingleAsync(a => a.Id == account.Id, Cancellation),
            await db.AccessTokens.SingleAsync(Cancellation));
        switch (why)
        {
            case "expired":
                app.Clock.Now = app.Clock.Now.AddDays(90);
                break;
            case "revoked":
                var owner = (await app.ActorOfAsync(account)) with { Channel = Channel.Page };
                Assert.True(await app.Services.GetRequiredService<AccessTokens>().RevokeAsync(owner, token.Id, Cancellation));
                break;
            case "closed":
                kept.ClosedAt = app.Clock.Now;
                break;
            case "unconfirmed":
                kept.EmailConfirmedAt = null;
                break;
        }

        await db.SaveChangesAsync(Cancellation);
    }
}
