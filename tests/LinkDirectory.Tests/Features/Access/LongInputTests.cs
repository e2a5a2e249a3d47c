using System.Net;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>What is longer than anything of its kind is refused in words, and neither cut, kept nor shown again.</summary>
public sealed class LongInputTests : IAsyncDisposable
{
    private const string Password = "herring lamp tuesday";
    private const int LongestAddress = 254;
    private const int LongestPassword = 200;

    private static readonly string Long = new string('x', LongestAddress) + "@school.example";

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public LongInputTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("/sign-in", "sign-in")]
    [InlineData("/forgot-password", "forgot")]
    public async Task An_address_longer_than_any_is_refused(string page, string form)
    {
        using var reader = Reader.For(app);
        await reader.OpenAsync(page);
        await reader.SendAsync(form, ("email", Long), ("password", Password));

        Assert.Equal([("email", "Use at most 254 characters.")], reader.Page.Problems());
        Assert.DoesNotContain(Long, reader.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_longer_than_any_is_no_failed_attempt_of_the_account()
    {
        var account = await app.AccountWithPasswordAsync(data, Password, role: null);
        using var reader = Reader.For(app);
        await reader.SignInAsync(account.Email, new string('x', LongestPassword + 1));

        Assert.Equal([("password", "Use at most 200 characters.")], reader.Page.Problems());
        await using var db = app.Db.OpenToRead();
        Assert.Equal(0, (await db.Accounts.SingleAsync(a => a.Id == account.Id, Cancellation)).FailedAttempts);
    }

    // A browser cuts what is pasted into a field with a length, and the person has another password than they keep.
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/choose-password")]
    public async Task No_browser_cuts_a_password(string page)
    {
        var account = await app.AccountWithPasswordAsync(data, Password, role: null);
        using var reader = Reader.For(app);
        if (page == "/choose-password")
        {
            await reader.OpenAsync("/forgot-password");
            await reader.SendAsync("forgot", ("email", account.Email));
            page = await app.LinkInMailAsync();
        }

        await reader.OpenAsync(page);

        var fields = reader.Page.QuerySelectorAll("input[type=password]");
        Assert.NotEmpty(fields);
        Assert.All(fields, field => Assert.False(field.HasAttribute("maxlength")));
    }

    [Fact]
    public async Task A_search_longer_than_any_name_is_refused_and_not_shown()
    {
        var text = new string('x', 201);
        using var browser = app.CreateClient();
        using var form = new FormUrlEncodedContent([new("q", text)]);
        using var answer = await browser.PostAsync("/search", form, Cancellation);
        var page = await answer.PageOfAsync();

        Assert.Contains("too long to search for", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(text, page.Body.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("text", (await app.AskAsync("query ($t: String!) { search(text: $t) { score } }", new { t = text })).ErrorArgument);
    }

    [Theory]
    [InlineData("schools")]
    [InlineData("services")]
    [InlineData("pointsOfContact")]
    public async Task A_list_is_not_searched_for_a_text_longer_than_any_name(string list)
    {
        var kind = list switch { "schools" => "SchoolFilter", "services" => "ServiceFilter", _ => "PointOfContactFilter" };
        var query = $"query ($w: {kind}) {{ {list}(where: $w) {{ nodes {{ id }} }} }}";

        Assert.Equal("where.text", (await app.AskAsync(query, new { w = new { text = new string('x', 201) } })).ErrorArgument);
        Assert.Empty((await app.AskAsync(query, new { w = new { text = new string('x', 200) } })).All($"{list}.nodes"));
    }

    [Fact]
    public async Task A_place_longer_than_any_name_is_refused_at_its_field()
    {
        using var browser = app.CreateClient();
        var page = await Asking.ReadAsync(browser.AskPageAsync(("place", new string('x', 5_000))));

        Assert.Contains(page.Problems(), problem => problem is ("place", { } said) && said.Contains("at most 200", StringComparison.Ordinal));
        Assert.DoesNotContain(new string('x', 300), page.Body!.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_way_back_longer_than_any_address_leads_to_the_start()
    {
        var account = await app.AccountWithPasswordAsync(data, Password, role: null);
        using var reader = Reader.For(app);
        await reader.OpenAsync($"/sign-in?return=/schools?after={new string('x', 2_000)}");
        await reader.SendAsync("sign-in", ("email", account.Email), ("password", Password));

        Assert.Equal((HttpStatusCode.OK, "/"), (reader.Status, reader.Place));
    }
}
