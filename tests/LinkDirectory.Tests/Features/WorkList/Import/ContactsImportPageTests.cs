using System.Text;
using AngleSharp.Html.Dom;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.WorkList.Import;

/// <summary>A file of contacts given on the page: what the preview shows and asks, and what comes of the answers.</summary>
public sealed class ContactsImportPageTests : IAsyncDisposable
{
    private const string Header = "organisation,role,holder_name,holder_email\n";

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public ContactsImportPageTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_preview_shows_who_leaves_and_who_follows_by_name_and_school()
    {
        var (editor, school) = await EditorAsync();
        using var browser = editor;
        var page = await PreviewAsync(browser, $"{Header}{school.Urn},senco,Ines Moor,ines.moor@elm.example\n");

        var said = page.Body!.TextContent;
        Assert.Contains("Elm School", said, StringComparison.Ordinal);
        Assert.Contains("'Sarah Bell' → 'Ines Moor'", said, StringComparison.Ordinal);
        Assert.DoesNotContain("not shown", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", 1)]
    [InlineData("no", 2)]
    [InlineData("", 0)]
    public async Task A_row_that_the_file_cannot_tell_is_decided_on_the_preview(string answer, int terms)
    {
        var (editor, school) = await EditorAsync();
        using var browser = editor;
        var page = await PreviewAsync(browser, $"{Header}{school.Urn},senco,Sarah Shah,sarah.bell@elm.example\n");
        var question = page.QuerySelector("fieldset")!;
        Assert.Contains("On record: Sarah Bell (sarah.bell@elm.example)", question.TextContent, StringComparison.Ordinal);
        Assert.Contains("at Elm School", question.TextContent, StringComparison.Ordinal);
        Assert.Contains("In the file: Sarah Shah", question.TextContent, StringComparison.Ordinal);

        var form = (IHtmlFormElement)question.Closest("form")!;
        var radio = question.QuerySelector("input[type=radio]")!.GetAttribute("name")!;
        using var answered = await browser.PostAsync("/contacts/import", new FormUrlEncodedContent(
            form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name!, i.Value))
                .Append(KeyValuePair.Create(radio, answer))), Cancellation);
        var said = (await answered.PageOfAsync()).Body!.TextContent;

        Assert.Contains("Imported.", said, StringComparison.Ordinal);
        Assert.Equal(terms == 0, said.Contains("1 row still waits for a decision", StringComparison.Ordinal));
        await using var db = app.Db.OpenToRead();
        var contact = await db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person).SingleAsync(Cancellation);
        Assert.Equal(Math.Max(terms, 1), contact.Holders.Count);
        Assert.Equal(terms == 0 ? "Sarah Bell" : "Sarah Shah", contact.Holders.MaxBy(h => h.Since)!.Person.Name);
        Assert.Equal(terms != 2, contact.LastVerifiedAt is not null);
    }

    [Fact]
    public async Task Somebody_elsewhere_who_has_the_mailbox_is_not_named_to_an_editor_who_does_not_keep_them()
    {
        var (editor, school) = await EditorAsync();
        using var browser = editor;
        var other = await data.SchoolAsync(with: s => s.Name = "Far School");
        await data.PointOfContactAsync(ContactRole.Senco, other, heldBy: "Olga Hidden",
            with: c => c.Holders[0].Person.Email = "olga.hidden@far.example");
        var page = await PreviewAsync(browser, $"{Header}{school.Urn},headteacher,Ivo Ness,olga.hidden@far.example\n");

        Assert.Contains("somebody at an organisation that you do not keep", page.QuerySelector("fieldset")!.TextContent,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Olga", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task<(HttpClient Browser, School School)> EditorAsync()
    {
        var area = await data.AreaAsync("E08000001");
        var school = await data.SchoolAsync(with: s => s.Name = "Elm School");
        await data.StandsInAsync(school, area);
        await data.PointOfContactAsync(ContactRole.Senco, school, heldBy: "Sarah Bell",
            with: c => c.Holders[0].Person.Email = "sarah.bell@elm.example");
        return (app.SignedIn(await data.AccountAsync(UserRole.DirectoryEditor, area: area)), school);
    }

    private static async Task<IHtmlDocument> PreviewAsync(HttpClient browser, string text)
    {
        var page = await browser.OpenAsync("/contacts/import");
        using var content = new MultipartFormDataContent
        {
            { new StringContent("import"), "_handler" },
            { new StringContent(((IHtmlInputElement)page.QuerySelector("input[name=__RequestVerificationToken]")!).Value), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "contacts.csv" },
        };
        using var answer = await browser.PostAsync("/contacts/import", content, Cancellation);
        return await answer.PageOfAsync();
    }
}
