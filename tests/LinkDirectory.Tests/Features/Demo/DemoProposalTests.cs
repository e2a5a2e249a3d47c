using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Demo;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Demo;

/// <summary>Somebody who tries the demo finds a proposal that waits, from both sides.</summary>
public sealed class DemoProposalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demos_editor_has_proposed_a_change_today_and_the_trusts_staff_find_it_until_they_answer()
    {
        await using var app = new DirectoryApp();
        await app.Services.GetRequiredService<DemoSeed>().SeedAsync(evenWithSchools: false, Cancellation);
        await app.Services.GetRequiredService<DemoAccounts>().EnsureAsync(Actor.Operator, Cancellation);
        var demo = app.Services.GetRequiredService<DemoProposal>();
        await demo.EnsureAsync(Cancellation);
        await demo.EnsureAsync(Cancellation);

        using var staff = await Reader.For(app).SignInAsync("camhs@demo.example", DemoAccounts.Password);
        await staff.OpenAsync("/work");
        Assert.Contains("1 change of a provider waits", staff.Text, StringComparison.Ordinal);
        var link = staff.Page.QuerySelector("main a[href*='#proposal-']")!.GetAttribute("href")!;
        await staff.OpenAsync(link.Split('#')[0]);
        Assert.Contains("Edie Demo proposed on 18 November 2026", staff.Text, StringComparison.Ordinal);
        using var editor = await Reader.For(app).SignInAsync("editor@demo.example", DemoAccounts.Password);
        Assert.Contains("You proposed on 18 November 2026", (await editor.OpenAsync(link.Split('#')[0])).Text, StringComparison.Ordinal);

        await staff.SendAsync("proposal", ("answer", "decline"));
        await demo.EnsureAsync(Cancellation);

        Assert.DoesNotContain("is proposed", (await staff.OpenAsync(link.Split('#')[0])).Text, StringComparison.Ordinal);
    }
}
