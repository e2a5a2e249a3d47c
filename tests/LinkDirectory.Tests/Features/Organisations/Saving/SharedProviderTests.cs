using System.Text.Json;
using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Organisations.Saving;

/// <summary>A provider with services in several areas: what it is called is read in all of them, so that no one area's editor changes it.</summary>
public sealed class SharedProviderTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public SharedProviderTests() => data = new TestData(app.Db);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_editor_of_one_of_its_areas_is_told_who_to_ask()
    {
        var (provider, here, _) = await SharedAsync();
        var editor = await data.AccountAsync(UserRole.DirectoryEditor, area: here);

        var error = Assert.Single((await RenameAsync(editor, provider)).GetProperty("errors").EnumerateArray());
        Assert.Equal("NotAllowed", error.GetProperty("__typename").GetString());
        var said = error.GetProperty("message").GetString()!;
        Assert.Contains("Barnet Team", said, StringComparison.Ordinal);
        Assert.Contains("the provider’s own staff", said, StringComparison.Ordinal);
        Assert.Contains("the directory editors of Barnet", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Camden", said, StringComparison.Ordinal);

        using var browser = app.SignedIn(editor);
        using var page = await browser.GetAsync($"/providers/{provider.Id}/change", TestContext.Current.CancellationToken);
        Assert.Contains("the directory editors of Barnet", (await page.PageOfAsync()).Body!.TextContent, StringComparison.Ordinal);
        var read = await browser.OpenAsync($"/providers/{provider.Id}");
        Assert.Null(read.QuerySelector($"a[href='/providers/{provider.Id}/change']"));
        Assert.NotNull(read.QuerySelector($"a[href='/services/new?provider={provider.Id}']"));
    }

    [Fact]
    public async Task Its_own_staff_and_an_editor_of_all_its_areas_change_it()
    {
        var (provider, here, there) = await SharedAsync();
        var both = await data.AccountAsync(UserRole.DirectoryEditor, area: here);
        await data.MembershipAsync(both, UserRole.DirectoryEditor, area: there);

        Assert.Equal("Renamed", (await RenameAsync(both, provider)).GetProperty("provider").GetProperty("name").GetString());
        var staff = await data.AccountAsync(UserRole.ProviderStaff, provider: provider);
        Assert.Equal("Renamed", (await RenameAsync(staff, provider, version: 2)).GetProperty("provider").GetProperty("name").GetString());
    }

    private async Task<(Provider Provider, Area Here, Area There)> SharedAsync()
    {
        var here = await data.AreaAsync("E09000007", with: a => a.Name = "Camden");
        var there = await data.AreaAsync("E09000003", with: a => a.Name = "Barnet");
        var provider = await data.ProviderAsync(p => p.Name = "Northmoor NHS Trust");
        foreach (var (area, name) in new[] { (here, "Camden Team"), (there, "Barnet Team") })
        {
            await data.ServiceAsync(provider, s =>
            {
                s.Name = name;
                s.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.School);
                s.CatchmentAreas.Add(area);
            });
        }

        return (provider, here, there);
    }

    private async Task<JsonElement> RenameAsync(Account account, Provider provider, int version = 1) => (await app.AskAsAsync(account, """
        mutation ($input: SaveProviderInput!) {
          saveProvider(input: $input) { provider { name } errors { __typename ... on Error { message } } }
        }
        """, new { input = new { id = NodeId.Create("Provider", provider.Id).ToString(), version, name = "Renamed" } }))["saveProvider"];
}
