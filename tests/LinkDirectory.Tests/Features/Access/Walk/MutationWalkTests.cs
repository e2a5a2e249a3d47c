using System.Globalization;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.GraphQL.Types;
using LinkDirectory.Tests.Architecture;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Access.Walk;

/// <summary>Every mutation, as every role: one that is not decided to be allowed it is refused, and nothing is changed.</summary>
public sealed class MutationWalkTests : IAsyncDisposable
{
    private const Who Keepers = Who.SchoolStaff | Who.Editor;
    private const Who ServiceKeepers = Who.ProviderStaff | Who.Editor;

    private const Who Sides = Who.SchoolStaff | Who.ProviderStaff | Who.Editor;

    private static readonly Dictionary<string, (Who May, Func<SmallDirectory, string> Input)> Decided = new(StringComparer.Ordinal)
    {
        ["nameHolder"] = (Keepers, made => $"pointOfContact: {Lead(made)}, version: 1, name: \"Nell New\", since: \"2026-11-18\""),
        ["recordLeaver"] = (Keepers, made => $"pointOfContact: {Lead(made)}, version: 1, lastDay: \"2026-11-20\""),
        ["addPointOfContact"] = (Keepers, made => $"organisation: {Id("School", made.School.Id)}, role: OPERATIONAL_LEAD"),
        ["updatePointOfContact"] = (Keepers, made => $"pointOfContact: {Lead(made)}, version: 1, availability: \"Mondays\""),
        ["handOver"] = (Keepers, made =>
            $"pointOfContact: {Lead(made)}, version: 1, name: \"Nell New\", email: \"nell.new@school.example\", since: \"2026-12-01\""),
        ["withdrawHandover"] = (Keepers, made => $"pointOfContact: {Lead(made)}, version: 1"),
        ["sendHandoverAgain"] = (Keepers, made => $"pointOfContact: {Lead(made)}, version: 1"),
        // A partner reports what the school itself, and its area's editor, record.
        ["reportLeaver"] = (Who.ProviderStaff, made => $"pointOfContact: {Lead(made)}, lastDay: \"2026-11-17\""),
        ["answerLeaverReport"] = (Keepers, made => $"pointOfContact: {Lead(made)}, left: false"),
        ["verifyPointOfContact"] = (Keepers, made => $"pointOfContact: {Lead(made)}, outcome: CONFIRMED"),
        ["recordVerification"] = (Keepers, made => $"pointOfContact: {Lead(made)}, outcome: CONFIRMED, spokeTo: \"Robin Present\""),
        ["requestVerification"] = (Keepers, made => $"pointsOfContact: [{Lead(made)}]"),
        ["verifyService"] = (ServiceKeepers, made => $"service: {Id("Service", made.Service.Id)}"),
        ["proposeLink"] = (Sides,
            made => $"school: {Id("School", made.School.Id)}, service: {Id("Service", made.Service.Id)}, schoolContact: {Lead(made)}"),
        ["agreeLink"] = (Sides, made => $"link: {Id("Link", made.Link.Id)}, version: 1"),
        ["reviewLink"] = (Sides, made => $"link: {Id("Link", made.Link.Id)}, version: 1"),
        ["endLink"] = (Sides, made => $"link: {Id("Link", made.Link.Id)}, version: 1, reason: \"No longer needed\""),
        ["saveProvider"] = (ServiceKeepers, made => $"id: {Id("Provider", made.Provider.Id)}, version: 1, name: \"Northmoor Trust\""),
        // Everybody in the walk may make the change or nothing at all: ProviderProposalTests has those between.
        ["proposeProvider"] = (Who.Nobody,
            made => $"provider: {Id("Provider", made.Provider.Id)}, version: 1, name: \"Northmoor Trust\""),
        ["answerProviderProposal"] = (ServiceKeepers, made => $"proposal: {Id("ProviderProposal", made.Proposal.Id)}, agree: false"),
        ["withdrawProviderProposal"] = (Who.Nobody, made => $"proposal: {Id("ProviderProposal", made.Proposal.Id)}"),
        ["saveService"] = (ServiceKeepers, made => $"id: {Id("Service", made.Service.Id)}, version: 1, telephone: \"020 7946 0009\""),
        ["saveCatchment"] = (ServiceKeepers,
            made => $"service: {Id("Service", made.Service.Id)}, version: 1, catchment: {{ basis: [SCHOOL], areas: [\"E09000007\"] }}"),
        // The small directory has no closed school: people who may are told so at the field.
        ["takeOverContacts"] = (Keepers, made => $"school: {Id("School", made.School.Id)}, from: {Id("School", made.Successor.Id)}"),
        ["declineContacts"] = (Keepers, made => $"school: {Id("School", made.School.Id)}, from: {Id("School", made.Successor.Id)}"),
        ["endArea"] = (Who.Administrator, _ => "code: \"E09000007\", lastDay: \"2026-11-01\""),
        ["continueArea"] = (Who.Administrator, _ => "code: \"E09000007\""),
    };

    private readonly DirectoryApp app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public void It_is_decided_who_may_do_each() =>
        Breaches.MustBeNone(Mutations().Except(Decided.Keys).Concat(Decided.Keys.Except(Mutations())).Select(mutation =>
            $"nobody decided who may {mutation}, or it is gone"));

    [Fact]
    public async Task A_person_who_is_not_allowed_is_refused_and_changes_nothing()
    {
        var ground = await Ground.InAsync(app);
        var wrong = new List<string>();
        var before = await LinesAsync();
        foreach (var (mutation, decided) in Decided)
        {
            foreach (var visitor in ground.Visitors.Where(v => !v.MayBe(decided.May)))
            {
                var answer = await TryAsync(mutation, decided.Input(ground.Made), visitor.Account, TokenScope.Write);
                if (!IsRefused(answer)) wrong.Add($"{visitor} may {mutation}: {answer}");
            }

            var readOnly = await TryAsync(mutation, decided.Input(ground.Made), ground.Editor.Account, TokenScope.Read);
            if (!IsRefused(readOnly)) wrong.Add($"a token that only reads may {mutation}: {readOnly}");
        }

        Breaches.MustBeNone(wrong);
        Assert.Equal(before, await LinesAsync());
    }

    [Fact]
    public async Task A_person_who_is_allowed_is_not_refused()
    {
        var ground = await Ground.InAsync(app);
        var wrong = new List<string>();
        foreach (var (mutation, decided) in Decided)
        {
            foreach (var visitor in ground.Visitors.Where(v => v.MayBe(decided.May)))
            {
                var answer = await TryAsync(mutation, decided.Input(ground.Made), visitor.Account, TokenScope.Write);
                if (IsRefused(answer)) wrong.Add($"{visitor} may not {mutation}: {answer}");
            }
        }

        Breaches.MustBeNone(wrong);
    }

    private IEnumerable<string> Mutations() =>
        ((ObjectType)app.Services.GetRequiredService<Schema>().Type("Mutation")!).Fields.Select(field => field.Name);

    private async Task<string> TryAsync(string mutation, string input, Account? account, TokenScope scope) =>
        (await app.AskAsAsync(account,
            $"mutation {{ it: {mutation}(input: {{ {input} }}) {{ errors {{ __typename ... on Error {{ message }} }} }} }}",
            scope: scope)).Text;

    private static bool IsRefused(string answer) =>
        answer.Contains("\"NotAllowed\"", StringComparison.Ordinal) || answer.Contains("\"NotFound\"", StringComparison.Ordinal);

    // Each change writes its line, and so does nothing else but reading.
    private async Task<int> LinesAsync()
    {
        await using var db = app.Db.OpenToRead();
        return await db.AuditLines.CountAsync(line => line.Act != "read person" && line.Act != "create token", Cancellation);
    }

    private static string Lead(SmallDirectory made) => Id(nameof(PointOfContact), made.Lead.Id);

    private static string Id(string type, int key) => string.Create(CultureInfo.InvariantCulture, $"\"{NodeId.Create(type, key)}\"");
}
