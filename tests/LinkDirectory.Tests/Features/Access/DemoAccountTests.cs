using System.Text.RegularExpressions;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Demo;
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
    public async Task An_invitation_of_the_demo_waits_for_a_second_person_from_the_day_on_which_it_is_looked_at()
    {
        await using var app = new DirectoryApp();
        await app.Services.GetRequiredService<DemoSeed>().SeedAsync(evenWithSchools: false, Cancellation);
        var accounts = app.Services.GetRequiredService<DemoAccounts>();
        for (var start = 0; start < 3; start++)
        {
            await accounts.EnsureAsync(Actor.Operator, Cancellation);
            await accounts.EnsureAsync(Actor.Operator, Cancellation);

            Assert.Contains("Waits until a second person agrees", await PeopleAsync(app, "editor"), StringComparison.Ordinal);
            Assert.Single(Regex.Matches(await PeopleAsync(app, "admin"), "Agree or decline", RegexOptions.None, TimeSpan.FromSeconds(1)));
            app.Clock.Now = app.Clock.Now.AddDays(8);
        }

        await accounts.EnsureAsync(Actor.Operator, Cancellation);
        using var admin = await Reader.For(app).SignInAsync("admin@demo.example", DemoAccounts.Password);
        await admin.OpenAsync("/people");
        await admin.OpenAsync(admin.Page.QuerySelector("main a[href*='invitations']")!.GetAttribute("href")!);
        Assert.Equal("May Nadia Demo have this role?", admin.Heading);
        await admin.SendAsync("decline");
        await accounts.EnsureAsync(Actor.Operator, Cancellation);
        Assert.DoesNotContain("Nadia", (await admin.OpenAsync("/people")).Text, StringComparison.Ordinal);
    }

    private static async Task<string> PeopleAsync(DirectoryApp app, string mailbox)
    {
        using var reader = await Reader.For(app).SignInAsync($"{mailbox}@demo.example", DemoAccounts.Password);
        return (await reader.OpenAsync("/people")).Text;
    }

    [Fact]
    public async Task In_Production_the_demo_token_shows_nothing_more()
    {
        await using var app = new DirectoryApp { Environment = "Production" };

        Assert.Contains("AUTH_NOT_AUTHENTICATED", (await app.AskAsync("{ viewer { name } }", demoToken: true)).Text,
            StringComparison.Ordinal);
    }
}
