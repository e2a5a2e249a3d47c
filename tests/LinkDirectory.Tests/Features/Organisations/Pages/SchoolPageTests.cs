using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Organisations.Pages;

public sealed class SchoolPageTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public SchoolPageTests() => data = new TestData(app.Db);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Assumed_ages_are_said_to_be_assumed_and_statutory_ones_are_not()
    {
        await data.SchoolAsync(100001, with: s => s.Phase = SchoolPhase.Primary);
        await data.SchoolAsync(100002, with: s => (s.StatutoryLowAge, s.StatutoryHighAge) = (4, 11));

        Assert.Contains("Assumed to be 3 to 11, the usual ages", await TextAsync(100001), StringComparison.Ordinal);
        var statutory = await TextAsync(100002);
        Assert.Contains("4 to 11", statutory, StringComparison.Ordinal);
        Assert.DoesNotContain("Assumed", statutory, StringComparison.Ordinal);
    }

    private async Task<string> TextAsync(int urn)
    {
        using var client = app.CreateClient();
        return (await client.GetAsync($"/schools/{urn}", TestContext.Current.CancellationToken).ReadAsync()).QuerySelector(
            "main")!.TextContent;
    }
}
