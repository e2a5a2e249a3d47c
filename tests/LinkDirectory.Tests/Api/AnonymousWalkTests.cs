using LinkDirectory.GraphQL.Types;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Api;

/// <summary>Asks for every field that the API has, and looks for people in the bytes.</summary>
public sealed class AnonymousWalkTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Anyone_may_ask_for_every_field_and_learns_of_no_person()
    {
        var every = new EveryField(Schema);
        var operations = every.Operations(await SmallDirectory.InAsync(app));

        foreach (var operation in operations)
        {
            var answer = await app.AskAsync(operation);
            Assert.False(answer.Text.StartsWith("{\"errors\"", StringComparison.Ordinal), $"{answer.Text} to {operation}");
            Assert.All([.. SmallDirectory.Secrets, SmallDirectory.Proposer], secret => Assert.False(answer.Text.Contains(secret, StringComparison.OrdinalIgnoreCase),
                $"{secret} is in the answer to {operation}"));
        }

        var fields = Schema.Types.OfType<ObjectType>().Where(t => !t.Name.StartsWith("__", StringComparison.Ordinal) && !IsOfAChange(t))
            .SelectMany(t => t.Fields.Select(f => $"{t.Name}.{f.Name}")).Except(["Query.node", "Query.nodes", "Query.service"]);
        Assert.Equal("", string.Join(", ", fields.Except(every.Asked)));
    }

    [Fact]
    public async Task The_same_walk_with_the_demo_token_meets_every_person()
    {
        var every = new EveryField(Schema);
        var operations = every.Operations(await SmallDirectory.InAsync(app));

        var answers = string.Concat(
            await Task.WhenAll(operations.Select(async operation => (await app.AskAsync(operation, demoToken: true)).Text)));

        Assert.All(SmallDirectory.Secrets, secret => Assert.Contains(secret, answers, StringComparison.Ordinal));
    }

    // What only a mutation or a subscription answers with; the walk of roles asks those.
    private static bool IsOfAChange(ObjectType type) => type.Name is "Mutation" or "Subscription"
        || type.Name.EndsWith("Payload", StringComparison.Ordinal) || type.Interfaces.Any(i => i.Name == "Error");

    private Schema Schema => app.Services.GetRequiredService<Schema>();
}
