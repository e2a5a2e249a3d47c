using System.Net;
using AngleSharp.Html.Parser;
using LinkDirectory.Tests.Support;
using LinkDirectory.Web;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Web;

/// <summary>What every answer has in common, whatever it is about.</summary>
public sealed class AnswersTests : IDisposable
{
    private readonly DirectoryApp app = new();

    [Fact]
    public async Task A_page_may_run_and_show_only_what_is_ours()
    {
        using var answer = await GetAsync("/privacy");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task The_pages_hold_no_inline_script_or_style()
    {
        var page = await ReadAsync("/about-the-data");
        Assert.All(page.QuerySelectorAll("script"), script => Assert.NotNull(script.GetAttribute("src")));
        Assert.Empty(page.QuerySelectorAll("style, [style], [onclick], [onload]"));
    }

    [Theory, InlineData("link[rel=stylesheet]", "href", "text/css"), InlineData("script[type=module]", "src",
        "text/javascript"), InlineData("script:not([type])", "src", "text/javascript")]
    public async Task Styles_and_scripts_come_with_their_content_in_their_address(string selector, string attribute, string type)
    {
        var address = (await ReadAsync("/privacy")).QuerySelector(selector)!.GetAttribute(attribute);
        Assert.Matches(@"\.[0-9a-z]{10}\.(css|js)$", address);
        using var asset = await GetAsync($"/{address}");
        Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
        Assert.Equal(type, asset.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(await asset.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.False(asset.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task An_address_that_is_not_there_answers_404_with_a_search_box()
    {
        using var answer = await GetAsync("/no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await ParseAsync(answer);
        Assert.Equal("Page not found", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector("main input[type=search]"));
    }

    [Fact]
    public async Task A_form_sent_to_the_wrong_place_is_answered_by_a_page()
    {
        using var form = new FormUrlEncodedContent([new("q", "Gospel Oak")]);
        using var answer = await app.CreateClient().PostAsync(new Uri("/no/such/page", UriKind.Relative), form,
            TestContext.Current.CancellationToken);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotNull((await ParseAsync(answer)).QuerySelector("a[href='tel:999']"));
    }

    [Fact]
    public async Task What_is_not_for_people_to_read_is_not_answered_by_a_page()
    {
        using var answer = await GetAsync("/health/nothing");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(answer.Content.Headers.ContentType);
    }

    [Theory, InlineData("/health/live"), InlineData("/health/ready")]
    public async Task Health_is_one_word(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task When_something_fails_the_crisis_line_stays_and_a_reference_is_given()
    {
        using var broken = WithDataDate(new BrokenDataDate());
        using var answer = await GetAsync("/privacy", broken);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var page = await ParseAsync(answer);
        Assert.Matches("^[0-9a-f]{32}$", page.QuerySelector(".app-reference")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector("a[href='tel:999']"));
        Assert.DoesNotContain("database is away", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_foot_says_how_old_the_schools_data_is()
    {
        Assert.Contains("No school data has been imported yet", (await ReadAsync("/privacy")).QuerySelector("footer")!.TextContent,
            StringComparison.Ordinal);
        using var imported = WithDataDate(new FixedDataDate(new(2025, 7, 11)));
        using var answer = await GetAsync("/privacy", imported);
        Assert.Contains("11 July 2025", (await ParseAsync(answer)).QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
    }

    public void Dispose() => app.Dispose();

    private WebApplicationFactory<Program> WithDataDate(IDataDate date) =>
        app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton(date)));

    private Task<HttpResponseMessage> GetAsync(string path, WebApplicationFactory<Program>? of = null) =>
        (of ?? app).CreateClient().GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await ParseAsync(answer);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> ParseAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    private sealed class FixedDataDate(DateOnly day) : IDataDate
    {
        public ValueTask<DateOnly?> LatestAsync(CancellationToken cancellationToken) => ValueTask.FromResult<DateOnly?>(day);
    }

    private sealed class BrokenDataDate : IDataDate
    {
        public ValueTask<DateOnly?> LatestAsync(CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The database is away.");
    }
}
