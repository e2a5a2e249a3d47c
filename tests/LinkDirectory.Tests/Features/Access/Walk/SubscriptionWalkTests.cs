using LinkDirectory.Features.Contacts;
using LinkDirectory.GraphQL.Types;
using LinkDirectory.Tests.Api;
using LinkDirectory.Tests.Architecture;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Access.Walk;

/// <summary>Every subscription, as every role and by either door: who is told, and who meets people in what is told.</summary>
public sealed class SubscriptionWalkTests : IAsyncDisposable
{
    /// <summary>Who may listen to each, and what makes it tell something.</summary>
    private static readonly Dictionary<string, (Who May, Func<Ground, int, Task> Cause)> Decided = new(StringComparer.Ordinal)
    {
        ["pointOfContactChanged"] = (Who.Anyone, (ground, number) => ground.App.Services.GetRequiredService<RoleDetails>()
            .SetAwayAsync(ground.Made.Lead.Id, London.Today(ground.App.Clock).AddDays(number), Actor.Operator, Cancellation)),
    };

    // Of the lead at the school, whose changes are told: who is in post, their deputy, and the school's own mailbox.
    private static readonly string[] OfLead =
        ["Robin Present", "robin@school.example", "07700 900101", "Sam Deputy", "sam@school.example", "mental-health@school.example"];

    private readonly DirectoryApp app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public void It_is_decided_who_may_listen_to_each()
    {
        var there = Every().Subscriptions().Keys;
        Breaches.MustBeNone(there.Except(Decided.Keys).Concat(Decided.Keys.Except(there)).Select(subscription =>
            $"nobody decided who may listen to {subscription}, or it is gone"));
    }

    [Theory]
    [InlineData("token")]
    [InlineData("cookie")]
    public async Task Each_role_is_told_what_it_may_hear_and_meets_the_people_it_may_see_and_no_other(string door)
    {
        var ground = await Ground.InAsync(app);
        var wrong = new List<string>();
        var number = 0;
        foreach (var (subscription, operation) in Every().Subscriptions())
        {
            var (may, cause) = Decided[subscription];
            foreach (var visitor in ground.Visitors)
            {
                using var stream = await EventReader.OpenAsync(await ComeAsync(visitor, door), operation);
                await cause(ground, ++number);
                var told = await stream.NextAsync();
                var isTold = !told.Text.Contains("\"errors\"", StringComparison.Ordinal);
                if (isTold != visitor.MayBe(may)) wrong.Add($"{subscription} for {visitor}: {told.Text}");
                var met = SmallDirectory.Secrets.Where(s => told.Text.Contains(s, StringComparison.OrdinalIgnoreCase)).ToList();
                var amiss = visitor.MeetsPeople ? OfLead.Except(met).ToList() : met;
                if (amiss.Count > 0) wrong.Add($"{subscription} for {visitor}: {string.Join(", ", amiss)}");
            }
        }

        Breaches.MustBeNone(wrong);
    }

    private EveryField Every() => new(app.Services.GetRequiredService<Schema>());

    private async Task<HttpClient> ComeAsync(Visitor visitor, string door) =>
        visitor.Account is { } account && door == "token" ? await app.WithTokenAsync(account) : app.SignedIn(visitor.Account);
}
