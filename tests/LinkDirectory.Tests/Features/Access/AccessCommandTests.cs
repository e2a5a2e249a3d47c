using LinkDirectory.Features.Access;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>The verbs <c>user</c> and <c>token</c> as they are run.</summary>
public sealed class AccessCommandTests : IAsyncDisposable
{
    private const string Password = "herring lamp tuesday";

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public AccessCommandTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_first_person_chooses_a_password_by_the_link_printed_and_their_token_asks_the_API()
    {
        var (made, link, errors) = await RunAsync(
            "user", "add", "first@council.example", "--role", "Administrator", "--name", "First Person");
        Assert.Equal((0, ""), (made, errors));

        using var reader = Reader.For(app);
        await reader.OpenAsync(new Uri(link.Trim()).PathAndQuery);
        await reader.SendAsync("choose", ("password", Password), ("again", Password));
        Assert.Equal("/", (await reader.SignInAsync("first@council.example", Password)).Place);
        Assert.Equal("first@council.example", Assert.Single(await app.MailsAsync()).To);

        var (created, token, _) = await RunAsync("token", "create", "first@council.example", "--days", "7", "--scope", "read");
        Assert.Equal((0, 46), (created, token.Trim().Length));
        using var client = app.WithToken(token.Trim());
        Assert.Contains("First Person", await client.GetStringAsync("/graphql?query={viewer{name}}", Cancellation),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no role 'Boss'", "user", "add", "a@b.example", "--role", "Boss")]
    [InlineData("is not an email address", "user", "add", "nobody", "--role", "Administrator")]
    [InlineData("The role SchoolStaff is for a school", "user", "add", "a@b.example", "--role", "SchoolStaff")]
    [InlineData("The role SchoolStaff takes --school URN", "user", "add", "a@b.example", "--role", "SchoolStaff", "--area", "E06000001")]
    [InlineData("nothing '999999'", "user", "add", "a@b.example", "--role", "SchoolStaff", "--school", "999999")]
    [InlineData("There is no open account with the address a@b.example", "token", "create", "a@b.example")]
    [InlineData("1 to 366 days", "token", "create", "a@b.example", "--days", "367")]
    public async Task What_cannot_be_done_is_said_on_standard_error_with_exit_code_1(string expected, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(arguments);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_are_tied_to_the_organisation_named()
    {
        var (school, provider, area) = (await data.SchoolAsync(), await data.ProviderAsync(), await data.AreaAsync("E06000001"));

        await AddAsync("schoolstaff", "--school", $"{school.Urn}");
        await AddAsync("ProviderStaff", "--provider", provider.OdsCode!);
        await AddAsync("DirectoryEditor", "--area", area.Code);

        await using var db = app.Db.OpenToRead();
        Assert.Equal([(UserRole.SchoolStaff, school.Id), (UserRole.ProviderStaff, provider.Id), (UserRole.DirectoryEditor, area.Id)],
            db.Memberships.OrderBy(m => m.Id).AsEnumerable().Select(m => (m.Role, m.SchoolId ?? m.ProviderId ?? m.AreaId!.Value)));
        Assert.Single(db.Accounts);
    }

    private async Task AddAsync(string role, string option, string organisation)
    {
        var (code, _, errors) = await RunAsync("user", "add", "a@b.example", "--role", role, option, organisation);
        Assert.Equal((0, ""), (code, errors));
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        _ = app.Db;
        return CommandLine.RunAsync(app.DatabaseFile, Path.Combine(Path.GetDirectoryName(app.DatabaseFile)!, "keys"), arguments);
    }
}
