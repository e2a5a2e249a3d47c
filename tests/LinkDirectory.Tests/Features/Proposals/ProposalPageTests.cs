using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkDirectory.Features.Access;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Proposals;

/// <summary>Proposing a change of a provider, and answering, on pages without JavaScript.</summary>
public sealed class ProposalPageTests : IAsyncDisposable
{
    private const string Token = "__RequestVerificationToken";
    private const string Hostile = "<script>alert(1)</script> & Partners";

    private readonly HeardLogs heard = new();
    private readonly DirectoryApp app;

    public ProposalPageTests() => app = new DirectoryApp { Heard = heard };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        heard.Dispose();
    }

    [Fact]
    public async Task An_editor_proposes_on_the_form_of_the_provider_and_takes_it_back()
    {
        var scene = await ProposalScene.InAsync(app);
        using var editor = app.SignedIn(scene.Editor);
        var (page, form) = ($"/providers/{scene.Provider.Id}", $"/providers/{scene.Provider.Id}/change");
        Assert.Equal("Propose a change", (await editor.OpenAsync(page)).QuerySelector($"a[href='{form}']")!.TextContent);

        var empty = await editor.OpenAsync(form);
        Assert.Equal("Propose a change to Northmoor NHS Trust", empty.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("The provider’s own staff decide", empty.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(empty.QuerySelectorAll("button").SingleOrDefault(b => b.TextContent == "Propose the change"));
        using var sent = await editor.SendAsync(form, empty, "provider", ("name", Hostile));
        Assert.Equal((HttpStatusCode.Redirect, $"{page}?done=proposed"), (sent.StatusCode, Place(sent)));

        var proposed = await editor.OpenAsync($"{page}?done=proposed");
        Assert.Contains("Your change is proposed", proposed.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("You proposed on 18 November 2026", Card(proposed).TextContent, StringComparison.Ordinal);
        Assert.Contains($"Name: from “Northmoor NHS Trust” to “{Hostile}”", Card(proposed).TextContent, StringComparison.Ordinal);
        Assert.Equal(["Take it back"], Buttons(proposed));
        Assert.Equal("Northmoor NHS Trust", proposed.QuerySelector("h1")!.LastChild!.TextContent.Trim());

        using var back = await PressAsync(editor, proposed, "Take it back");
        Assert.Equal((HttpStatusCode.Redirect, $"{page}?done=withdraw"), (back.StatusCode, Place(back)));
        Assert.Null((await editor.OpenAsync(page)).QuerySelector("[id^=proposal-]"));
    }

    [Fact]
    public async Task Another_proposal_takes_the_place_of_the_first_and_the_form_says_so()
    {
        var scene = await ProposalScene.InAsync(app);
        using var editor = app.SignedIn(scene.Editor);
        await scene.ProposeNameAsync();
        var (page, form) = ($"/providers/{scene.Provider.Id}", $"/providers/{scene.Provider.Id}/change");

        var again = await editor.OpenAsync(form);
        Assert.Contains("You proposed a change on 18 November 2026", again.Body!.TextContent, StringComparison.Ordinal);
        using var sent = await editor.SendAsync(form, again, "provider", ("name", "Northmoor Alliance"));

        Assert.Equal($"{page}?done=replaced", Place(sent));
        Assert.Contains("to “Northmoor Alliance”", Card(await editor.OpenAsync(page)).TextContent, StringComparison.Ordinal);
        using var same = await editor.SendAsync(form, again, "provider");
        Assert.Contains("The provider says this already", (await same.PageOfAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_staff_agree_and_what_is_proposed_is_text()
    {
        var scene = await ProposalScene.InAsync(app);
        await scene.ProposeNameAsync(Hostile);
        using var staff = app.SignedIn(scene.Staff);
        var address = $"/providers/{scene.Provider.Id}";

        var page = await staff.OpenAsync(address);
        Assert.Contains("Edie <i>Editor</i> proposed on 18 November 2026", Card(page).TextContent, StringComparison.Ordinal);
        Assert.Contains(Hostile, Card(page).TextContent, StringComparison.Ordinal);
        Assert.Empty(Card(page).QuerySelectorAll("script, i"));
        Assert.Equal(["Agree", "Decline"], Buttons(page));
        using var agreed = await PressAsync(staff, page, "Agree");

        Assert.Equal((HttpStatusCode.Redirect, $"{address}?done=agree"), (agreed.StatusCode, Place(agreed)));
        var now = await staff.OpenAsync($"{address}?done=agree");
        Assert.Equal(Hostile, now.QuerySelector("h1")!.LastChild!.TextContent.Trim());
        Assert.Empty(now.QuerySelectorAll("h1 script"));
        Assert.Null(now.QuerySelector("[id^=proposal-]"));
    }

    [Fact]
    public async Task Somebody_who_answers_what_a_colleague_has_answered_is_told()
    {
        var scene = await ProposalScene.InAsync(app);
        await scene.ProposeNameAsync();
        using var staff = app.SignedIn(scene.Staff);
        var page = await staff.OpenAsync($"/providers/{scene.Provider.Id}");
        using var first = await PressAsync(staff, page, "Decline");
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);

        using var second = await PressAsync(staff, page, "Agree");

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("Somebody has already declined this", (await second.PageOfAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Northmoor NHS Trust", (await scene.NowAsync()).Name);
        Assert.DoesNotContain(heard.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_who_agrees_to_an_older_provider_than_there_is_sees_it_first()
    {
        var scene = await ProposalScene.InAsync(app);
        await scene.ProposeNameAsync();
        using var staff = app.SignedIn(scene.Staff);
        var page = await staff.OpenAsync($"/providers/{scene.Provider.Id}");
        await scene.SaveAsync(new { website = "https://northmoor.example/" });

        using var stale = await PressAsync(staff, page, "Agree");

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var shown = await stale.PageOfAsync();
        Assert.Contains("Somebody else changed this provider after you read it", shown.Body!.TextContent, StringComparison.Ordinal);
        using var again = await PressAsync(staff, shown, "Agree");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(("Northmoor Partnership", 3), ((await scene.NowAsync()).Name, (await scene.NowAsync()).Version));
    }

    [Fact]
    public async Task What_cannot_be_agreed_to_any_more_is_only_declined_and_what_is_overtaken_neither()
    {
        var scene = await ProposalScene.InAsync(app);
        await scene.ProposeNameAsync();
        using var staff = app.SignedIn(scene.Staff);
        await scene.SaveAsync(new { name = "Northmoor and Kelder NHS Trust" });
        Assert.Equal(["Decline"], Buttons(await staff.OpenAsync($"/providers/{scene.Provider.Id}")));

        await scene.SaveAsync(new { name = "Northmoor Partnership" }, version: 2);
        var overtaken = await staff.OpenAsync($"/providers/{scene.Provider.Id}");
        Assert.Empty(Buttons(overtaken));
        Assert.Contains("nothing is left to decide", Card(overtaken).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_see_nothing_of_it()
    {
        var scene = await ProposalScene.InAsync(app);
        var school = await scene.Data.SchoolAsync();
        await scene.Data.StandsInAsync(school, scene.Shared.Here);
        Account?[] strangers =
        [
            null,
            await scene.Data.AccountAsync(UserRole.SchoolStaff, school: school),
            await scene.Data.AccountAsync(UserRole.ProviderStaff, service: scene.Shared.ServiceHere),
            await scene.Data.AccountAsync(UserRole.Commissioner, area: scene.Shared.Here),
            await scene.Data.AccountAsync(UserRole.DirectoryEditor, area: scene.Shared.There),
            await scene.Data.AccountAsync(UserRole.Administrator),
        ];
        await scene.ProposeNameAsync();
        foreach (var stranger in strangers)
        {
            using var client = app.SignedIn(stranger);
            foreach (var read in new[] { $"/providers/{scene.Provider.Id}", "/work" })
            {
                using var answer = await client.GetAsync(read, Cancellation);
                var shown = await answer.Content.ReadAsStringAsync(Cancellation);
                Assert.DoesNotContain("Northmoor Partnership", shown, StringComparison.Ordinal);
                Assert.DoesNotContain("Edie", shown, StringComparison.Ordinal);
                Assert.DoesNotContain("is proposed", shown, StringComparison.Ordinal);
            }
        }

        // The form of somebody who may, sent by somebody who may not.
        using var staff = app.SignedIn(scene.Staff);
        using var other = app.SignedIn(strangers[4]);
        var address = $"/providers/{scene.Provider.Id}";
        var token = (await other.OpenAsync($"{address}/change")).QuerySelector($"input[name={Token}]")!.GetAttribute("value")!;
        var given = Card(await staff.OpenAsync(address)).QuerySelectorAll("input").OfType<IHtmlInputElement>()
            .Select(input => KeyValuePair.Create(input.Name!, input.Name == Token ? token : input.Value));
        using var pressed = await other.PostAsync(address, new FormUrlEncodedContent([.. given, KeyValuePair.Create("answer", "agree")]),
            Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, pressed.StatusCode);
        Assert.Equal("Northmoor NHS Trust", (await scene.NowAsync()).Name);
    }

    [Fact]
    public async Task The_work_list_has_what_waits_for_its_reader_and_no_section_where_nothing_does()
    {
        var scene = await ProposalScene.InAsync(app);
        var both = await scene.EditorOfBothAsync();
        using var staff = app.SignedIn(scene.Staff);
        using var editor = app.SignedIn(scene.Editor);
        using var all = app.SignedIn(both);
        Assert.Null((await staff.OpenAsync("/work")).GetElementById("proposals-heading"));

        await scene.ProposeNameAsync();

        Assert.Null((await editor.OpenAsync("/work")).GetElementById("proposals-heading"));
        foreach (var reader in new[] { staff, all })
        {
            var section = (await reader.OpenAsync("/work")).GetElementById("proposals-heading")!.ParentElement!;
            Assert.Contains("1 change of a provider waits", section.TextContent, StringComparison.Ordinal);
            Assert.Contains("Edie <i>Editor</i>", section.TextContent, StringComparison.Ordinal);
            Assert.Equal($"/providers/{scene.Provider.Id}#proposal-1", section.QuerySelector("a")!.GetAttribute("href"));
        }

        await scene.SaveAsync(new { name = "Northmoor Partnership" });
        Assert.Null((await staff.OpenAsync("/work")).GetElementById("proposals-heading"));
    }

    private static IElement Card(IHtmlDocument page) => page.QuerySelector("section[id^=proposal-]")!;

    private static IReadOnlyList<string> Buttons(IHtmlDocument page) =>
        [.. Card(page).QuerySelectorAll("button").Select(button => button.FirstChild!.TextContent)];

    private static Task<HttpResponseMessage> PressAsync(HttpClient client, IHtmlDocument page, string words)
    {
        var button = Card(page).QuerySelectorAll("button").OfType<IHtmlButtonElement>().Single(b => b.FirstChild!.TextContent == words);
        var fields = button.Form!.QuerySelectorAll("input").OfType<IHtmlInputElement>()
            .Select(input => KeyValuePair.Create(input.Name!, input.Value)).Append(KeyValuePair.Create(button.Name!, button.Value));
        return client.PostAsync(button.Form.GetAttribute("action"), new FormUrlEncodedContent(fields), Cancellation);
    }

    private static string Place(HttpResponseMessage answer) =>
        answer.Headers.Location!.OriginalString.Replace("http://localhost", "", StringComparison.Ordinal);
}
