using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Notifications.Sending;
using LinkDirectory.Wording.Mails;
using Microsoft.Extensions.Configuration;

namespace LinkDirectory.Tests.Wording;

/// <summary>The words of every mail, as its reader sees them. A change of words is accepted by committing the new snapshot.</summary>
public sealed class MailTests
{
    private const string Role = "Link worker at Kelder Lane Primary School";
    private const string Between = "Kelder Lane Primary School and Norchester CAMHS";

    private static readonly Uri Link = new("https://links.example/page?t=sealed");
    private static readonly DateOnly Day = new(2026, 12, 3);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private static readonly MailText Renderer = new(new SiteAddress(new ConfigurationBuilder()
        .AddInMemoryCollection([KeyValuePair.Create<string, string?>(SiteAddress.Setting, "https://links.example")]).Build()));

    [Fact]
    public void Confirming_a_new_address() =>
        Snapshot.Match(Read(ConfirmAddressMail.Write(Link, TimeSpan.FromDays(1))), "ConfirmAddressMail");

    [Fact]
    public void Choosing_a_password() => Snapshot.Match(
        Read(ChoosePasswordMail.WriteForForgotten(Link, TimeSpan.FromHours(1)), ChoosePasswordMail.WriteForNewAccount(Link, Week)),
        "ChoosePasswordMail");

    [Fact]
    public void A_change_to_how_somebody_signs_in() => Snapshot.Match(
        Read([.. Enum.GetValues<SecurityEvent>().Select(change => SecurityNoticeMail.Write(change, Link))]), "SecurityNoticeMail");

    [Fact]
    public void An_account_that_strangers_have_locked() =>
        Snapshot.Match(Read(AccountLockedMail.Write(5, TimeSpan.FromMinutes(15), Link)), "AccountLockedMail");

    [Fact]
    public void A_role_that_was_given() => Snapshot.Match(
        Read(
            RoleGivenMail.Write("Edie Editor", "Sam Staff", "sam@school.example", "School staff, Kelder Lane Primary School", Link),
            RoleGivenMail.WriteToAgree(null, "Sam Staff", "sam@school.example", "School staff, Kelder Lane Primary School", Link),
            RoleGivenMail.WriteForReferrals("Ade Admin", "Sam Staff", "sam@school.example", "School staff, Kelder Lane Primary School", Link)),
        "RoleGivenMail");

    [Fact]
    public void Many_readings() =>
        Snapshot.Match(Read(ManyReadingsMail.Write("Sam Staff", "sam@school.example", 501, Link)), "ManyReadingsMail");

    [Fact]
    public void An_invitation() => Snapshot.Match(
        Read(InvitationMail.Write(
            "School staff, Kelder Lane Primary School",
            "See who to contact by name, and keep the school’s own contacts right.",
            Link,
            Week)),
        "InvitationMail");

    [Fact]
    public void Are_your_details_still_right()
    {
        string[] roles = [Role, "Pastoral lead at Kelder Lane Primary School"];
        string[] services = [ConfirmDetailsMail.DescribeService("Norchester CAMHS")];
        var many = Enumerable.Range(10, 50).Select(number => $"Role {number}");

        Snapshot.Match(
            Read(
                ConfirmDetailsMail.WriteFirst(roles, isSharedMailbox: false, Day, Link, Day.AddDays(60)),
                ConfirmDetailsMail.WriteFirst(services, isSharedMailbox: true, by: null, Link, Day.AddDays(60)),
                ConfirmDetailsMail.WriteReminder(roles, isSharedMailbox: false, Link, Day.AddDays(60)),
                ConfirmDetailsMail.WriteReminder(many, isSharedMailbox: true, Link, Day.AddDays(60))),
            "ConfirmDetailsMail");
    }

    [Fact]
    public void Nobody_has_confirmed_a_contact()
    {
        string[] two = [Role, "Pastoral lead at Kelder Lane Primary School"];
        Snapshot.Match(
            Read(
                UnconfirmedContactsMail.WriteToPartner([Role], Link),
                UnconfirmedContactsMail.WriteToPartner(two, Link),
                UnconfirmedContactsMail.WriteToEditor([Role], Link, new Uri("https://links.example/work")),
                UnconfirmedContactsMail.WriteToEditor(two, Link, new Uri("https://links.example/work"))),
            "UnconfirmedContactsMail");
    }

    [Fact]
    public void A_role_is_offered() =>
        Snapshot.Match(Read(HandoverOfferedMail.Write(Role, "Robin Present", Day, Link, Day.AddDays(14))), "HandoverOfferedMail");

    [Fact]
    public void The_successor_has_answered() => Snapshot.Match(
        Read(HandoverAnsweredMail.WriteAccepted(Role, Day, Link), HandoverAnsweredMail.WriteDeclined(Role, Link)), "HandoverAnsweredMail");

    [Fact]
    public void Somebody_is_reported_to_have_left() => Snapshot.Match(
        Read(
            LeaverReportedMail.Write("Link worker", Role, lastDay: null, Link, Day.AddDays(28)),
            LeaverReportedMail.Write("Link worker", Role, Day, Link, Day.AddDays(28))),
        "LeaverReportedMail");

    [Fact]
    public void They_have_not_left() =>
        Snapshot.Match(Read(StillInPostMail.Write(Role, "Kelder Lane Primary School", Link)), "StillInPostMail");

    [Fact]
    public void A_link_is_proposed() => Snapshot.Match(Read(LinkProposedMail.Write(Between, Link)), "LinkProposedMail");

    [Fact]
    public void A_link_is_agreed() => Snapshot.Match(Read(LinkAgreedMail.Write(Between, Day, Link)), "LinkAgreedMail");

    [Fact]
    public void A_link_has_ended() => Snapshot.Match(Read(LinkEndedMail.Write(Between, "The team has moved.", Link)), "LinkEndedMail");

    [Fact]
    public void A_link_is_due_for_review() => Snapshot.Match(Read(LinkReviewDueMail.Write(Between, Day, Link)), "LinkReviewDueMail");

    [Fact]
    public void A_change_of_a_provider_is_proposed()
    {
        string[] changes = ["Name: from “Northmoor Trust” to “Northmoor NHS Trust”", "Website: “https://northmoor.example”"];
        Snapshot.Match(
            Read(
                ChangeProposedMail.Write("Northmoor Trust", "Robin Present", changes, Link),
                ChangeProposedMail.WriteToAdministrator("Northmoor Trust", "Robin Present", changes, Link)),
            "ChangeProposedMail");
    }

    [Fact]
    public void It_is_decided()
    {
        string[] changes = ["Name: from “Northmoor Trust” to “Northmoor NHS Trust”"];
        Snapshot.Match(
            Read(
                ChangeAnsweredMail.Write("Northmoor NHS Trust", agreed: true, changes, Link),
                ChangeAnsweredMail.Write("Northmoor Trust", agreed: false, changes, Link)),
            "ChangeAnsweredMail");
    }

    [Fact]
    public void Nobody_is_in_post()
    {
        const string mailbox = "links@school.example";
        const string telephone = "01632 960001";
        Snapshot.Match(
            Read(
                VacancyMail.Write(Role, Day, hasLeft: true, hasDeputy: false, mailbox, telephone).WithPartnerEnding(Link),
                VacancyMail.Write(Role, Day, hasLeft: false, hasDeputy: true, mailbox, telephone: null).WithPartnerEnding(Link),
                VacancyMail.Write(Role, Day, hasLeft: true, hasDeputy: true, mailbox: null, telephone).WithPartnerEnding(Link),
                VacancyMail.Write(Role, Day, hasLeft: true, hasDeputy: false, mailbox: null, telephone).WithPartnerEnding(Link),
                VacancyMail.Write(Role, Day, hasLeft: true, hasDeputy: true, mailbox: null, telephone: null).WithPartnerEnding(Link),
                VacancyMail.Write(Role, Day, hasLeft: true, hasDeputy: false, mailbox: null, telephone: null).WithPartnerEnding(Link)),
            "VacancyMail");
    }

    [Fact]
    public void Somebody_is_staying_after_all() =>
        Snapshot.Match(Read(StayingMail.Write(Role, Day).WithPartnerEnding(Link)), "StayingMail");

    [Fact]
    public void Somebody_new_is_in_post() => Snapshot.Match(
        Read(NewHolderMail.WriteNamed(Role, Day).WithPartnerEnding(Link), NewHolderMail.WriteHandedOver(Role, Day).WithPartnerEnding(Link)),
        "NewHolderMail");

    [Fact]
    public void Every_mail_has_a_snapshot()
    {
        var mails = typeof(MailContent).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(MailContent).Namespace && type.Name.EndsWith("Mail", StringComparison.Ordinal))
            .Select(type => type.Name).Order(StringComparer.Ordinal);

        Assert.Equal(mails, SnapshotNames().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> SnapshotNames([System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        Directory.GetFiles(Path.Combine(Path.GetDirectoryName(file)!, "__snapshots__"), "*Mail.snap")
            .Select(name => Path.GetFileNameWithoutExtension(name));

    private static string Read(params IReadOnlyList<MailContent> mails) => string.Join("\n==========\n\n", mails.Select(content =>
    {
        var mail = Renderer.Render(new Mail(NotificationKind.ContactChanged, "kim@school.example", content) { Name = "Kim Reader" });
        return $"Subject: {mail.Subject}\n\n{mail.Text}";
    }));
}
