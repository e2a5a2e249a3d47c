using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Contacts;

/// <summary>Whether a holder is away is for everyone; until when, which says something of the person, is for those who may see people.</summary>
public sealed class AwayTests : IAsyncDisposable
{
    private const string Until = "2026-11-30";

    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Anyone_reads_that_a_holder_is_away_and_the_signed_in_until_when()
    {
        var scene = await AwayAsync();
        var query = $$"""{ node(id: "{{ContactScene.Id(scene.Worker)}}") { ... on PointOfContact { away awayUntil } } }""";

        var anyone = (await app.AskAsync(query))["node"];
        var signedIn = (await app.AskAsAsync(scene.Teacher, query))["node"];

        Assert.Equal((true, null), (anyone.GetProperty("away").GetBoolean(), anyone.GetProperty("awayUntil").GetString()));
        Assert.Equal((true, Until), (signedIn.GetProperty("away").GetBoolean(), signedIn.GetProperty("awayUntil").GetString()));
    }

    [Theory]
    [InlineData("/services/{0}")]
    [InlineData("/schools/100000")]
    public async Task No_page_for_anyone_has_the_day(string page)
    {
        var scene = await AwayAsync();
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, page, scene.Service.Id);
        using var answer = await app.CreateClient().GetAsync(address, TestContext.Current.CancellationToken);
        var said = (await answer.PageOfAsync()).Body!.TextContent;

        Assert.Contains("Away at present", said, StringComparison.Ordinal);
        Assert.DoesNotContain("30 November 2026", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_to_who_to_contact_has_the_day()
    {
        await AwayAsync();
        var page = (await Asking.ReadAsync(app.CreateClient().AskPageAsync(("place", "100000")))).Body!.TextContent;

        Assert.Contains("Its contact is away today", page, StringComparison.Ordinal);
        Assert.DoesNotContain("30 November 2026", page, StringComparison.Ordinal);
    }

    private async Task<ContactScene> AwayAsync()
    {
        var scene = await ContactScene.InAsync(app);
        await scene.ChangeAsync(scene.Nurse, "updatePointOfContact",
            $"pointOfContact: \"{ContactScene.Id(scene.Worker)}\", version: 1, awayUntil: \"{Until}\"");
        return scene;
    }
}
