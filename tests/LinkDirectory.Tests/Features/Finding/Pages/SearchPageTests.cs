using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Finding.Pages;

public sealed class SearchPageTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public SearchPageTests() => data = new TestData(app.Db);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Each_school_of_one_name_has_its_town_and_a_closed_one_is_last_and_says_so()
    {
        await data.SchoolAsync(100101, with: s => (s.Name, s.Town, s.Status) = ("Old Mill School", "Leeds", SchoolStatus.Closed));
        await data.SchoolAsync(100102, with: s => (s.Name, s.Town) = ("Old Mill School", "York"));

        var page = await SearchAsync("old mill");

        Assert.Equal(["School · York · URN 100102", "School · Leeds · URN 100101 · closed"],
            page.QuerySelectorAll(".app-hit__what").Select(what => what.TextContent));
    }

    [Fact]
    public async Task A_corrected_word_is_said_to_be_corrected()
    {
        await data.SchoolAsync(100101, with: s => s.Name = "Kelderby High School");

        var results = (await SearchAsync("kelderbi hig")).QuerySelector(".app-results")!.TextContent;

        Assert.Contains("Nothing has all of “kelderbi hig”", results, StringComparison.Ordinal);
        Assert.Contains("Kelderby High School", results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_can_be_loaded_again_and_another_browser_gets_the_empty_box()
    {
        await data.SchoolAsync(100101, with: s => s.Name = "Kelderby High School");
        using var browser = app.SignedIn(null);
        using var form = new FormUrlEncodedContent([new("q", "kelderby")]);
        using var sent = await browser.PostAsync("/search", form, TestContext.Current.CancellationToken);
        var address = sent.Headers.Location!.OriginalString;

        Assert.Matches("^/search/[A-Za-z0-9_-]{22}$", address);
        for (var reading = 0; reading < 2; reading++)
        {
            var page = await browser.OpenAsync(address);
            Assert.Contains("1 result", page.QuerySelector(".app-results")!.TextContent, StringComparison.Ordinal);
        }

        var elsewhere = await app.SignedIn(null).OpenAsync(address);
        Assert.Contains("This search is not open in this browser", elsewhere.GetElementById("not-kept")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal("", elsewhere.GetElementById("q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_search_for_nothing_says_what_can_be_typed() =>
        Assert.Contains("a name, a URN or a postcode", (await SearchAsync(" ")).QuerySelector(".app-results")!.TextContent,
            StringComparison.Ordinal);

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> SearchAsync(string text)
    {
        using var client = app.CreateClient();
        using var form = new FormUrlEncodedContent([new("q", text)]);
        return await client.PostAsync("/search", form, TestContext.Current.CancellationToken).ReadAsync();
    }
}
