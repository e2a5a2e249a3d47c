using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;
using LinkDirectory.Wording;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Net;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>Who invites whom, and what becomes of it.</summary>
public sealed class InvitationTests : IAsyncDisposable
{
    private const string Password = "herring lamp tuesday";

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public InvitationTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Invitations Invitations => app.Services.GetRequiredService<Invitations>();

    private Memberships Memberships => app.Services.GetRequiredService<Memberships>();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_editor_invites_a_member_of_staff_who_makes_their_account_and_keeps_their_school()
    {
        var (editor, school) = await EditorAndSchoolAsync();
        using var browser = app.SignedIn(editor, followRedirects: true);
        using var reader = new Reader(browser);
        await reader.OpenAsync("/people/invite");
        await reader.SendAsync("invite", ("name", "Sam Staff"), ("email", "sam@school.example"), ("role", "SchoolStaff"),
            ("for", $"{school.Urn}"));
        Assert.Equal("The invitation is on its way", reader.Heading);
        var link = await app.LinkInMailAsync();

        using var sam = Reader.For(app);
        await sam.OpenAsync(link);
        Assert.Contains($"School staff, {school.Name}", sam.Text, StringComparison.Ordinal);
        await sam.SendAsync("join", ("password", Password), ("again", Password));
        await sam.SignInAsync("sam@school.example", Password);

        await sam.OpenAsync("/account");
        Assert.Contains($"School staff, {school.Name}", sam.Text, StringComparison.Ordinal);
        Assert.Equal("This invitation has expired", (await sam.OpenAsync(link)).Heading);
        Assert.Contains("Sam Staff", (await reader.OpenAsync("/people")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_invites_nobody_beyond_their_area_and_no_editor_or_administrator()
    {
        var (editor, _) = await EditorAndSchoolAsync();
        var actor = await app.ActorOfAsync(editor);
        var elsewhere = await data.SchoolAsync();
        await data.AreaAsync("E06000002");
        var provider = await data.ProviderAsync();
        await data.ServiceAsync(provider);

        Assert.Equal(AccessProblems.MayNotInvite, (await InviteAsync(actor, UserRole.SchoolStaff, $"{elsewhere.Urn}")).Problem);
        Assert.Equal(AccessProblems.MayNotInvite, (await InviteAsync(actor, UserRole.ProviderStaff, provider.OdsCode)).Problem);
        Assert.Equal(AccessProblems.MayNotInvite, (await InviteAsync(actor, UserRole.Commissioner, "E06000002")).Problem);
        Assert.Equal(AccessProblems.MayNotInvite, (await InviteAsync(actor, UserRole.DirectoryEditor, "E06000001")).Problem);
        Assert.Equal(AccessProblems.MayNotInvite, (await InviteAsync(actor, UserRole.Administrator, null)).Problem);
        Assert.True((await InviteAsync(actor, UserRole.Commissioner, "E06000001")).IsDone);
    }

    [Theory]
    [InlineData(UserRole.SchoolStaff)]
    [InlineData(UserRole.ProviderStaff)]
    [InlineData(UserRole.Commissioner)]
    public async Task Nobody_else_invites_or_sees_people(UserRole role)
    {
        var area = await data.AreaAsync("E06000001");
        var school = await data.SchoolAsync();
        await data.StandsInAsync(school, area);
        var account = await data.AccountAsync(role, role == UserRole.SchoolStaff ? school : null,
            role == UserRole.ProviderStaff ? await data.ProviderAsync() : null, area: role == UserRole.Commissioner ? area : null);
        var actor = await app.ActorOfAsync(account);

        Assert.Equal(AccessProblems.MayNotInvite, (await InviteAsync(actor, UserRole.SchoolStaff, $"{school.Urn}")).Problem);
        using var reader = new Reader(app.SignedIn(account));
        Assert.All(
            [(await reader.OpenAsync("/people")).Status, (await reader.OpenAsync("/people/invite")).Status,
                (await reader.OpenAsync($"/people/{account.Id}")).Status],
            status => Assert.Equal(HttpStatusCode.Forbidden, status));
    }

    [Fact]
    public async Task An_invitation_ends_after_seven_days_or_when_it_is_withdrawn()
    {
        var (account, _) = await EditorAndSchoolAsync();
        var editor = await app.ActorOfAsync(account);
        Assert.True((await InviteAsync(editor, UserRole.Commissioner, "E06000001")).IsDone);
        var link = await app.LinkInMailAsync();
        using var reader = Reader.For(app);

        app.Clock.Now += TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1);
        Assert.Equal("You are invited to LinkDirectory", (await reader.OpenAsync(link)).Heading);
        app.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("This invitation has expired", (await reader.OpenAsync(link)).Heading);

        Assert.True((await InviteAsync(editor, UserRole.Commissioner, "E06000001")).IsDone);
        Assert.True(await Invitations.WithdrawAsync(editor, 2, Cancellation));
        Assert.Equal("This invitation has expired", (await reader.OpenAsync(await app.LinkInMailAsync())).Heading);
    }

    [Fact]
    public async Task Somebody_with_an_account_accepts_with_that_one_and_no_other()
    {
        var (editor, school) = await EditorAndSchoolAsync();
        var sam = await data.AccountAsync(with: a => a.PasswordHash = "x");
        var other = await data.AccountAsync();
        Assert.True((await Invitations.InviteAsync(await app.ActorOfAsync(editor),
            new InvitationGiven(sam.Email, "Sam", UserRole.SchoolStaff, $"{school.Urn}"), Cancellation)).IsDone);
        var link = await app.LinkInMailAsync();
        using var anyone = Reader.For(app);
        Assert.Contains("Sign in to it", (await anyone.OpenAsync(link)).Text, StringComparison.Ordinal);
        using var wrong = new Reader(app.SignedIn(other, followRedirects: true));
        await wrong.OpenAsync(link);
        Assert.Contains("for a different address", (await wrong.SendAsync("accept")).Text, StringComparison.Ordinal);

        using var right = new Reader(app.SignedIn(sam, followRedirects: true));
        await right.OpenAsync(link);
        await right.SendAsync("accept");

        Assert.Contains($"School staff, {school.Name}", right.Text, StringComparison.Ordinal);
        Assert.Contains(school.Id, (await app.ActorOfAsync(sam)).KeepsSchools);
    }

    [Fact]
    public async Task Referrals_are_granted_by_two_administrators_one_by_one()
    {
        var (editor, school) = await EditorAndSchoolAsync();
        var staff = await data.AccountAsync(UserRole.SchoolStaff, school);
        var membership = staff.Memberships[0];
        await data.MembershipAsync(staff, UserRole.Administrator);
        var (administrator, another, themselves) = (
            await app.ActorOfAsync(await data.AccountAsync(UserRole.Administrator)),
            await app.ActorOfAsync(await data.AccountAsync(UserRole.Administrator)), await app.ActorOfAsync(staff));

        Assert.Equal(AccessProblems.AskAdministrator, (await Memberships.SetReadsReferralsAsync(
            await app.ActorOfAsync(editor), membership.Id, reads: true, Cancellation)).Problem);
        Assert.Equal(AccessProblems.NotYourself, (await GrantAsync(themselves)).Problem);
        Assert.True((await GrantAsync(administrator)).IsDone);
        Assert.Equal($"May {staff.Name} read referrals in LinkDirectory?", (await app.MailsAsync())[^1].Subject);
        Assert.False(await ReadsAsync());
        Assert.Equal(AccessProblems.NeedsAnother, (await GrantAsync(administrator)).Problem);
        Assert.Equal(AccessProblems.NotYourself, (await GrantAsync(themselves)).Problem);
        Assert.True((await GrantAsync(another)).IsDone);
        Assert.True(await ReadsAsync());

        Task<Result> GrantAsync(Actor by) => Memberships.SetReadsReferralsAsync(by, membership.Id, reads: true, Cancellation);

        async Task<bool> ReadsAsync() =>
            (await app.AskAsAsync(staff, "{ viewer { memberships { readsReferrals } } }"))["viewer.memberships.0.readsReferrals"].GetBoolean();
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var one = await data.AccountAsync(UserRole.Administrator);
        var actor = await app.ActorOfAsync(one);

        Assert.Equal(AccessProblems.LastAdministrator, (await Memberships.EndAsync(actor, one.Memberships[0].Id, Cancellation)).Problem);
        Assert.Equal(AccessProblems.LastAdministrator, (await Memberships.CloseAsync(actor, one.Id, Cancellation)).Problem);
        var two = await data.AccountAsync(UserRole.Administrator);
        Assert.True((await Memberships.CloseAsync(actor, two.Id, Cancellation)).IsDone);
    }

    [Fact]
    public async Task An_editor_ends_what_they_might_have_given_and_the_trail_says_so_without_a_name()
    {
        var (editor, school) = await EditorAndSchoolAsync();
        var staff = await data.AccountAsync(UserRole.SchoolStaff, school);
        var elsewhere = await data.AccountAsync(UserRole.SchoolStaff, await data.SchoolAsync());
        var actor = await app.ActorOfAsync(editor);

        Assert.Equal(AccessProblems.AskAdministrator,
            (await Memberships.EndAsync(actor, elsewhere.Memberships[0].Id, Cancellation)).Problem);
        Assert.True((await Memberships.EndAsync(actor, staff.Memberships[0].Id, Cancellation)).IsDone);

        Assert.Empty((await app.ActorOfAsync(staff)).ReadsPeopleOfSchools);
        await using var db = app.Db.OpenToRead();
        var line = await db.AuditLines.SingleAsync(l => l.Act == "end membership", Cancellation);
        Assert.Equal(($"account {editor.Id}", $"Account {staff.Id}", $"SchoolStaff of School {school.Id}"),
            (line.Actor, line.Subject, line.Detail));
    }

    [Fact]
    public async Task A_caller_of_the_API_learns_who_they_are_and_what_for()
    {
        var school = await data.SchoolAsync();
        var staff = await data.AccountAsync(UserRole.SchoolStaff, school);
        const string viewer = "{ viewer { signedIn name memberships { role school { urn } area { code } } } }";

        var answer = await app.AskAsAsync(staff, viewer);

        Assert.True(answer["viewer.signedIn"].GetBoolean());
        Assert.Equal((staff.Name, "SCHOOL_STAFF", school.Urn), (answer["viewer.name"].GetString(),
            answer["viewer.memberships.0.role"].GetString(), answer["viewer.memberships.0.school.urn"].GetInt32()));
        Assert.False((await app.AskAsAsync(null, viewer))["viewer.signedIn"].GetBoolean());
    }

    private async Task<Result> InviteAsync(Actor actor, UserRole role, string? organisation) =>
        await Invitations.InviteAsync(actor, new InvitationGiven("new@staff.example", "New Person", role, organisation), Cancellation);

    private async Task<(Account Editor, School School)> EditorAndSchoolAsync()
    {
        Area area = await data.AreaAsync("E06000001");
        var school = await data.SchoolAsync();
        await data.StandsInAsync(school, area);
        return (await data.AccountAsync(UserRole.DirectoryEditor, area: area), school);
    }
}
