using System.Text;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Tests.Support;
using MimeKit;

namespace LinkDirectory.Tests.Features.Notifications;

/// <summary>What a mail server says decides what becomes of a mail, and of whom it was for.</summary>
public sealed class SmtpTests : IAsyncDisposable
{
    private readonly ScriptedMailServer server = new();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_mail_says_who_sends_it_and_that_no_answer_is_wanted()
    {
        await using var app = server.App();
        await app.WriteAsync(Mails.About("Are your details still right?") with { Paragraphs = [".", "..two dots", "Zoë – 14 weeks"] });

        await app.SendAsync();

        var mail = Assert.Single(server.Mails);
        var read = Read(mail);
        Assert.Equal(new DateTimeOffset(2026, 11, 18, 10, 0, 0, TimeSpan.Zero), read.Date);
        Assert.Equal("\"LinkDirectory\" <links@directory.example>", read.From.ToString());
        Assert.Equal("lead@school.example", read.To.ToString());
        Assert.Equal("Are your details still right?", read.Subject);
        Assert.Equal((await app.NotificationAsync()).MessageId, read.MessageId);
        Assert.Contains("\r\nAuto-Submitted: auto-generated\r\nPrecedence: bulk\r\n", mail, StringComparison.Ordinal);
        Assert.Contains("\r\n.\r\n\r\n..two dots\r\n\r\nZo=C3=AB =E2=80=93 14 weeks\r\n", mail, StringComparison.Ordinal);
        Assert.Contains("MAIL FROM:<links@directory.example>", server.Commands);
        Assert.All(mail.Split("\r\n"), line => Assert.InRange(line.Length, 0, 76));
        Assert.All(mail, letter => Assert.True(char.IsAscii(letter)));
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 <lead@school.example> user unknown", NotificationState.Failed, true)]
    [InlineData("RCPT", "550 no such mailbox", NotificationState.Failed, true)]
    [InlineData("RCPT", "550 5.2.1 mailbox disabled", NotificationState.Failed, true)]
    [InlineData("RCPT", "550 5.4.1 Recipient address rejected: Access denied", NotificationState.Failed, true)]
    [InlineData("RCPT", "552 5.2.2 mailbox full", NotificationState.Failed, false)]
    [InlineData("RCPT", "550 <lead@school.example> is over quota", NotificationState.Failed, false)]
    [InlineData("RCPT", "550 blocked by our spam filter", NotificationState.Failed, false)]
    [InlineData("RCPT", "550 5.7.1 relaying denied", NotificationState.Failed, false)]
    [InlineData("RCPT", "450 4.2.1 greylisted", NotificationState.Waiting, false)]
    [InlineData("DATA", "554 5.6.0 not this", NotificationState.Failed, false)]
    [InlineData(".", "552 5.3.4 too large", NotificationState.Failed, false)]
    [InlineData(".", "451 4.3.0 disk full", NotificationState.Waiting, false)]
    [InlineData(".", ScriptedMailServer.BreakOff, NotificationState.InDoubt, false)]
    [InlineData("DATA", ScriptedMailServer.BreakOff, NotificationState.Waiting, false)]
    [InlineData("RCPT", ScriptedMailServer.BreakOff, NotificationState.Waiting, false)]
    [InlineData("EHLO", "502 what?", NotificationState.Waiting, false)]
    [InlineData("", "554 go away", NotificationState.Waiting, false)]
    [InlineData("", "hello", NotificationState.Waiting, false)]
    [InlineData("MAIL", "553 5.1.8 not your address", NotificationState.Waiting, false)]
    public async Task What_the_server_says_decides(string to, string answer, NotificationState expected, bool undeliverable)
    {
        await using var app = server.App();
        server.Answer = command => command.Split(' ')[0].Replace("HELO", "EHLO", StringComparison.Ordinal) == to ? answer : null;
        var data = new TestData(app.Db);
        var lead = await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, await data.SchoolAsync(),
            with: c => c.Holders[0].Person.Email = "Lead@School.example");
        var other = await data.PointOfContactAsync(ContactRole.Senco, await data.SchoolAsync(),
            with: c => c.SharedEmail = "other@school.example");
        await app.WriteAsync(Mails.About("One") with { PointOfContactId = lead.Id, PersonId = lead.Holders[0].PersonId });

        await app.SendAsync();

        var mail = await app.NotificationAsync();
        Assert.Equal(expected, mail.State);
        Assert.DoesNotContain("@", mail.Problem, StringComparison.Ordinal);
        await using var db = app.Db.OpenToRead();
        Assert.Equal(undeliverable ? app.Clock.Now : null,
            (await db.FindAsync<PointOfContact>([lead.Id], TestContext.Current.CancellationToken))!.UndeliverableSince);
        Assert.Null((await db.FindAsync<PointOfContact>([other.Id], TestContext.Current.CancellationToken))!.UndeliverableSince);
    }

    [Theory]
    [InlineData("true", "MAIL FROM:<bounces+{0}@directory.example>")]
    [InlineData("false", "MAIL FROM:<bounces@directory.example>")]
    public async Task Each_mail_has_a_return_address_of_its_own(string perMail, string expected)
    {
        await using var app = server.App(
            ("Notifications:Smtp:ReturnPath", "bounces@directory.example"), ("Notifications:Smtp:ReturnPathPerMail", perMail));
        await app.WriteAsync(Mails.About("One"), Mails.About("Two"));

        await app.SendAsync();

        Assert.All(await app.NotificationsAsync(), mail => Assert.Contains(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, mail.MessageId.Split('@')[0]), server.Commands));
    }

    [Fact]
    public async Task Nothing_is_sent_while_a_setting_is_wrong_and_no_attempt_is_counted()
    {
        await using var app = server.App(("Notifications:Smtp:Security", "starttls"));
        await app.WriteAsync([.. Enumerable.Range(1, 20).Select(number => Mails.About($"Mail {number}"))]);

        await app.SendAsync();

        Assert.All(await app.NotificationsAsync(), mail => Assert.Equal((NotificationState.Waiting, 0), (mail.State, mail.Attempts)));
        Assert.InRange(server.Commands.Count, 1, 4);
        Assert.DoesNotContain(server.Commands, command => command.Contains('@', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a\r\nRCPT TO:<other@evil.example>@school.example")]
    [InlineData("lead@school.example>\r\nDATA")]
    [InlineData("lead@school.example, other@evil.example")]
    [InlineData("lead@school.example other@evil.example")]
    [InlineData("no address")]
    [InlineData("")]
    public async Task What_is_no_address_is_not_said_to_the_server(string address)
    {
        await using var app = server.App();
        await app.WriteAsync(Mails.About("One", to: address));

        await app.SendAsync();

        Assert.Equal(NotificationState.Failed, (await app.NotificationAsync()).State);
        Assert.Empty(server.Commands);
    }

    [Theory]
    [InlineData("Right\r\nBcc: all@evil.example", "Right Bcc: all@evil.example")]
    [InlineData("Right\n\n<script>", "Right <script>")]
    [InlineData("Right\u2028Bcc: x", "Right Bcc: x")]
    [InlineData("=?utf-8?Q?=0D=0ABcc:?=", "= ?utf-8?Q?=0D=0ABcc:?=")]
    public async Task A_subject_never_ends_its_header(string subject, string expected)
    {
        await using var app = server.App();
        await app.WriteAsync(Mails.About(subject) with { Name = "Kim\r\nBcc: all@evil.example" });

        await app.SendAsync();

        var mail = Assert.Single(server.Mails);
        var headers = mail[..mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");
        Assert.DoesNotContain(headers, line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(expected, Read(mail).Subject);
        Assert.Contains("Dear Kim Bcc: all@evil.example,", mail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zoë@schüle.example", true, "RCPT TO:<zoë@schüle.example>")]
    [InlineData("zoe@schüle.example", false, "RCPT TO:<zoe@xn--schle-mva.example>")]
    public async Task An_international_address_is_sent_to_as_such(string address, bool international, string expected)
    {
        await using var app = server.App();
        await app.WriteAsync(Mails.About("One", to: address));

        await app.SendAsync();

        Assert.Contains(expected, server.Commands);
        var from = Assert.Single(server.Commands, command => command.StartsWith("MAIL FROM:", StringComparison.Ordinal));
        Assert.Equal("MAIL FROM:<links@directory.example>" + (international ? " SMTPUTF8" : ""), from);
    }

    private static MimeMessage Read(string mail) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(mail)));
}
