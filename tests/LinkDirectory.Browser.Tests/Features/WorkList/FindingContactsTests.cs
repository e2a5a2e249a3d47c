using LinkDirectory.Browser.Tests.Support;
using LinkDirectory.Features.Access.People;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Features.WorkList;

/// <summary>What an editor found among the contacts is there after Back, Forward, loading again and signing in.</summary>
public sealed class FindingContactsTests(App app)
{
    private const string Box = "Find an organisation or a person";

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_was_found_is_there_after_Back_Forward_and_loading_again(bool javaScript)
    {
        var editing = await Editing.OfSchoolsAsync(app, "Larch School", "Lime School", "Maple School");
        await using var editor = await editing.EditorAsync(javaScript: javaScript);
        await FindAsync(editor, "larch");
        await ShowsAsync(editor.Page, rows: 1);
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Organisation" }).ClickAsync();
        await Assertions.Expect(Sorted(editor.Page)).ToHaveAttributeAsync("aria-sort", "descending");
        await ShowsAsync(editor.Page, rows: 1);

        await editor.Page.GoBackAsync();
        await Assertions.Expect(Sorted(editor.Page)).ToHaveAttributeAsync("aria-sort", "ascending");
        await ShowsAsync(editor.Page, rows: 1);
        await editor.Page.ReloadAsync();
        await ShowsAsync(editor.Page, rows: 1);
        var second = await editor.Page.Context.NewPageAsync();
        await second.GotoAsync(editor.Page.Url);
        await ShowsAsync(second, rows: 1);
        await editor.Page.GoBackAsync();
        await ShowsAsync(editor.Page, rows: 3);
        await editor.Page.GoForwardAsync();
        await ShowsAsync(editor.Page, rows: 1);
        await Assertions.Expect(editor.Page.GetByLabel(Box)).ToHaveValueAsync("larch");
        Assert.DoesNotContain(editor.Addresses, address => address.Contains("larch", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_link_to_a_find_gives_another_editor_all_contacts_and_an_empty_box()
    {
        var editing = await Editing.OfSchoolsAsync(app, "Larch School", "Lime School", "Maple School");
        await using var editor = await editing.EditorAsync();
        await FindAsync(editor, "larch");
        await ShowsAsync(editor.Page, rows: 1);

        await using var other = await editing.EditorAsync();
        await other.OpenAsync(new Uri(editor.Page.Url).AbsolutePath);

        await Assertions.Expect(other.Page.GetByText("This find is not open in this browser")).ToBeVisibleAsync();
        await ShowsAsync(other.Page, rows: 3);
        await Assertions.Expect(other.Page.GetByLabel(Box)).ToHaveValueAsync("");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_was_typed_after_the_session_had_ended_is_found_once_signed_in_again(bool javaScript)
    {
        await using var editor = await app.VisitAsync(javaScript: javaScript);
        await editor.SignInAsync("editor");
        await editor.OpenAsync("/contacts");
        if (javaScript)
        {
            // A grid that only connects afterwards leads to sign-in by itself, before anything is typed.
            await Assertions.Expect(editor.Page.Locator(".app-contacts tbody").GetByRole(AriaRole.Button).First).ToBeVisibleAsync();
        }

        await editor.Page.Context.ClearCookiesAsync();
        await editor.Page.GetByLabel(Box).FillAsync("kelder lane");
        await editor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator("h1")).ToHaveTextAsync("Sign in");
        await editor.Page.ReloadAsync();
        await editor.Page.GetByLabel("Email address").FillAsync("editor@demo.example");
        await editor.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(DemoAccounts.Password);
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();

        await ShouldHaveFoundAsync(editor.Page);
        await editor.Page.ReloadAsync();
        await ShouldHaveFoundAsync(editor.Page);
        await editor.OpenAsync("/work");
        await editor.Page.GoBackAsync();
        await ShouldHaveFoundAsync(editor.Page);
    }

    private static async Task ShouldHaveFoundAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".app-contacts")).ToContainTextAsync("Kelder Lane Primary School");
        await Assertions.Expect(page.GetByLabel(Box)).ToHaveValueAsync("kelder lane");
    }

    private static async Task FindAsync(Visitor editor, string text)
    {
        await editor.OpenAsync("/contacts");
        await editor.Page.GetByLabel(Box).FillAsync(text);
        await editor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
    }

    private static ILocator Sorted(IPage page) => page.GetByRole(AriaRole.Columnheader, new() { Name = "Organisation" });

    private static Task ShowsAsync(IPage page, int rows) =>
        Assertions.Expect(page.Locator(".app-contacts tbody tr:not(.app-grid__detail)")).ToHaveCountAsync(rows);
}
