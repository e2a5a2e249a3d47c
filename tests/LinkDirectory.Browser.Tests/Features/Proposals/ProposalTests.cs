using LinkDirectory.Browser.Tests.Support;
using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Features.Proposals;

/// <summary>A trust that works in two areas: an editor of one proposes a change of it, and its staff decide.</summary>
public sealed class ProposalTests(App app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_proposed_and_agreed_to_by_keyboard_alone()
    {
        var keeper = await Keeper.InAsync(app);
        var trust = await ShareAsync(keeper);
        await using var editor = await keeper.EditorAsync();
        await editor.OpenAsync($"/providers/{trust}");
        await editor.TabToAsync(editor.Page.GetByRole(AriaRole.Link, new() { Name = "Propose a change" }));
        await Assertions.Expect(editor.Page.Locator("h1")).ToContainTextAsync("Propose a change to Keepdale Trust");
        await editor.LookAtAsync("proposal-form");
        await editor.ShouldBeWalkedByKeyboardAsync();
        await editor.Page.GetByLabel("Name").FillAsync($"Keepdale and Moor Partnership Trust {trust}");
        await editor.TabToAsync(editor.Page.GetByRole(AriaRole.Button, new() { Name = "Propose the change" }));
        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your change is proposed");
        await editor.LookAtAsync("proposal-proposed");
        await editor.ShouldBeWalkedByKeyboardAsync();

        await using var staff = await app.VisitAsAsync(new Membership
        {
            Role = UserRole.ProviderStaff,
            ProviderId = trust,
            GrantedAt = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero),
        });
        await staff.OpenAsync("/work");
        await staff.LookAtAsync("proposal-work");
        await staff.TabToAsync(staff.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Keepdale Trust") }));
        await Assertions.Expect(staff.Page.GetByText("Nothing changes until you agree")).ToBeVisibleAsync();
        await staff.LookAtAsync("proposal-to-answer");
        await staff.ShouldBeWalkedByKeyboardAsync();
        await staff.TabToAsync(staff.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Agree") }));
        await Assertions.Expect(staff.Page.Locator("h1")).ToContainTextAsync("Keepdale and Moor Partnership Trust");
        await Assertions.Expect(staff.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The provider is changed");
    }

    // A service of another area becomes the trust's too.
    private async Task<int> ShareAsync(Keeper keeper)
    {
        var elsewhere = await Keeper.InAsync(app);
        await using var db = app.Services.GetRequiredService<DirectoryDb>().Open();
        await db.Services.Where(s => s.Id == elsewhere.Service.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ProviderId, keeper.Service.ProviderId), Cancellation);
        return keeper.Service.ProviderId;
    }
}
