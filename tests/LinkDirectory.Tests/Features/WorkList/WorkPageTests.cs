using System.Net;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.WorkList;

/// <summary>The work list as a browser without JavaScript shows it.</summary>
public sealed class WorkPageTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public WorkPageTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_editor_sees_how_much_there_is_of_each_kind_and_one_action_a_row()
    {
        var area = await AreaWithWorkAsync();
        using var editor = app.SignedIn(await data.AccountAsync(UserRole.DirectoryEditor, area: area));

        var page = await editor.GetAsync("/work?tab=Vacant", Cancellation).ReadAsync();

        Assert.Equal(
            ["Mail came back 0 to do", "Nobody in post 1 to do", "Overdue 1 to do", "Due 0 to do", "No lead 1 to do"],
            page.QuerySelectorAll(".app-tabs__tab")
                .Select(t => string.Join(' ', t.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Contains("Nobody in post", page.QuerySelector("[aria-current=page]")!.TextContent, StringComparison.Ordinal);
        var row = Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Contains("Elm School", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Name who holds it", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bare School", (await editor.GetAsync("/work?tab=NoLead", Cancellation).ReadAsync()).QuerySelector(
            "tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_with_nothing_in_it_says_so()
    {
        using var editor = app.SignedIn(await data.AccountAsync(UserRole.DirectoryEditor, area: await data.AreaAsync("E08000001")));

        var page = await editor.GetAsync("/work", Cancellation).ReadAsync();

        Assert.Contains("No mail has come back. Nothing to do here.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("table"));
    }

    [Fact]
    public async Task Only_those_who_keep_contacts_see_it()
    {
        var area = await AreaWithWorkAsync();
        using var commissioner = app.SignedIn(await data.AccountAsync(UserRole.Commissioner, area: area));
        using var anyone = app.SignedIn(null);

        using var refused = await commissioner.GetAsync("/work", Cancellation);
        using var sent = await anyone.GetAsync("/work", Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.DoesNotContain("Elm School", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    private async Task<Area> AreaWithWorkAsync()
    {
        var area = await data.AreaAsync("E08000001");
        var school = await data.SchoolAsync(with: s => s.Name = "Elm School");
        var bare = await data.SchoolAsync(with: s => s.Name = "Bare School");
        await data.StandsInAsync(school, area);
        await data.StandsInAsync(bare, area);
        await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school, heldBy: null);
        await data.PointOfContactAsync(ContactRole.Senco, school,
            with: c => c.VerifyBy = DateOnly.FromDateTime(app.Clock.Now.UtcDateTime).AddDays(-5));
        return area;
    }
}
