using LinkDirectory.Features.Access.People;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>The demo's known password opens nothing in live use.</summary>
public sealed class DemoAccountTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Development", 1)]
    [InlineData("Production", 0)]
    [InlineData("Staging", 0)]
    public async Task Only_a_Development_server_has_them(string environment, int expected)
    {
        await using var app = new DirectoryApp { Environment = environment };

        await app.Services.GetRequiredService<DemoAccounts>().EnsureAsync(Actor.Operator, Cancellation);

        // Of the five the administrator's alone needs no organisation, and there is none here.
        await using var db = app.Db.OpenToRead();
        Assert.Equal(expected, await db.Accounts.CountAsync(Cancellation));
    }

    [Fact]
    public async Task In_Production_the_demo_token_shows_nothing_more()
    {
        await using var app = new DirectoryApp { Environment = "Production" };

        Assert.Contains("AUTH_NOT_AUTHENTICATED", (await app.AskAsync("{ viewer { name } }", demoToken: true)).Text,
            StringComparison.Ordinal);
    }
}
