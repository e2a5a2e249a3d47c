using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Tests.Features.Contacts;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>
/// Names and addresses have no signs of a program and nothing that turns text round, whichever way they come in; what was pasted unseen
/// is taken off first.
/// </summary>
public sealed class PlainNamesTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public PlainNamesTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("<b>Sam</b>", "name")]
    [InlineData("Sam\u0007Lee", "name")]
    [InlineData("Sam\u2028Lee", "name")]
    [InlineData("Sam＜Lee", "name")]
    public async Task A_name_in_an_invitation_is_plain(string name, string field)
    {
        using var browser = app.SignedIn(await data.AccountAsync(UserRole.Administrator));
        var page = await browser.OpenAsync("/people/invite");
        using var answer = await browser.SendAsync("/people/invite", page, "invite",
            ("name", name), ("email", "sam@staff.example"), ("role", "Administrator"));

        Assert.Contains((await answer.PageOfAsync()).Problems(), problem => problem.Field == field);
        await using var db = app.Db.OpenToRead();
        Assert.Empty(await db.Invitations.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task What_was_pasted_unseen_is_taken_off_an_invitation()
    {
        using var browser = app.SignedIn(await data.AccountAsync(UserRole.Administrator));
        var page = await browser.OpenAsync("/people/invite");
        using var answer = await browser.SendAsync("/people/invite", page, "invite",
            ("name", "\u202ASam Lee\u202C"), ("email", "sam@staff.example\u200B"), ("role", "Administrator"));

        await using var db = app.Db.OpenToRead();
        var invitation = await db.Invitations.SingleAsync(Cancellation);
        Assert.Equal(("Sam Lee", "sam@staff.example"), (invitation.Name, invitation.Email));
    }

    [Fact]
    public async Task An_account_is_not_renamed_to_signs_of_a_program()
    {
        var account = await data.AccountAsync();
        using var browser = app.SignedIn(account);
        var page = await browser.OpenAsync("/account");
        using var answer = await browser.SendAsync("/account", page, "name", ("name", "Sam <script>"));

        Assert.Contains((await answer.PageOfAsync()).Problems(), problem => problem.Field == "name");
    }

    [Theory]
    [InlineData("sam\u0007@staff.example")]
    [InlineData("\"sam<x>\"@staff.example")]
    [InlineData("sam＞@staff.example")]
    public async Task An_address_is_plain(string email)
    {
        using var reader = Reader.For(app);
        await reader.OpenAsync("/forgot-password");
        await reader.SendAsync("forgot", ("email", email));

        Assert.Equal("email", Assert.Single(reader.Page.Problems()).Field);
    }

    [Fact]
    public async Task A_name_given_through_the_API_is_plain()
    {
        var scene = await ContactScene.InAsync(app);
        var payload = await scene.ChangeAsync(scene.Nurse, "updatePointOfContact",
            $"pointOfContact: \"{ContactScene.Id(scene.Worker)}\", version: 1, deputy: {{ name: \"Dee <Puty>\", email: \"d@trust.example\" }}");

        Assert.Contains("without < or >", payload.GetRawText().Replace("\\u003C", "<", StringComparison.Ordinal)
            .Replace("\\u003E", ">", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sam <Lee>")]
    [InlineData("Sam\u0007Lee")]
    public async Task A_name_in_a_file_is_plain(string name)
    {
        await using var desk = new ImportDesk();
        var school = await desk.Data.SchoolAsync();
        var path = desk.Write("contacts.csv", $"organisation,role,holder_name\n{school.Urn},senco,{name}\n");

        var report = await desk.ImportAsync(new ContactsImport(), path);

        Assert.Equal((0, 1), (report.Added, report.Rejected));
        Assert.Contains("without < or >", Assert.Single(report.Problems).Advice, StringComparison.Ordinal);
    }
}
