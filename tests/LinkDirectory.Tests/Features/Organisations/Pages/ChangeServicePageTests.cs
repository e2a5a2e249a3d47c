using System.Net;
using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Organisations.Pages;

/// <summary>An editor's forms for providers, services and catchments, without JavaScript.</summary>
public sealed class ChangeServicePageTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public ChangeServicePageTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_editor_finds_the_form_on_the_page_changes_one_thing_and_nothing_else()
    {
        var (area, editor) = await EditorAsync();
        var service = await ServiceAsync(area);
        var before = await ReadAsync(service.Id);
        var address = $"/services/{service.Id}/change";
        Assert.NotNull((await editor.OpenAsync($"/services/{service.Id}")).QuerySelector($"a[href='{address}']"));

        var page = await editor.OpenAsync(address);
        using var answer = await editor.SendAsync(address, page, "service", ("criteria", "A worry that gets in the way."));

        Assert.Equal((HttpStatusCode.Redirect, $"/services/{service.Id}?saved=true"),
            (answer.StatusCode, answer.Headers.Location!.OriginalString.Replace("http://localhost", "", StringComparison.Ordinal)));
        var after = await ReadAsync(service.Id);
        Assert.Equal("A worry that gets in the way.", after.Criteria);
        Assert.Equal(2, after.Version);
        Assert.Equal(
            ["criteria"], LinkDirectory.Features.Organisations.Saving.ServiceWriter.Differences(before, after).Select(d => d.Field));
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost()
    {
        var (area, editor) = await EditorAsync();
        var service = await ServiceAsync(area);
        var address = $"/services/{service.Id}/change";

        using var answer = await editor.SendAsync(
            address, await editor.OpenAsync(address), "service", ("name", ""), ("hours", "whenever\nMon 09:00-17:00"),
            ("telephone", "12 34"), ("criteria", "Typed & kept"));

        var page = await answer.PageOfAsync();
        Assert.Equal(["name", "telephone", "hours"], page.Problems().Select(p => p.Field));
        Assert.All(page.Problems(), p => Assert.NotNull(page.GetElementById(p.Field!)));
        Assert.All(page.Problems(), p => Assert.NotNull(page.GetElementById($"{p.Field}-error")));
        Assert.Equal("whenever\nMon 09:00-17:00", page.GetElementById("hours")!.TextContent.Trim());
        Assert.Equal("Typed & kept", page.GetElementById("criteria")!.TextContent);
        Assert.StartsWith("Error:", page.Title, StringComparison.Ordinal);
        Assert.Equal(1, (await ReadAsync(service.Id)).Version);
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_shown_both_versions()
    {
        var (area, editor) = await EditorAsync();
        var service = await ServiceAsync(area);
        var address = $"/services/{service.Id}/change";
        var read = await editor.OpenAsync(address);
        using var first = await editor.SendAsync(address, read, "service", ("notFor", "What the first wrote"));

        using var second = await editor.SendAsync(address, read, "service", ("notFor", "What the second wrote"));

        var page = await second.PageOfAsync();
        var cells = page.QuerySelectorAll("#both tbody td").Select(cell => cell.LastChild!.TextContent.Trim());
        Assert.Equal(["Not for", "What the first wrote", "What the second wrote"], cells);
        Assert.Equal("What the second wrote", page.GetElementById("notFor")!.TextContent);
        Assert.Equal("What the first wrote", (await ReadAsync(service.Id)).NotFor);

        using var third = await editor.SendAsync(address, page, "service");
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);
        Assert.Equal("What the second wrote", (await ReadAsync(service.Id)).NotFor);
    }

    [Fact]
    public async Task An_editor_adds_a_provider_and_then_its_service()
    {
        var (area, editor) = await EditorAsync();
        using var added = await editor.SendAsync("/providers/new", await editor.OpenAsync("/providers/new"), "provider",
            ("name", "Calm Place"), ("kind", "VoluntarySector"));
        var provider = added.Headers.Location!.ToString().Split('/', '?')[^2];
        var address = $"/services/new?provider={provider}";

        using var answer = await editor.SendAsync(
            address, await editor.OpenAsync(address), "service", ("name", "Calm Café"), ("kind", "CommunityCounselling"),
            ("needs", "Anxiety"), ("asks", "Support"), ("acceptsReferralsFrom", "Self"),
            ("urgencies", "Routine"), ("referralMethods", "Telephone"), ("ageRange-minimum", "5"), ("catchment-basis", "HomeAddress"),
            ("catchment-areas", area.Code));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await using var db = app.Db.OpenToRead();
        var service = await db.Services.Include(s => s.Provider).Include(s => s.CatchmentAreas).SingleAsync(Cancellation);
        Assert.Equal(("Calm Café", "calm-cafe", "Calm Place", area.Code),
            (service.Name, service.Reference, service.Provider.Name, Assert.Single(service.CatchmentAreas).Code));
    }

    [Fact]
    public async Task A_catchment_is_counted_before_it_is_saved_and_a_wrong_one_is_explained()
    {
        var (area, editor) = await EditorAsync();
        var service = await ServiceAsync(area);
        await data.SchoolAsync(100000, new Point(51.535, -0.18), s => s.Pupils = 210);
        await data.SchoolAsync(100001, new Point(51.59, -0.11), s => s.Pupils = 90);
        var address = $"/services/{service.Id}/catchment";
        var page = await editor.OpenAsync(address);
        const string corners = "51.52, -0.2\n51.55, -0.2\n51.55, -0.15\n51.52, -0.15";

        using var counted = await editor.SendAsync(address, page, "service", ("catchment-areas", null), ("catchment-boundary", corners),
            ("do", "preview"));
        Assert.Contains("1 school would be inside, with 210 pupils",
            (await counted.PageOfAsync()).QuerySelector("[data-preview-words]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, (await ReadAsync(service.Id)).Version);

        const string crossing = "51.52, -0.2\n51.55, -0.15\n51.55, -0.2\n51.52, -0.15";
        using var explained = await editor.SendAsync(address, page, "service", ("catchment-areas", null), ("catchment-boundary", crossing),
            ("do", "preview"));
        Assert.Contains("This boundary crosses itself", (await explained.PageOfAsync()).QuerySelector("[data-preview-words]")!.TextContent,
            StringComparison.Ordinal);

        using var crossed = await editor.SendAsync(address, page, "service", ("catchment-areas", null), ("catchment-boundary", crossing));
        Assert.Equal(["catchment-boundary"], (await crossed.PageOfAsync()).Problems().Select(p => p.Field));

        using var saved = await editor.SendAsync(address, page, "service", ("catchment-areas", null), ("catchment-boundary", corners));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(corners, (await editor.OpenAsync(address)).GetElementById("catchment-boundary")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("/services/{0}/change")]
    [InlineData("/services/{0}/catchment")]
    [InlineData("/services/new")]
    [InlineData("/providers/{1}/change")]
    [InlineData("/providers/new")]
    public async Task Nobody_else_gets_as_far_as_a_form(string pattern)
    {
        var (area, _) = await EditorAsync();
        var service = await ServiceAsync(area);
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, service.Id, service.ProviderId);
        Account[] strangers =
        [
            await data.AccountAsync(UserRole.SchoolStaff, school: await data.SchoolAsync()),
            await data.AccountAsync(UserRole.Commissioner, area: area),
            await data.AccountAsync(UserRole.Administrator),
        ];

        foreach (var stranger in strangers)
        {
            using var client = app.SignedIn(stranger);
            using var answer = await client.GetAsync(address, Cancellation);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Null((await answer.PageOfAsync()).QuerySelector("main form"));
        }

        using var anonymous = app.SignedIn(null);
        using var sent = await anonymous.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    private async Task<(Area Area, HttpClient Editor)> EditorAsync()
    {
        var area = await data.AreaAsync("E09000007", boundary: TestData.Box(51.5, 51.6, -0.25, -0.1));
        return (area, app.SignedIn(await data.AccountAsync(UserRole.DirectoryEditor, area: area)));
    }

    private Task<Service> ServiceAsync(Area area) => data.ServiceAsync(with: s =>
    {
        s.UrgentTelephone = "01632960002";
        (s.Telephone, s.Requires, s.WaitWeeks, s.WaitAsOf) = ("01632960001", ["Consent", "What has been tried"], 4.5,
            new DateOnly(2026, 9, 30));
        s.ReferralMethods = EnumSet<ReferralMethod>.From(ReferralMethod.Telephone);
        s.Hours.Add(new OpeningPeriod
        {
            Days = EnumSet<Weekday>.From(Weekday.Monday, Weekday.Tuesday),
            OpensMinute = 540,
            ClosesMinute = 1020,
            TermTimeOnly = true,
        });
        s.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.HomeAddress);
        s.CatchmentAreas.Add(area);
    });

    private async Task<Service> ReadAsync(int id) => (await app.Services.GetRequiredService<Services>().ByIdAsync(id, Cancellation))!;
}
