using System.Net.Http.Headers;
using System.Text;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Notifications.Bounces;

/// <summary>However a mail server says that a mail failed, it is known; only an address that is wrong is put out of use.</summary>
public sealed class BounceKindsTests : IAsyncDisposable
{
    private const string Secret = "a-secret-that-nobody-guesses";
    private const string To = "lead@school.example";

    private static readonly Fault Nobody = new("5.1.1", "550 5.1.1 no such mailbox");

    private readonly DirectoryApp app = new()
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Notifications:Bounces:Secret"] = Secret },
    };

    private readonly Lazy<TestData> data;
    private readonly Lazy<HttpClient> client;

    public BounceKindsTests()
    {
        data = new Lazy<TestData>(() => new TestData(app.Db));
        client = new Lazy<HttpClient>(() =>
        {
            var made = app.CreateClient();
            made.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
            return made;
        });
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("standard")]
    [InlineData("semicolon")]
    [InlineData("another line")]
    [InlineData("within another")]
    [InlineData("deeper")]
    [InlineData("as text")]
    [InlineData("Exim")]
    [InlineData("qmail")]
    [InlineData("Postfix")]
    [InlineData("Sendmail")]
    [InlineData("Exchange")]
    [InlineData("Exchange in HTML")]
    [InlineData("nobody known")]
    public async Task A_report_is_read_in_whatever_form_it_comes(string form)
    {
        foreach (var forwarded in new[] { false, true })
        {
            var sent = await SentAsync(forwarded ? "second@school.example" : To);
            var mail = new ReturnedMail(sent.To, sent.Mail.MessageId, "links@directory.example");
            var report = form switch
            {
                "standard" => WrittenReports.Standard(mail, Nobody, whole: true),
                "semicolon" => WrittenReports.Standard(mail, Nobody, announced: "\"=_a;b\"", line: "=_a;b"),
                "another line" => WrittenReports.Standard(mail, Nobody, announced: "\"b1\"", line: "c2"),
                "within another" => WrittenReports.WithinAnother(mail, Nobody, whole: false),
                "deeper" => WrittenReports.Deeper(mail, Nobody, whole: false),
                "as text" => WrittenReports.AsText(mail, Nobody),
                "Exim" => WrittenReports.Exim(mail, Nobody),
                "qmail" => WrittenReports.Qmail(mail, Nobody),
                "Postfix" => WrittenReports.Postfix(mail, Nobody),
                "Sendmail" => WrittenReports.Sendmail(mail, Nobody),
                "Exchange" => WrittenReports.Exchange(mail, Nobody),
                "Exchange in HTML" => WrittenReports.ExchangeInHtml(mail, Nobody),
                _ => WrittenReports.FromNobodyKnown(mail, Nobody),
            };

            await PostAsync(forwarded ? WrittenReports.Forwarded(mail, report) : report);

            Assert.Equal((NotificationState.CameBack, true), await FateAsync(sent));
        }
    }

    [Theory]
    [InlineData("4.4.7", "550 4.4.7 queue expired", true, "No mail server took it for this address until it was given up (550 4.4.7).")]
    [InlineData("4.1.1", "450 4.1.1 unknown user", true, "The recipient’s mail server says that nobody can be reached at this address (450 4.1.1).")]
    [InlineData("5.0.0", "550 no such user", true, "The recipient’s mail server says that nobody can be reached at this address (550 5.0.0).")]
    [InlineData("5.0.0", "rejected", true, "The recipient’s mail server sent it back and did not say why (5.0.0).")]
    [InlineData("5.2.2", "552 5.2.2 over quota", false, "The recipient’s mailbox is full (552 5.2.2).")]
    [InlineData("4.2.2", "452 4.2.2 try later", false, "The recipient’s mailbox is full (452 4.2.2).")]
    [InlineData("5.0.0", "550 mailbox full", false, "The recipient’s mailbox is full (550 5.0.0).")]
    [InlineData("5.7.1", "550 5.7.1 user unknown or blocked", false, "The recipient’s mail server does not let our mail in (550 5.7.1).")]
    [InlineData("5.3.4", "552 5.3.4 too large", false, "The recipient’s mail server does not take a mail of this size or content (552 5.3.4).")]
    [InlineData("5.6.1", "554 5.6.1 no", false, "The recipient’s mail server does not take a mail of this size or content (554 5.6.1).")]
    [InlineData("5.3.0", "554 5.3.0 disk trouble", false, "A server on the way had a fault, and the mail did not get through (554 5.3.0).")]
    public async Task What_failed_for_good_is_known_whatever_its_code_and_only_a_wrong_address_is_put_out_of_use(
        string status, string said, bool isOfTheAddress, string problem)
    {
        var sent = await SentAsync(To);

        await PostAsync(WrittenReports.Standard(new ReturnedMail(To, sent.Mail.MessageId, "links@directory.example"), new Fault(status, said)));

        Assert.Equal((NotificationState.CameBack, isOfTheAddress), await FateAsync(sent));
        Assert.Equal(problem, (await app.NotificationAsync()).Problem);
    }

    [Theory]
    [InlineData("MAILER-DAEMON@mx.example", "Unzustellbar", "Ihre Nachricht an {0} ist nicht angekommen.\n\n550 5.1.1 Benutzer unbekannt", true)]
    [InlineData("postmaster@mx.example", "Non remis", "Remise impossible :\n{0}\nRemote Server returned '550 5.1.10 introuvable'", true)]
    [InlineData("mailer-daemon@mx.example", "Delivery Status Notification (Delay)",
        "There was a temporary problem delivering to {0}. It will retry for 45 more hours, and tell you if the delivery fails permanently.", false)]
    [InlineData("lead@school.example", "Re: Details", "Undeliverable? No, it came. I was told 550 5.1.1 last week.", false)]
    public async Task A_servers_code_tells_a_failure_in_any_language_and_neither_a_warning_nor_the_recipient_does(
        string from, string subject, string words, bool failed)
    {
        var sent = await SentAsync(To);

        await PostAsync($"Return-Path: <>\r\nFrom: <{from}>\r\nTo: links@directory.example\r\nSubject: {subject}\r\n"
            + $"In-Reply-To: <{sent.Mail.MessageId}>\r\n\r\n{string.Format(System.Globalization.CultureInfo.InvariantCulture, words, To)}\r\n");

        Assert.Equal((failed ? NotificationState.CameBack : NotificationState.Sent, failed), await FateAsync(sent));
    }

    [Theory]
    [InlineData("To: bounces+{0}@directory.example")]
    [InlineData("To: links@directory.example\r\nDelivered-To: bounces+{0}@directory.example")]
    [InlineData("To: links@directory.example\r\nX-Original-To: BOUNCES+{0}@directory.example")]
    [InlineData("To: links@directory.example\r\nEnvelope-To: prvs=1234abcd=bounces+{0}@directory.example")]
    public async Task The_return_address_says_which_mail_it_was_where_a_relay_replaced_the_message_id(string headers)
    {
        var sent = await SentAsync(To);
        var mail = new ReturnedMail(To, "another@relay.example", "TO");
        var named = string.Format(System.Globalization.CultureInfo.InvariantCulture, headers, sent.Mail.MessageId.Split('@')[0]);

        await PostAsync(WrittenReports.Exim(mail, Nobody).Replace("To: TO", named, StringComparison.Ordinal));

        Assert.Equal((NotificationState.CameBack, true), await FateAsync(sent));
    }

    [Fact]
    public async Task A_report_that_names_nobody_is_about_the_one_whom_the_mail_went_to()
    {
        var sent = await SentAsync(To);
        var mail = new ReturnedMail(To, "another@relay.example", $"bounces+{sent.Mail.MessageId.Split('@')[0]}@directory.example");

        await PostAsync(WrittenReports.Standard(mail, Nobody).Replace($"rfc822; {To}", "x400; /G=Lead/S=School", StringComparison.Ordinal));

        Assert.Equal((NotificationState.CameBack, true), await FateAsync(sent));
    }

    [Fact]
    public async Task What_an_address_forwards_to_may_fail_without_putting_that_address_out_of_use()
    {
        var sent = await SentAsync(To);
        var mail = new ReturnedMail("home@elsewhere.example", "another@relay.example",
            $"bounces+{sent.Mail.MessageId.Split('@')[0]}@directory.example");

        await PostAsync(WrittenReports.Standard(mail, Nobody));

        Assert.Equal((NotificationState.CameBack, false), await FateAsync(sent));
        Assert.Equal("It was forwarded to another address, which sent it back (550 5.1.1).", (await app.NotificationAsync()).Problem);
    }

    public static TheoryData<int> Seeds { get; } = Soak.Seeds(inGate: [20_261_130, 7]);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Of_500_mails_that_arrive_in_the_mailbox_no_failure_is_lost_and_no_good_address_put_out_of_use(int seed)
    {
        const int cases = 250;
        var reports = new RandomReports(seed);
        var sent = await SentAsync([.. Enumerable.Range(1, cases).Select(number => $"lead{number}@school.example")]);
        var wrong = new List<string>();

        foreach (var each in sent)
        {
            var report = reports.About(each.To, each.Mail.MessageId);
            await PostAsync(report.Text);
            var fate = await FateAsync(each);
            if (fate != (report.Failed ? NotificationState.CameBack : NotificationState.Sent, report.IsOfTheAddress))
            {
                wrong.Add($"{report.What} was {fate}\n{report.Text}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cases} are wrong:\n{string.Join("\n\n", wrong.Take(5))}");
    }

    private async Task<SentMail> SentAsync(string to) => (await SentAsync([to])).Single();

    private async Task<IReadOnlyList<SentMail>> SentAsync(IReadOnlyList<string> to)
    {
        var provider = await data.Value.ProviderAsync();
        var contacts = new List<PointOfContact>();
        foreach (var address in to)
        {
            contacts.Add(await data.Value.PointOfContactAsync(ContactRole.LinkWorker, service: await data.Value.ServiceAsync(provider),
                with: contact => contact.SharedEmail = address));
        }

        await app.WriteAsync([.. contacts.Select(contact => Mails.About("One", contact.SharedEmail!) with { PointOfContactId = contact.Id })]);
        await app.SendAsync();
        var mails = (await app.NotificationsAsync()).ToDictionary(mail => mail.PointOfContactId!.Value);
        return [.. contacts.Select(contact => new SentMail(contact.SharedEmail!, contact.Id, mails[contact.Id]))];
    }

    private async Task PostAsync(string report)
    {
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(report));
        content.Headers.ContentType = new MediaTypeHeaderValue("message/rfc822");
        using var answer = await client.Value.PostAsync("/notifications/bounces", content, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<(NotificationState State, bool OutOfUse)> FateAsync(SentMail sent)
    {
        await using var db = app.Db.OpenToRead();
        return (await db.Notifications.Where(n => n.Id == sent.Mail.Id).Select(n => n.State).SingleAsync(Cancellation),
            await db.PointsOfContact.AnyAsync(c => c.Id == sent.ContactId && c.UndeliverableSince != null, Cancellation));
    }

    private sealed record SentMail(string To, int ContactId, Notification Mail);
}
