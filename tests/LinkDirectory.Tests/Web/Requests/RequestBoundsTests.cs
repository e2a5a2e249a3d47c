using System.Net;
using System.Text;
using LinkDirectory.Features.Access;
using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.Tests.Web.Requests;

/// <summary>How much a request may bring, by who sends it, and what becomes of one that cannot be read.</summary>
public sealed class RequestBoundsTests : IAsyncDisposable
{
    private const int AnonymousForm = 64 * 1024;
    private const int SignedInForm = 2 * 1024 * 1024;

    private readonly HeardLogs heard = new();
    private readonly DirectoryApp app = new();
    private readonly WebApplicationFactory<Program> listened;
    private readonly TestData data;

    public RequestBoundsTests()
    {
        listened = app.WithWebHostBuilder(host => host.ConfigureLogging(logs => logs.AddProvider(heard)));
        data = new TestData(app.Db);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await listened.DisposeAsync();
        await app.DisposeAsync();
        heard.Dispose();
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/search")]
    [InlineData("/who-to-contact")]
    [InlineData("/confirm/change")]
    [InlineData("/no/such/page")]
    public async Task A_form_of_somebody_who_is_not_signed_in_is_64_kB_at_most(string path)
    {
        using var answer = await PostAsync(listened.CreateClient(), path, ("q", new string('x', AnonymousForm)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var page = await answer.PageOfAsync();
        Assert.Equal("That is too large", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("shorter text", page.Body!.TextContent, StringComparison.Ordinal);
        AssertNothingFailed();
    }

    [Fact]
    public async Task A_signed_in_persons_form_may_be_larger_and_is_bounded_too()
    {
        using var browser = app.SignedIn(await data.AccountAsync(UserRole.Administrator));

        using var within = await PostAsync(browser, "/search", ("q", new string('x', AnonymousForm)));
        using var beyond = await PostAsync(browser, "/search", ("q", new string('x', SignedInForm)));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.RequestEntityTooLarge), (within.StatusCode, beyond.StatusCode));
    }

    [Fact]
    public async Task Files_are_taken_from_those_who_may_import_and_only_where_files_are_imported()
    {
        var editor = await data.AccountAsync(UserRole.DirectoryEditor, area: await data.AreaAsync("E08000001"));
        var teacher = await data.AccountAsync(UserRole.SchoolStaff, school: await data.SchoolAsync());

        Assert.Equal(HttpStatusCode.Forbidden, await SendFileAsync(null, "/search", 100));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendFileAsync(null, "/search", AnonymousForm));
        Assert.Equal(HttpStatusCode.Redirect, await SendFileAsync(null, "/contacts/import", 100));
        Assert.Equal(HttpStatusCode.Forbidden, await SendFileAsync(teacher, "/contacts/import", 100));
        Assert.Equal(HttpStatusCode.Forbidden, await SendFileAsync(editor, "/search", 100));
        Assert.Equal(HttpStatusCode.OK, await SendFileAsync(editor, "/contacts/import", 5 << 20));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendFileAsync(editor, "/contacts/import", 6 << 20));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/who-to-contact")]
    public async Task A_form_with_more_fields_than_any_page_has_is_not_read_and_not_logged(string path)
    {
        using var form = new FormUrlEncodedContent(Enumerable.Range(0, 1025).Select(n => KeyValuePair.Create($"f{n}", "x")));
        using var answer = await listened.CreateClient().PostAsync(path, form, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        AssertNothingFailed();
    }

    [Fact]
    public async Task A_text_that_no_keyboard_types_is_not_read_and_not_logged()
    {
        using var typed = await PostAsync(listened.CreateClient(), "/search", ("q", "a\0b"));
        using var named = await PostAsync(listened.CreateClient(), "/search", ("a\0b", "q"));
        using var inAddress = await listened.CreateClient().GetAsync("/schools?after=a%00b", Cancellation);

        Assert.All([typed, named, inAddress], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
        AssertNothingFailed();
    }

    [Theory]
    [InlineData("/confirm", "t")]
    [InlineData("/confirm/change", "t")]
    [InlineData("/handover", "t")]
    [InlineData("/choose-password", "token")]
    public async Task A_link_longer_than_any_is_neither_opened_nor_shown_again(string path, string field)
    {
        var text = new string('x', 8_001);
        using var posted = await PostAsync(app.CreateClient(), path, (field, text));
        using var followed = await app.CreateClient().GetAsync($"{path}?{field}={text}", Cancellation);

        Assert.All([posted, followed], answer => Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode));
        Assert.DoesNotContain(text, await posted.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_whose_parts_are_none_is_not_read_and_not_logged()
    {
        var editor = await data.AccountAsync(UserRole.DirectoryEditor, area: await data.AreaAsync("E08000001"));
        using var browser = listened.CreateClient();
        browser.DefaultRequestHeaders.Add("Cookie", app.CookieOf(editor));
        using var content = new StringContent("no part of anything");
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var answer = await browser.PostAsync("/contacts/import", content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        AssertNothingFailed();
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, params (string Field, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Field, field.Value)));
        return await client.PostAsync(path, form, Cancellation);
    }

    private async Task<HttpStatusCode> SendFileAsync(Account? account, string path, int bytes)
    {
        using var browser = app.SignedIn(account);
        var token = account is null ? "" : (await browser.OpenAsync("/account")).QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var content = new MultipartFormDataContent
        {
            { new StringContent("import"), "_handler" },
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(new string('x', bytes))), "file", "contacts.csv" },
        };
        using var answer = await browser.PostAsync(path, content, Cancellation);
        return answer.StatusCode;
    }

    // What a request does wrong is its own fault: no error of ours, and nothing of where it was found.
    private void AssertNothingFailed() =>
        Assert.DoesNotContain(heard.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
}
