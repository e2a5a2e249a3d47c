using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.WorkList.Import;

/// <summary>Files that were looked at on the page wait to be imported: few of them, and not for long.</summary>
public sealed class WaitingUploadsTests : IAsyncDisposable
{
    private const string Header = "organisation,role,holder_name,holder_email\n";

    private readonly DirectoryApp app = new()
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Imports:Waiting:PerPerson"] = "2",
            ["Imports:Waiting:InAll"] = "3",
            ["Imports:Waiting:Lifetime"] = "02:00:00",
        },
    };

    private readonly TestData data;

    public WaitingUploadsTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_persons_oldest_file_gives_way_and_everybody_together_are_refused_a_further_one()
    {
        var (area, school) = await AreaAsync();
        using var one = await EditorAsync(area);
        using var other = await EditorAsync(area);

        var oldest = await PreviewAsync(one, school);
        await PreviewAsync(one, school);
        await PreviewAsync(one, school);
        Assert.Equal(2, await WaitingAsync());
        Assert.Contains("no longer here", (await ImportAsync(one, oldest)).Body!.TextContent, StringComparison.Ordinal);

        await PreviewAsync(other, school);
        var refused = await PreviewAsync(other, school);

        Assert.Equal(3, await WaitingAsync());
        Assert.Contains("Too many files wait here", refused.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_files_have_10_MB_together_however_few_they_are()
    {
        await using var usual = new DirectoryApp();
        var there = new TestData(usual.Db);
        var area = await there.AreaAsync("E08000001");
        var school = await there.SchoolAsync();
        await there.StandsInAsync(school, area);
        using var editor = usual.SignedIn(await there.AccountAsync(UserRole.DirectoryEditor, area: area));
        var filler = new string('\n', (4 << 20) + (1 << 19));
        for (var file = 0; file < 3; file++)
        {
            await PreviewAsync(editor, school, filler);
        }

        await using var db = usual.Db.OpenToRead();
        Assert.Equal(2, await db.Set<ImportUpload>().CountAsync(Cancellation));
    }

    [Fact]
    public async Task A_file_waits_as_long_as_is_set_and_is_deleted()
    {
        var (area, school) = await AreaAsync();
        using var editor = await EditorAsync(area);
        var page = await PreviewAsync(editor, school);
        app.Clock.Now += TimeSpan.FromHours(2) + TimeSpan.FromSeconds(1);

        Assert.Contains("no longer here", (await ImportAsync(editor, page)).Body!.TextContent, StringComparison.Ordinal);
        await using var db = app.Db.OpenToRead();
        Assert.Empty(await db.PointsOfContact.ToListAsync(Cancellation));
        await PreviewAsync(editor, school);
        Assert.Equal(1, await WaitingAsync());
    }

    [Theory]
    [InlineData("../../etc/contacts.csv", HttpStatusCode.OK, "contacts.csv")]
    [InlineData("C:\\Users\\me\\contacts.csv", HttpStatusCode.OK, "contacts.csv")]
    [InlineData("..", HttpStatusCode.BadRequest, "short name")]
    [InlineData("con\u202Etacts.csv", HttpStatusCode.BadRequest, "short name")]
    [InlineData("con\u0007tacts.csv", HttpStatusCode.BadRequest, "short name")]
    [InlineData("LONG", HttpStatusCode.BadRequest, "short name")]
    public async Task An_odd_name_of_a_file_is_put_right_or_refused_in_words(string name, HttpStatusCode status, string said)
    {
        var (area, school) = await AreaAsync();
        using var editor = await EditorAsync(area);
        using var answer = await SendAsync(editor, name == "LONG" ? new string('c', 300) + ".csv" : name, Row(school));

        Assert.Equal(status, answer.StatusCode);
        var text = (await answer.PageOfAsync()).Body!.TextContent;
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Users", text, StringComparison.Ordinal);
        Assert.DoesNotContain("etc", text, StringComparison.Ordinal);
    }

    private async Task<(LinkDirectory.Features.Places.Area Area, School School)> AreaAsync()
    {
        var area = await data.AreaAsync("E08000001");
        var school = await data.SchoolAsync(with: s => s.Name = "Elm School");
        await data.StandsInAsync(school, area);
        return (area, school);
    }

    private async Task<HttpClient> EditorAsync(LinkDirectory.Features.Places.Area area) =>
        app.SignedIn(await data.AccountAsync(UserRole.DirectoryEditor, area: area));

    private async Task<int> WaitingAsync()
    {
        await using var db = app.Db.OpenToRead();
        return await db.Set<ImportUpload>().CountAsync(Cancellation);
    }

    private static string Row(School school) => $"{Header}{school.Urn},senco,Ines Moor,ines.moor@elm.example\n";

    private static async Task<IHtmlDocument> PreviewAsync(HttpClient browser, School school, string filler = "")
    {
        using var answer = await SendAsync(browser, "contacts.csv", Row(school) + filler);
        return await answer.PageOfAsync();
    }

    private static async Task<IHtmlDocument> ImportAsync(HttpClient browser, IHtmlDocument preview)
    {
        var form = preview.QuerySelector("input[name=upload]")!.Closest("form")!;
        using var fields = new FormUrlEncodedContent(form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>()
            .Select(i => KeyValuePair.Create(i.Name!, i.Value)));
        using var answer = await browser.PostAsync("/contacts/import", fields, Cancellation);
        return await answer.PageOfAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string name, string text)
    {
        var page = await browser.OpenAsync("/contacts/import");
        var token = ((IHtmlInputElement)page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        var boundary = "----form";
        var body = $"--{boundary}\r\nContent-Disposition: form-data; name=\"_handler\"\r\n\r\nimport\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name.Replace("\\", "\\\\", StringComparison.Ordinal)}\"\r\n\r\n"
            + $"{text}\r\n--{boundary}--\r\n";
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
        return await browser.PostAsync("/contacts/import", content, Cancellation);
    }
}
