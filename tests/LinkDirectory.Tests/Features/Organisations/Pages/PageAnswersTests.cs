using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Organisations.Pages;

public sealed class PageAnswersTests : IDisposable
{
    private static readonly Point Here = new(53.55, 1.01);

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public PageAnswersTests() => data = new TestData(app.Db);

    [Fact]
    public async Task Who_holds_a_role_is_named_to_those_who_may_see_people_alone()
    {
        var school = await data.SchoolAsync();
        await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school, heldBy: "Robin Fairweather",
            with: c => c.SharedEmail = "lead@school.example");
        var anyone = (await ReadAsync($"/schools/{school.Urn}")).Body!.TextContent;
        Assert.DoesNotContain("Fairweather", anyone, StringComparison.Ordinal);
        Assert.DoesNotContain("lead@school.example", anyone, StringComparison.Ordinal);
        Assert.Contains("You see roles, not names", anyone, StringComparison.Ordinal);

        var colleague = (await ReadAsync($"/schools/{school.Urn}", DirectoryApp.DemoToken)).Body!.TextContent;
        Assert.Contains("Robin Fairweather", colleague, StringComparison.Ordinal);
        Assert.Contains("lead@school.example", colleague, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ages_that_are_assumed_are_said_to_be()
    {
        var assumed = await data.SchoolAsync();
        var stated = await data.SchoolAsync(with: s => (s.StatutoryLowAge, s.StatutoryHighAge) = (5, 11));
        Assert.Contains("Assumed to be 3 to 11", (await ReadAsync($"/schools/{assumed.Urn}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Assumed", (await ReadAsync($"/schools/{stated.Urn}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_whose_mail_came_back_is_not_written_to()
    {
        var service = await data.ServiceAsync(with: s => s.Email = "team@service.example");
        await data.PointOfContactAsync(ContactRole.LinkWorker, service: service, with: c =>
        {
            c.SharedEmail = "gone@service.example";
            c.UndeliverableSince = new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
        });
        var page = (await ReadAsync($"/services/{service.Id}")).Body!.TextContent;
        Assert.Contains("Mail came back", page, StringComparison.Ordinal);
        Assert.DoesNotContain("gone@service.example", page, StringComparison.Ordinal);
        Assert.Contains("Write to team@service.example instead", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_map_is_kept_for_a_while_and_asked_for_again_by_its_tag()
    {
        await data.AreaAsync("E06000001", boundary: TestData.Box(53, 54, 0, 1));
        using var first = await GetAsync("/areas/e06000001/boundary.geojson");
        Assert.Equal("application/geo+json", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromHours(1), first.Headers.CacheControl!.MaxAge);
        Assert.Contains("\"MultiPolygon\"", await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/areas/E06000001/boundary.geojson");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var answer = await app.CreateClient().SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Theory, InlineData("/schools/1/map.geojson"), InlineData("/services/1/map.geojson"), InlineData("/areas/E1/map.geojson"), InlineData("/areas/E1/boundary.geojson")]
    public async Task There_is_no_map_of_what_is_not_there(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_school_whose_place_is_not_known_has_a_page_without_a_map()
    {
        var placed = await data.SchoolAsync(at: Here);
        var unplaced = await data.SchoolAsync();
        Assert.NotNull((await ReadAsync($"/schools/{placed.Urn}")).QuerySelector("[data-map]"));
        Assert.Null((await ReadAsync($"/schools/{unplaced.Urn}")).QuerySelector("[data-map]"));
    }

    [Theory, InlineData("/", HttpStatusCode.OK), InlineData("/schools/1", HttpStatusCode.NotFound)]
    public async Task The_head_of_a_page_can_be_asked_for_alone(string path, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var answer = await app.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory, InlineData("/schools"), InlineData("/services"), InlineData("/areas")]
    public async Task An_empty_directory_says_so_on_each_list(string path)
    {
        var page = await ReadAsync(path);
        Assert.Matches("No open school|No service|No area", page.QuerySelector("main")!.TextContent);
    }

    [Theory, InlineData("/schools?after=nonsense"), InlineData("/services?before=nonsense")]
    public async Task A_page_of_a_list_that_is_not_there_leads_to_the_first(string path) =>
        Assert.Contains("Go to the first page", (await ReadAsync(path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

    public void Dispose() => app.Dispose();

    private async Task<HttpResponseMessage> GetAsync(string path, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await app.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<IHtmlDocument> ReadAsync(string path, string? token = null)
    {
        using var answer = await GetAsync(path, token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
