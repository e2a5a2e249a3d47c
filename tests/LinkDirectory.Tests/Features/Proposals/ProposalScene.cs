using System.Text.Json;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Proposals;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Features.Organisations.Saving;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Proposals;

/// <summary>A trust with services in two areas, an editor of one of these, and the trust's own staff.</summary>
internal sealed class ProposalScene
{
    private const string View =
        "id state proposedBy replaces provider { name version } changes { field from to }";

    private const string Field = "... on InvalidInput { field }";
    private const string Current = "... on ProviderChangedMeanwhile { current { name } }";
    private const string State = "... on ProposalTransitionRefused { state }";

    private ProposalScene(DirectoryApp app, TestData data, SharedProvider shared) => (App, Data, Shared) = (app, data, shared);

    public DirectoryApp App { get; }

    public TestData Data { get; }

    public SharedProvider Shared { get; }

    public Provider Provider => Shared.Provider;

    /// <summary>Keeps the trust's service in one of its areas and not the other.</summary>
    public Account Editor { get; private init; } = null!;

    /// <summary>Of the trust itself.</summary>
    public Account Staff { get; private init; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="withStaff">Whether anybody of the trust has an account.</param>
    public static async Task<ProposalScene> InAsync(DirectoryApp app, bool withStaff = true)
    {
        var data = new TestData(app.Db);
        var shared = await SharedProvider.InAsync(data);
        return new ProposalScene(app, data, shared)
        {
            Editor = await data.AccountAsync(UserRole.DirectoryEditor, area: shared.Here, with: a => a.Name = "Edie <i>Editor</i>"),
            Staff = withStaff ? await data.AccountAsync(UserRole.ProviderStaff, provider: shared.Provider) : null!,
        };
    }

    /// <summary>An editor who keeps all of the trust's services.</summary>
    public async Task<Account> EditorOfBothAsync()
    {
        var both = await Data.AccountAsync(UserRole.DirectoryEditor, area: Shared.Here);
        await Data.MembershipAsync(both, UserRole.DirectoryEditor, area: Shared.There);
        return both;
    }

    public Task<JsonElement> ProposeAsync(Account? by, object fields, int version = 1, TokenScope scope = TokenScope.Write) =>
        DoAsync(by, "proposeProvider", $"{Field} {Current}", With(fields, ("provider", Id), ("version", version)), scope);

    /// <summary>Proposes another name as the editor.</summary>
    /// <returns>The proposal's id in the API.</returns>
    public async Task<string> ProposeNameAsync(string name = "Northmoor Partnership")
    {
        var proposal = Made(await ProposeAsync(Editor, new { name }));
        return proposal.GetProperty("id").GetString()!;
    }

    public Task<JsonElement> AnswerAsync(Account? by, string proposal, bool agree, int? version = 1, TokenScope scope = TokenScope.Write) =>
        DoAsync(by, "answerProviderProposal", $"{Field} {Current} {State}", new { proposal, agree, version }, scope);

    public Task<JsonElement> WithdrawAsync(Account? by, string proposal, TokenScope scope = TokenScope.Write) =>
        DoAsync(by, "withdrawProviderProposal", State, new { proposal }, scope);

    /// <summary>Changes the trust as its own staff.</summary>
    public async Task SaveAsync(object fields, int version = 1)
    {
        const string save = "mutation ($input: SaveProviderInput!) { saveProvider(input: $input) { errors { ... on Error { message } } } }";
        var answer = await App.AskAsAsync(Staff, save, new { input = With(fields, ("id", Id), ("version", version)) });
        Assert.Equal(JsonValueKind.Null, answer["saveProvider.errors"].ValueKind);
    }

    public async Task CloseAsync(Account account)
    {
        await using var db = App.Db.Open();
        await db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.ClosedAt, App.Clock.Now),
            Cancellation);
    }

    /// <summary>The proposals that somebody finds at the trust.</summary>
    public async Task<IReadOnlyList<JsonElement>> SeenAsync(Account? by, TokenScope scope = TokenScope.Write) =>
    [
        .. (await App.AskAsAsync(by, $"query ($id: ID!) {{ provider(by: {{ id: $id }}) {{ proposals {{ {View} }} }} }}", new { id = Id }, scope))
            .All("provider.proposals"),
    ];

    public async Task<Provider> NowAsync()
    {
        await using var db = App.Db.OpenToRead();
        return await db.Providers.SingleAsync(p => p.Id == Provider.Id, Cancellation);
    }

    public async Task<IReadOnlyList<ProviderProposal>> StoredAsync()
    {
        await using var db = App.Db.OpenToRead();
        return await db.ProviderProposals.OrderBy(p => p.Id).ToListAsync(Cancellation);
    }

    /// <summary>What the trail has of the trust, oldest first.</summary>
    public async Task<IReadOnlyList<AuditLine>> TrailAsync()
    {
        await using var db = App.Db.OpenToRead();
        return await db.AuditLines.Where(l => l.Subject == $"Provider {Provider.Id}").OrderBy(l => l.Id).ToListAsync(Cancellation);
    }

    public async Task<IReadOnlyList<Mail>> MailsAsync(NotificationKind kind) => [.. (await App.MailsAsync()).Where(m => m.Kind == kind)];

    /// <summary>The proposal that a mutation answered with, which was not refused.</summary>
    public static JsonElement Made(JsonElement payload)
    {
        Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, payload.GetRawText());
        return payload.GetProperty("providerProposal");
    }

    /// <summary>The one reason for which a mutation was refused.</summary>
    public static JsonElement Refused(JsonElement payload) => Assert.Single(payload.GetProperty("errors").EnumerateArray());

    public static string Kind(JsonElement payload) => Text(Refused(payload), "__typename");

    public static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private string Id => NodeId.Create("Provider", Provider.Id).ToString();

    private async Task<JsonElement> DoAsync(Account? by, string mutation, string errors, object input, TokenScope scope) =>
        (await App.AskAsAsync(by, $$"""
            mutation ($input: {{char.ToUpperInvariant(mutation[0])}}{{mutation[1..]}}Input!) {
              {{mutation}}(input: $input) {
                providerProposal { {{View}} } errors { __typename ... on Error { message } {{errors}} }
              }
            }
            """, new { input }, scope))[mutation];

    private static Dictionary<string, object?> With(object fields, params (string Name, object Value)[] more)
    {
        var all = fields.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(fields), StringComparer.Ordinal);
        foreach (var (name, value) in more)
        {
            all[name] = value;
        }

        return all;
    }
}
