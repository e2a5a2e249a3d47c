using LinkDirectory.Browser.Tests.Support;
using LinkDirectory.Features.Access.People;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Features.Contacts;

/// <summary>Keeping contacts in the grid: by keyboard, two at once, over a connection that breaks.</summary>
public sealed class GridTests(App app)
{
    [Fact]
    public async Task Contacts_are_read_filtered_and_sorted_without_JavaScript()
    {
        var editing = await Editing.OfSchoolsAsync(app, "Ash School", "Birch School");
        await using var editor = await editing.EditorAsync(javaScript: false);
        await editor.OpenAsync("/contacts");
        await Assertions.Expect(Rows(editor)).ToHaveCountAsync(2);

        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Organisation" }).ClickAsync();

        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Organisation" }))
            .ToHaveAttributeAsync("aria-sort", "descending");
        await Assertions.Expect(Rows(editor).First).ToContainTextAsync("Birch School");
        await editor.Page.GetByLabel("Find an organisation or a person").FillAsync("ash");
        await editor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await Assertions.Expect(Rows(editor)).ToHaveCountAsync(1);
        Assert.DoesNotContain(editor.Addresses,
            address => address.Contains("ash", StringComparison.OrdinalIgnoreCase) && address.Contains("text", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_is_edited_saved_and_put_back_by_keyboard_alone()
    {
        var editing = await Editing.OfSchoolsAsync(app, "Cedar School");
        await using var editor = await editing.EditorAsync();
        await editor.OpenAsync("/contacts");
        await EditButton(editor, "Cedar School").FocusAsync();
        await editor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Mailbox(editor)).ToBeFocusedAsync();
        await editor.Page.Keyboard.PressAsync("Control+A");
        await editor.Page.Keyboard.TypeAsync("right@cedar.example");
        await editor.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved: Cedar School" }))
            .ToBeVisibleAsync();
        await Assertions.Expect(Rows(editor).First).ToContainTextAsync("right@cedar.example");
        await Assertions.Expect(EditButton(editor, "Cedar School")).ToBeFocusedAsync();
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).PressAsync("Enter");
        await Assertions.Expect(Rows(editor).First).Not.ToContainTextAsync("right@cedar.example");
        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Undone: Cedar School" }))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_field_that_is_wrong_is_named_and_what_was_typed_stays()
    {
        var editing = await Editing.OfSchoolsAsync(app, "Dogwood School");
        await using var editor = await editing.EditorAsync();
        await OpenRowAsync(editor, "Dogwood School");
        await Mailbox(editor).FillAsync("no address");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not one email address");
        await Assertions.Expect(Mailbox(editor)).ToHaveValueAsync("no address");
        await Assertions.Expect(Mailbox(editor)).ToBeFocusedAsync();
        await editor.ShouldHaveNoAxeViolationsAsync();
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_both_versions_and_chooses()
    {
        var editing = await Editing.OfSchoolsAsync(app, "Elder School");
        await using var first = await editing.EditorAsync();
        await using var second = await editing.EditorAsync();
        await OpenRowAsync(first, "Elder School");
        await OpenRowAsync(second, "Elder School");
        await SaveMailboxAsync(first, "first@elder.example");
        await Assertions.Expect(first.Page.GetByText("Saved: Elder School")).ToBeVisibleAsync();
        await SaveMailboxAsync(second, "second@elder.example");

        var both = second.Page.GetByRole(AriaRole.Table, new() { Name = "What you typed beside what is saved now" });
        await Assertions.Expect(both).ToContainTextAsync("first@elder.example");
        await Assertions.Expect(both).ToContainTextAsync("second@elder.example");
        await second.PictureAsync("grid-two-editors");
        await second.ShouldHaveNoAxeViolationsAsync();
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Save what I typed over it" }).ClickAsync();
        await Assertions.Expect(second.Page.GetByText("Saved: Elder School")).ToBeVisibleAsync();
        await Assertions.Expect(Rows(second).First).ToContainTextAsync("second@elder.example");
    }

    [Fact]
    public async Task What_was_typed_and_not_saved_is_offered_again_after_the_page_was_lost()
    {
        var editing = await Editing.OfSchoolsAsync(app, "Fir School");
        await using var editor = await editing.EditorAsync();
        await OpenRowAsync(editor, "Fir School");
        await Mailbox(editor).FillAsync("typed@fir.example");
        await editor.Page.ReloadAsync();

        await Assertions.Expect(editor.Page.GetByText("Not saved: what you typed about Fir School")).ToBeVisibleAsync();
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Put it back" }).ClickAsync();
        await Assertions.Expect(Mailbox(editor)).ToHaveValueAsync("typed@fir.example");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(editor.Page.GetByText("Saved: Fir School")).ToBeVisibleAsync();
        await editor.Page.ReloadAsync();
        await Assertions.Expect(EditButton(editor, "Fir School")).ToBeVisibleAsync();
        await Assertions.Expect(editor.Page.GetByText("Not saved:")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Escape_leaves_a_row_and_says_what_was_not_saved()
    {
        var editing = await Editing.OfSchoolsAsync(app, "Gorse School");
        await using var editor = await editing.EditorAsync();
        await OpenRowAsync(editor, "Gorse School");
        await Mailbox(editor).FillAsync("typed@gorse.example");
        await editor.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(editor.Page.GetByText("You left Gorse School")).ToBeVisibleAsync();
        await Assertions.Expect(editor.Page.GetByText("Not saved: what you typed about Gorse School")).ToBeVisibleAsync();
        await Assertions.Expect(EditButton(editor, "Gorse School")).ToBeFocusedAsync();
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Throw it away" }).ClickAsync();
        await Assertions.Expect(editor.Page.GetByText("Not saved:")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_lost_connection_is_said_in_words_and_what_was_typed_stays()
    {
        var editing = await Editing.OfSchoolsAsync(app, "Hazel School");
        await using var editor = await editing.EditorAsync();
        IWebSocketRoute? line = null;
        var cut = false;
        await editor.Page.RouteWebSocketAsync(new System.Text.RegularExpressions.Regex("_blazor"), socket =>
        {
            line = socket;
            if (!cut)
            {
                socket.ConnectToServer();
            }
        });
        await OpenRowAsync(editor, "Hazel School");
        await Mailbox(editor).FillAsync("typed@hazel.example");
        cut = true;
        editor.ExpectComplaints();
        await line!.CloseAsync();

        await Assertions.Expect(editor.Page.GetByText("The connection was lost.")).ToBeVisibleAsync();
        await Assertions.Expect(Mailbox(editor)).ToHaveValueAsync("typed@hazel.example");
        await editor.PictureAsync("grid-connection-lost");
    }

    [Fact]
    public async Task A_row_left_open_is_over_once_its_person_has_signed_out_in_another_tab_and_what_was_typed_stays()
    {
        await using var lead = await app.VisitAsync();
        await lead.SignInAsync("lead");
        await lead.OpenAsync("/contacts");
        await lead.Page.Locator(".app-grid__edit").First.ClickAsync();
        await Mailbox(lead).FillAsync("typed@keld.example");
        var another = await lead.Page.Context.NewPageAsync();
        await another.GotoAsync($"{app.Address}/sign-out");
        await another.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await another.WaitForURLAsync($"{app.Address}/");

        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await lead.ShouldHaveOneTitleAsync("Sign in");
        Assert.DoesNotContain("Hargreaves", await lead.Page.ContentAsync(), StringComparison.Ordinal);
        await lead.Page.GetByLabel("Email address").FillAsync("lead@demo.example");
        await lead.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(DemoAccounts.Password);
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(lead.Page.GetByText("Not saved: what you typed")).ToBeVisibleAsync();
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Put it back" }).ClickAsync();
        await Assertions.Expect(Mailbox(lead)).ToHaveValueAsync("typed@keld.example");
    }

    [Theory]
    [InlineData("/work?tab=Overdue", "Work list")]
    [InlineData("/contacts", "Contacts")]
    [InlineData("/contacts/import", "Import contacts")]
    public async Task An_editors_page_reads_well_on_every_screen(string path, string heading)
    {
        var editing = await Editing.OfSchoolsAsync(app, "Ivy School",
            "The Venerable Guild of Cordwainers’ Saint Bartholomew the Less Endowed Church of England Voluntary Aided Primary School");
        await using var editor = await editing.EditorAsync();
        await editor.OpenAsync(path);
        await Assertions.Expect(editor.Page.Locator("h1")).ToContainTextAsync(heading);
        await editor.LookAtAsync($"editor{path.Replace('/', '-').Split('?')[0]}");
    }

    private static ILocator Rows(Visitor editor) => editor.Page.Locator(".app-contacts tbody tr:not(.app-grid__detail)");

    private static ILocator Mailbox(Visitor editor) => editor.Page.GetByLabel("Role’s own mailbox");

    private static ILocator EditButton(Visitor editor, string school) =>
        editor.Page.GetByRole(AriaRole.Button, new() { Name = $"Edit {school}, Senior mental health lead" });

    private static async Task OpenRowAsync(Visitor editor, string school)
    {
        await editor.OpenAsync("/contacts");
        await EditButton(editor, school).ClickAsync();
        await Assertions.Expect(Mailbox(editor)).ToBeFocusedAsync();
    }

    private static async Task SaveMailboxAsync(Visitor editor, string mailbox)
    {
        await Mailbox(editor).FillAsync(mailbox);
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
    }
}
