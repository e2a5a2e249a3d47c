using System.Net.Http.Json;
using LinkDirectory.GraphQL.Types;
using LinkDirectory.Tests.Api;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Access.Walk;

/// <summary>Every query, as every role: who meets people, and who meets none.</summary>
public sealed class QueryWalkTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Each_role_meets_the_people_it_may_see_and_no_other()
    {
        var ground = await Ground.InAsync(app);
        var operations = new EveryField(app.Services.GetRequiredService<Schema>()).Operations(ground.Made);

        var wrong = new List<string>();
        foreach (var visitor in ground.Visitors)
        {
            var answers = string.Concat(await AnswersAsync(visitor, operations));
            var met = SmallDirectory.Secrets.Count(secret => answers.Contains(secret, StringComparison.OrdinalIgnoreCase));
            var expected = visitor.MeetsPeople ? SmallDirectory.Secrets.Length : 0;
            if (met != expected)
            {
                wrong.Add($"{visitor} meets {met} of {SmallDirectory.Secrets.Length} and should meet {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    private async Task<IEnumerable<string>> AnswersAsync(Visitor visitor, List<string> operations)
    {
        var token = visitor.Account is null ? null : await app.TokenAsync(visitor.Account);
        using var client = token is null ? app.CreateClient() : app.WithToken(token);
        var answers = new List<string>();
        foreach (var operation in operations)
        {
            using var answer = await client.PostAsJsonAsync("/graphql", new { query = operation }, Cancellation);
            answers.Add(await answer.Content.ReadAsStringAsync(Cancellation));
        }

        return answers;
    }
}
