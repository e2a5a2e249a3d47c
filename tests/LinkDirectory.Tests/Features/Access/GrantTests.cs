using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;
using LinkDirectory.Wording;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>Nobody widens their own sight by giving roles.</summary>
public sealed class GrantTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public GrantTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Invitations Invitations => app.Services.GetRequiredService<Invitations>();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Nobody_gives_a_role_to_themselves()
    {
        var scene = await SceneAsync();
        foreach (var account in new[] { scene.Editor, scene.Administrator })
        {
            var given = new InvitationGiven(account.Email.ToUpperInvariant(), "Me", UserRole.SchoolStaff, $"{scene.School.Urn}");
            Assert.Equal(AccessProblems.NotYourself,
                (await Invitations.InviteAsync(await app.ActorOfAsync(account), given, Cancellation)).Problem);
        }
    }

    [Fact]
    public async Task A_role_within_the_givers_sight_goes_out_at_once_and_its_watchers_are_told()
    {
        var scene = await SceneAsync();

        Assert.False(await InviteAsync(scene.Editor, UserRole.SchoolStaff, $"{scene.School.Urn}"));

        var mails = await app.MailsAsync();
        Assert.Equal("You are invited to LinkDirectory", Assert.Single(mails, m => m.To == "new@staff.example").Subject);
        var told = mails.Where(m => m.Subject == "New Person was given a role in LinkDirectory").Select(m => m.To).Order();
        Assert.Equal(new[] { scene.OtherEditor.Email, scene.Administrator.Email, scene.SecondAdministrator.Email }.Order(), told);
    }

    [Theory]
    [InlineData("editor", UserRole.ProviderStaff)]
    [InlineData("administrator", UserRole.SchoolStaff)]
    [InlineData("administrator", UserRole.ProviderStaff)]
    [InlineData("administrator", UserRole.Commissioner)]
    [InlineData("administrator", UserRole.DirectoryEditor)]
    [InlineData("administrator", UserRole.Administrator)]
    public async Task A_role_beyond_it_waits_for_a_second_person_who_is_neither_of_the_two(string giver, UserRole role)
    {
        var scene = await SceneAsync();
        var (by, other) = giver == "editor" ? (scene.Editor, scene.OtherEditor) : (scene.Administrator, scene.SecondAdministrator);
        var invited = await data.AccountAsync(UserRole.Administrator, with: a => (a.PasswordHash, a.Name) = ("x", "New Person"));
        var organisation = role switch
        {
            UserRole.SchoolStaff => $"{scene.School.Urn}",
            UserRole.ProviderStaff => scene.Service.Reference,
            UserRole.Administrator => null,
            _ => scene.Area.Code,
        };
        if (role == UserRole.Administrator)
        {
            await data.MembershipAsync(invited, UserRole.DirectoryEditor, area: scene.Area);
            invited = await data.AccountAsync(with: a => a.PasswordHash = "x");
        }

        Assert.True(await InviteAsync(by, role, organisation, invited.Email));

        Assert.DoesNotContain(await app.MailsAsync(), m => m.To == invited.Email);
        Assert.Contains(await app.MailsAsync(), m => m.To == other.Email && m.Action!.Address.AbsolutePath == "/people/invitations/1");
        foreach (var (who, may) in new[] { (by, false), (invited, false), (scene.Outsider, false), (other, true) })
        {
            var actor = await app.ActorOfAsync(who);
            Assert.Equal(may, await Invitations.AskedAsync(actor, 1, Cancellation) is not null);
            Assert.Equal(may, (await Invitations.AgreeAsync(actor, 1, Cancellation)).IsDone);
        }

        using var reader = new Reader(app.SignedIn(invited, followRedirects: true));
        await reader.OpenAsync((await app.MailsAsync()).Single(m => m.To == invited.Email).Action!.Address.PathAndQuery);
        Assert.Equal("You are invited to LinkDirectory", reader.Heading);
        Assert.False((await Invitations.AgreeAsync(await app.ActorOfAsync(other), 1, Cancellation)).IsDone);
    }

    [Fact]
    public async Task The_second_person_agrees_or_declines_on_a_page()
    {
        var scene = await SceneAsync();
        foreach (var answer in new[] { "agree", "decline" })
        {
            await InviteAsync(scene.Administrator, UserRole.SchoolStaff, $"{scene.School.Urn}", $"{answer}@staff.example");
            using var reader = new Reader(app.SignedIn(scene.SecondAdministrator, followRedirects: true));
            await reader.OpenAsync((await app.MailsAsync()).Last(m => m.To == scene.SecondAdministrator.Email).Action!.Address.PathAndQuery);
            Assert.Contains(scene.School.Name, reader.Text, StringComparison.Ordinal);
            await reader.SendAsync(answer);
            Assert.Equal(answer == "agree" ? "The invitation is on its way" : "People", reader.Heading);
            Assert.Equal(answer == "agree", (await app.MailsAsync()).Any(m => m.To == $"{answer}@staff.example"));
        }
    }

    [Fact]
    public async Task What_its_giver_may_no_longer_give_cannot_be_taken_up()
    {
        var scene = await SceneAsync();
        await InviteAsync(scene.Editor, UserRole.SchoolStaff, $"{scene.School.Urn}");
        var link = (await app.MailsAsync()).Single(m => m.To == "new@staff.example").Action!.Address.PathAndQuery;
        using var reader = Reader.For(app);
        Assert.Equal("You are invited to LinkDirectory", (await reader.OpenAsync(link)).Heading);

        Assert.True((await app.Services.GetRequiredService<Memberships>()
            .EndAsync(Actor.Operator, scene.Editor.Memberships[0].Id, Cancellation)).IsDone);

        Assert.Equal("This invitation has expired", (await reader.OpenAsync(link)).Heading);
        Assert.Equal(AccessProblems.InvitationOver, (await Invitations.AcceptAsync(
            Uri.UnescapeDataString(link.Split("token=")[1]), "New Person", "herring lamp tuesday", Cancellation)).Problem);
    }

    [Fact]
    public async Task School_staff_of_an_area_that_reaches_beyond_the_givers_wait_too()
    {
        var scene = await SceneAsync();
        var board = await data.AreaAsync("E54000099", AreaKind.IntegratedCareBoard);
        await data.StandsInAsync(scene.School, board);
        Assert.False(await InviteAsync(scene.Editor, UserRole.SchoolStaff, $"{scene.School.Urn}", "one@staff.example"));

        var elsewhere = await data.SchoolAsync();
        await data.StandsInAsync(elsewhere, board);
        await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, elsewhere, heldBy: "Far Away");

        Assert.True(await InviteAsync(scene.Editor, UserRole.SchoolStaff, $"{scene.School.Urn}", "two@staff.example"));
    }

    private async Task<bool> InviteAsync(Account by, UserRole role, string? organisation, string email = "new@staff.example")
    {
        var answer = await Invitations.InviteAsync(
            await app.ActorOfAsync(by), new InvitationGiven(email, "New Person", role, organisation), Cancellation);
        Assert.True(answer.IsDone, answer.ToString());
        return answer.Value;
    }

    private async Task<Scene> SceneAsync()
    {
        var (area, far) = (await data.AreaAsync("E06000001"), await data.AreaAsync("E06000002"));
        var school = await data.SchoolAsync();
        await data.StandsInAsync(school, area);
        var service = await data.ServiceAsync(with: s => s.CatchmentAreas.Add(area));
        await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school, heldBy: "Robin Present");
        await data.PointOfContactAsync(ContactRole.LinkWorker, service: service, heldBy: "Lee Link");
        return new Scene(area, school, service,
            await data.AccountAsync(UserRole.DirectoryEditor, area: area), await data.AccountAsync(UserRole.DirectoryEditor, area: area),
            await data.AccountAsync(UserRole.DirectoryEditor, area: far), await data.AccountAsync(UserRole.Administrator),
            await data.AccountAsync(UserRole.Administrator));
    }

    private sealed record Scene(
        Area Area, School School, Service Service, Account Editor, Account OtherEditor, Account Outsider, Account Administrator,
        Account SecondAdministrator);
}
