using System.Net;
using System.Net.Http.Json;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>How often the API may be asked.</summary>
public sealed class ApiLimitTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Too_many_requests_are_refused_in_the_APIs_own_shape_and_pages_go_on()
    {
        await using var strict = app.WithWebHostBuilder(
            host => host.UseSetting("RateLimits:Api:Burst", "3").UseSetting("RateLimits:Api:PerMinute", "60"));
        using var client = strict.CreateClient();
        var cancellation = TestContext.Current.CancellationToken;
        HttpResponseMessage answer;
        var asked = 0;
        do
        {
            answer = await client.PostAsJsonAsync("/graphql", new { query = "{ __typename }" }, cancellation);
        }
        while (answer.IsSuccessStatusCode && ++asked < 100);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal("LIMIT_EXCEEDED", new GraphQLAnswer(await answer.Content.ReadAsStringAsync(cancellation)).Error.GetProperty(
            "extensions").GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/sign-in", cancellation)).StatusCode);
    }
}
