using System.Text.Json;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Organisations;
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
        var (provider, here, _, _) = await SharedProvider.InAsync(data);
        var editor = await data.AccountAsync(UserRole.DirectoryEditor, area: here);

        var error = Assert.Single((await RenameAsync(editor, provider)).GetProperty("errors").EnumerateArray());
        Assert.Equal("NotAllowed", error.GetProperty("__typename").GetString());
        var said = error.GetProperty("message").GetString()!;
        Assert.Contains("Barnet Team", said, StringComparison.Ordinal);
        Assert.Contains("the provider’s own staff", said, StringComparison.Ordinal);
        Assert.Contains("the directory editors of Barnet", said, StringComparison.Ordinal);
        Assert.Contains("You can also propose the change", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Camden", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_of_none_of_its_areas_is_told_who_to_ask_and_proposes_nothing()
    {
        var (provider, _, _, _) = await SharedProvider.InAsync(data);
        var editor = await data.AccountAsync(UserRole.DirectoryEditor, area: await data.AreaAsync("E08000035"));

        var error = Assert.Single((await RenameAsync(editor, provider)).GetProperty("errors").EnumerateArray());
        Assert.DoesNotContain("propose", error.GetProperty("message").GetString()!, StringComparison.Ordinal);

        using var browser = app.SignedIn(editor);
        using var page = await browser.GetAsync($"/providers/{provider.Id}/change", TestContext.Current.CancellationToken);
        Assert.Contains("the directory editors of Barnet and Camden", (await page.PageOfAsync()).Body!.TextContent,
            StringComparison.Ordinal);
        var read = await browser.OpenAsync($"/providers/{provider.Id}");
        Assert.Null(read.QuerySelector($"a[href='/providers/{provider.Id}/change']"));
        Assert.NotNull(read.QuerySelector($"a[href='/services/new?provider={provider.Id}']"));
    }

    [Fact]
    public async Task Its_own_staff_and_an_editor_of_all_its_areas_change_it()
    {
        var (provider, here, there, _) = await SharedProvider.InAsync(data);
        var both = await data.AccountAsync(UserRole.DirectoryEditor, area: here);
        await data.MembershipAsync(both, UserRole.DirectoryEditor, area: there);

        Assert.Equal("Renamed", (await RenameAsync(both, provider)).GetProperty("provider").GetProperty("name").GetString());
        var staff = await data.AccountAsync(UserRole.ProviderStaff, provider: provider);
        Assert.Equal("Renamed", (await RenameAsync(staff, provider, version: 2)).GetProperty("provider").GetProperty("name").GetString());
    }

    private async Task<JsonElement> RenameAsync(Account account, Provider provider, int version = 1) => (await app.AskAsAsync(account, """
        mutation ($input: SaveProviderInput!) {
          saveProvider(input: $input) { provider { name } errors { __typename ... on Error { message } } }
        }
        """, new { input = new { id = NodeId.Create("Provider", provider.Id).ToString(), version, name = "Renamed" } }))["saveProvider"];
}
