using System.Net;
using AngleSharp.Html.Dom;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.WorkList;

/// <summary>A person who is looked for in the grid is in no address, and what was found can be gone back to.</summary>
public sealed class ContactsFindTests : IAsyncDisposable
{
    private const string Password = "herring lamp tuesday";

    private readonly HeardLogs heard = new();
    private readonly DirectoryApp app;
    private readonly TestData data;
    private Area? area;

    public ContactsFindTests()
    {
        app = new DirectoryApp
        {
            Heard = heard,
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Trace" },
        };
        data = new TestData(app.Db);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        heard.Dispose();
    }

    [Fact]
    public async Task What_is_found_is_sorted_filtered_and_loaded_again_at_an_address_without_the_name()
    {
        using var editor = app.SignedIn(await EditorAsync());
        var address = await FindAsync(editor, "Quill");

        var page = await editor.OpenAsync(address);
        var sorted = await editor.OpenAsync($"{page.GetElementById("contacts-nav")!.GetAttribute("action")}?sort=Role");
        var turned = await editor.OpenAsync($"{page.GetElementById("contacts-nav")!.GetAttribute("action")}?sort=Role-down");
        var narrowed = await editor.OpenAsync($"{page.QuerySelector("form.app-filter")!.GetAttribute("action")}?role=Senco");

        Assert.Equal(2, RowsOf(page).Count);
        Assert.Equal("get", page.QuerySelector("#contacts-nav")!.GetAttribute("method"));
        Assert.Equal(RowsOf(sorted), RowsOf(turned).Reverse());
        Assert.Contains("Ann Quill", Assert.Single(RowsOf(narrowed)), StringComparison.Ordinal);
        Assert.All(new[] { page, sorted, turned, narrowed },
            shown => Assert.Equal("Quill", shown.GetElementById("text")!.GetAttribute("value")));
        Assert.DoesNotContain("Quill", address, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(heard.Lines);
        Assert.DoesNotContain(heard.Lines, line => line.Contains("Quill", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Filters_stay_in_the_address_beside_the_number()
    {
        using var editor = app.SignedIn(await EditorAsync());

        var address = await FindAsync(editor, "Quill", ("role", "Senco"));

        Assert.EndsWith("?role=Senco", address, StringComparison.Ordinal);
        Assert.Single(RowsOf(await editor.OpenAsync(address)));
    }

    [Fact]
    public async Task A_find_of_nothing_leads_to_the_contacts_as_they_are_filtered()
    {
        using var editor = app.SignedIn(await EditorAsync());

        Assert.Equal("/contacts?role=Senco", await FindAsync(editor, " ", ("role", "Senco")));
    }

    [Fact]
    public async Task A_text_too_long_to_look_for_is_refused_in_words()
    {
        using var editor = app.SignedIn(await EditorAsync());

        var page = await editor.OpenAsync(await FindAsync(editor, new string('x', 201)));

        Assert.Contains("at most 200 characters", page.GetElementById("text-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, RowsOf(page).Count);
    }

    [Fact]
    public async Task What_was_typed_after_the_session_had_ended_is_found_once_signed_in_again()
    {
        var editor = await EditorAsync();
        using var client = app.CreateClient();
        using var form = new FormUrlEncodedContent([new("text", "Quill")]);
        using var sent = await client.PostAsync("/contacts", form, Cancellation);
        Assert.Equal("/sign-in", sent.RequestMessage!.RequestUri!.AbsolutePath);
        using var reader = new Reader(client);
        await reader.OpenAsync(sent.RequestMessage.RequestUri.PathAndQuery);

        await reader.SendAsync("sign-in", ("email", editor.Email), ("password", Password));

        Assert.StartsWith("/contacts/", reader.Place, StringComparison.Ordinal);
        Assert.Equal(2, RowsOf(reader.Page).Count);
    }

    [Fact]
    public async Task Whom_one_editor_looked_for_is_not_told_to_the_next_at_that_browser()
    {
        var (first, second) = (await EditorAsync(), await EditorAsync());
        using var form = new FormUrlEncodedContent([new("text", "Quill")]);
        using var sent = await app.SignedIn(first).PostAsync("/contacts", form, Cancellation);
        using var browser = app.SignedIn(second);
        browser.DefaultRequestHeaders.Add("Cookie", Assert.Single(sent.Headers.GetValues("Set-Cookie")).Split(';')[0]);

        var page = await browser.OpenAsync(sent.Headers.Location!.OriginalString);

        Assert.NotNull(page.GetElementById("not-kept"));
        Assert.Null(page.GetElementById("text")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_chosen_are_looked_at_before_they_are_asked_at_an_address_to_go_back_to()
    {
        using var editor = app.SignedIn(await EditorAsync());
        var page = await editor.OpenAsync("/contacts");
        var chosen = page.QuerySelectorAll(".app-contacts tbody tr").Single(row => row.TextContent.Contains("Ben Quill"))
            .QuerySelector("input[name=ask]")!.GetAttribute("value");

        Assert.Equal("get", page.GetElementById("contacts-ask")!.GetAttribute("method"));
        for (var reading = 0; reading < 2; reading++)
        {
            var preview = await editor.OpenAsync($"/contacts/ask?ask={chosen}");
            Assert.Equal(chosen, preview.QuerySelector("input[name=ask]")?.GetAttribute("value"));
        }

        Assert.Empty(await app.MailsAsync());
    }

    private static IReadOnlyList<string> RowsOf(IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".app-contacts tbody tr").Select(row => row.TextContent)];

    private static async Task<string> FindAsync(HttpClient editor, string text, params (string Field, string Value)[] filters)
    {
        using var form = new FormUrlEncodedContent([new("text", text), .. filters.Select(f => KeyValuePair.Create(f.Field, f.Value))]);
        using var sent = await editor.PostAsync("/contacts", form, Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        return sent.Headers.Location!.OriginalString;
    }

    private async Task<Account> EditorAsync()
    {
        if (area is null)
        {
            area = await data.AreaAsync("E08000001");
            var school = await data.SchoolAsync(with: s => s.Name = "Elm School");
            await data.StandsInAsync(school, area);
            await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school, heldBy: "Ben Quill",
                with: c => c.SharedEmail = "lead@elm.example");
            await data.PointOfContactAsync(ContactRole.Senco, school, heldBy: "Ann Quill");
            await data.PointOfContactAsync(ContactRole.DesignatedSafeguardingLead, school, heldBy: "Cy Other");
        }

        return await data.AccountAsync(UserRole.DirectoryEditor, area: area,
            with: a => a.PasswordHash = app.Services.GetRequiredService<Passwords>().Hash(a, Password));
    }
}
