using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Notifications.Bounces;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Notifications;

/// <summary>Mail that comes back makes the contact undeliverable at once; nothing else does.</summary>
public sealed class BounceTests : IAsyncDisposable
{
    private const string Secret = "a-secret-that-nobody-guesses";

    private readonly string mailbox = Directory.CreateTempSubdirectory("linkdirectory-").FullName;
    private readonly DirectoryApp app;
    private readonly Lazy<TestData> data;
    private PointOfContact lead = null!;
    private Notification mail = null!;

    public BounceTests()
    {
        app = new DirectoryApp
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Notifications:Bounces:Secret"] = Secret,
                ["Notifications:Bounces:Folder"] = mailbox,
            },
        };
        data = new Lazy<TestData>(() => new TestData(app.Db));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(mailbox, recursive: true);
    }

    [Theory]
    [InlineData("Final-Recipient: rfc822; LEAD@school.example")]
    [InlineData("Original-Recipient: rfc822;lead@school.example\r\nFinal-Recipient: rfc822; forwarded@elsewhere.example")]
    [InlineData("Final-Recipient: RFC822; <lead@school.example> (the lead)")]
    public async Task A_report_of_a_mail_of_ours_makes_its_contacts_undeliverable_at_once(string recipient)
    {
        await SentAsync();

        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(Report(recipient)));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(Report(recipient)));

        Assert.Equal((NotificationState.CameBack, app.Clock.Now), await StateAsync());
        Assert.Equal([lead.Id], await UndeliverableAsync());
        await using var db = app.Db.OpenToRead();
        Assert.Equal(1, await db.AuditLines.CountAsync(line => line.Act == "mail came back", Cancellation));
    }

    [Fact]
    public async Task Every_role_that_the_address_is_of_is_marked_and_no_role_that_was_left()
    {
        var school = await data.Value.SchoolAsync();
        await SentAsync();
        var also = await data.Value.PointOfContactAsync(ContactRole.Senco, school, with: c => c.SharedEmail = "lead@school.example");
        await data.Value.PointOfContactAsync(ContactRole.PastoralLead, school, with: c =>
        {
            c.Holders[0].Person.Email = "lead@school.example";
            c.Holders[0].Until = new DateOnly(2026, 1, 1);
        });

        await PostAsync(Report("Final-Recipient: rfc822; lead@school.example"));

        Assert.Equal([lead.Id, also.Id], await UndeliverableAsync());
    }

    [Theory]
    [InlineData("Action: delayed\r\nStatus: 4.4.1")]
    [InlineData("Action: delivered\r\nStatus: 2.0.0")]
    [InlineData("Action: delayed\r\nStatus: 5.4.7")]
    [InlineData("Action: relayed\r\nStatus: 5.0.0")]
    public async Task A_delay_or_a_receipt_changes_nothing(string said)
    {
        await SentAsync();

        await PostAsync(Report("Final-Recipient: rfc822; lead@school.example", said));

        Assert.Equal(NotificationState.Sent, (await StateAsync()).State);
        Assert.Empty(await UndeliverableAsync());
    }

    [Fact]
    public async Task A_report_that_names_no_mail_of_ours_or_another_address_changes_nothing()
    {
        await SentAsync();

        await PostAsync(Report("Final-Recipient: rfc822; lead@school.example", messageId: "0123456789abcdef0123456789abcdef@localhost"));
        await PostAsync(Report("Final-Recipient: rfc822; team@trust.example"));
        await PostAsync("From: mailer@evil.example\r\nIn-Reply-To: <" + mail.MessageId
            + ">\r\nSubject: failed lead@school.example\r\n\r\nUndeliverable: lead@school.example");

        Assert.Equal(NotificationState.Sent, (await StateAsync()).State);
        Assert.Empty(await UndeliverableAsync());
    }

    [Theory]
    [InlineData("permanent-failure", NotificationState.CameBack, true)]
    [InlineData("temporary-failure", NotificationState.CameBack, false)]
    [InlineData("technical-failure", NotificationState.CameBack, false)]
    [InlineData("delivered", NotificationState.Sent, false)]
    public async Task GOV_UK_Notify_tells_what_became_of_a_mail(string status, NotificationState expected, bool undeliverable)
    {
        await SentAsync();

        var json =
            $$"""{"id":"740e5834-3a29-46b4-9a6f-16142fde533a","reference":"{{mail.MessageId}}","to":"lead@school.example","status":"{{status}}","notification_type":"email"}""";
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(json, "application/json"));

        Assert.Equal(expected, (await StateAsync()).State);
        Assert.Equal(undeliverable ? [lead.Id] : [], await UndeliverableAsync());
    }

    [Theory]
    [InlineData("", "message/rfc822", HttpStatusCode.BadRequest)]
    [InlineData("no mail at all", "message/rfc822", HttpStatusCode.BadRequest)]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("[[[[[[[[[[]]]]]]]]]]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{\"status\":5,\"to\":{},\"reference\":null}", "application/json", HttpStatusCode.NoContent)]
    [InlineData("a=b", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_cannot_be_read_is_refused(string body, string type, HttpStatusCode expected) =>
        Assert.Equal(expected, await PostAsync(body, type));

    [Fact]
    public async Task Without_the_secret_nothing_is_read_and_a_report_is_not_too_large()
    {
        await SentAsync();
        var report = Report("Final-Recipient: rfc822; lead@school.example");

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(report, secret: "another"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(report, secret: null));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(report + new string('x', 1024 * 1024)));
        Assert.Empty(await UndeliverableAsync());
        await using var off = new DirectoryApp();
        using var client = off.CreateClient();
        using var answer = await client.PostAsync("/notifications/bounces", new StringContent("x"), Cancellation);
        Assert.NotEqual(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.InRange((int)answer.StatusCode, 400, 405);
    }

    [Fact]
    public async Task A_mailbox_is_read_and_what_was_read_moves_away()
    {
        await SentAsync();
        Directory.CreateDirectory(Path.Combine(mailbox, "new"));
        await File.WriteAllTextAsync(Path.Combine(mailbox, "new", "1234.host"), Report("Final-Recipient: rfc822; lead@school.example"),
            Cancellation);
        await File.WriteAllTextAsync(Path.Combine(mailbox, "rubbish.eml"), "", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(mailbox, "letter.eml"), "From: kim@school.example\r\n\r\nThank you", Cancellation);

        await app.Services.GetRequiredService<BounceFolder>().RunAsync(Cancellation);

        Assert.Equal([lead.Id], await UndeliverableAsync());
        Assert.Equal(["1234.host", "letter.eml"], Names("processed"));
        Assert.Equal(["rubbish.eml"], Names("unreadable"));
    }

    // Whatever arrives is answered, and soon: parts in parts, headers without end, encodings that are none.
    [Fact]
    public async Task Hostile_mails_are_read_in_bounded_time()
    {
        await SentAsync();
        var report = Report("Final-Recipient: rfc822; lead@school.example");
        var nested =
            string.Concat(Enumerable.Range(0, 300).Select(n => $"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n")) + report;
        var random = new Random(4);
        var hostile = new List<string>
        {
            "From: a\r\n" + nested,
            "From: a\r\n" + string.Concat(Enumerable.Repeat("X: y\r\n", 100_000)),
            "From: a\r\n" + string.Concat(Enumerable.Repeat(" folded\r\n", 100_000)),
            "From: a\r\nContent-Type: multipart/report; boundary=\"\"\r\n\r\n----\r\n",
            "From: a\r\nContent-Type: multipart/report; boundary=b\r\n\r\n" + string.Concat(Enumerable.Repeat("--b\r\n\r\n", 100_000)),
            "From: a\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: "
                + "message/delivery-status\r\nContent-Transfer-Encoding: base64\r\n\r\n===!!A\r\n--b--",
            "From: a\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                + string.Concat(Enumerable.Repeat("A:b\r\n\r\n", 100_000)),
        };
        hostile.AddRange(Enumerable.Range(0, 200).Select(_ =>
        {
            var letters = report.ToCharArray();
            for (var i = 0; i < 20; i++)
            {
                letters[random.Next(letters.Length)] = (char)random.Next(256);
            }

            return new string(letters, 0, random.Next(letters.Length));
        }));
        var reports = app.Services.GetRequiredService<BounceReports>();

        foreach (var text in hostile)
        {
            await reports.ReadMailAsync(Encoding.Latin1.GetBytes(text).AsMemory(0, Math.Min(text.Length, BounceReports.Largest)),
                Cancellation);
        }
    }

    private async Task SentAsync()
    {
        lead = await data.Value.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, await data.Value.SchoolAsync(),
            with: c => c.Holders[0].Person.Email = "Lead@school.example");
        await data.Value.PointOfContactAsync(ContactRole.LinkWorker, service: await data.Value.ServiceAsync(),
            with: c => c.SharedEmail = "team@trust.example");
        await app.WriteAsync(Mails.About("One") with { PointOfContactId = lead.Id, PersonId = lead.Holders[0].PersonId });
        await app.SendAsync();
        mail = await app.NotificationAsync();
    }

    private string Report(string recipient, string said = "Action: failed\r\nStatus: 5.1.1", string? messageId = null) =>
        "From: MAILER-DAEMON@mail.example\r\nTo: links@directory.example\r\nSubject: Undelivered Mail\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"=_b/1\"\r\n\r\nnot for "
        + "programs\r\n--=_b/1\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.\r\n"
        + "--=_b/1\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; "
        + $"mail.example\r\n\r\n{recipient}\r\n{said}\r\nDiagnostic-Code: smtp; 550 no\r\n"
        + "\r\n--=_b/1\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: links@directory.example\r\nMessage-ID:\r\n "
        + $"<{messageId ?? mail?.MessageId}>\r\n\r\n--=_b/1--\r\n";

    private async Task<HttpStatusCode> PostAsync(string body, string type = "message/rfc822", string? secret = Secret)
    {
        using var client = app.CreateClient();
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        client.DefaultRequestHeaders.Authorization = secret is null ? null : new AuthenticationHeaderValue("Bearer", secret);
        using var answer = await client.PostAsync("/notifications/bounces", content, Cancellation);
        return answer.StatusCode;
    }

    private async Task<(NotificationState State, DateTimeOffset? CameBackAt)> StateAsync()
    {
        var now = await app.NotificationAsync();
        return (now.State, now.CameBackAt);
    }

    private async Task<IReadOnlyList<int>> UndeliverableAsync()
    {
        await using var db = app.Db.OpenToRead();
        return await db.PointsOfContact.Where(c => c.UndeliverableSince != null).OrderBy(c => c.Id).Select(c => c.Id)
            .ToListAsync(Cancellation);
    }

    private string[] Names(string folder) =>
        [.. Directory.GetFiles(Path.Combine(mailbox, folder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
