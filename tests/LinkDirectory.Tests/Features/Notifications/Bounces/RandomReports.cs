namespace LinkDirectory.Tests.Features.Notifications.Bounces;

/// <summary>A mail that arrived in the mailbox for reports, and what is right to conclude.</summary>
internal sealed record ArrivedReport(string What, string Text, bool Failed, bool IsOfTheAddress);

/// <summary>Makes mails as they arrive in a mailbox for reports, the same for the same seed.</summary>
internal sealed class RandomReports(int seed)
{
    private static readonly (string Status, string Said, bool IsOfTheAddress)[] Failures =
    [
        ("5.1.1", "550 5.1.1 <{0}>: Recipient address rejected: User unknown in virtual mailbox table", true),
        ("5.1.1", "550 No such user here", true),
        ("5.1.2", "550 5.1.2 Host or domain name not found", true),
        ("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", true),
        ("5.2.1", "550 5.2.1 The email account that you tried to reach is disabled", true),
        ("5.4.1", "550 5.4.1 Recipient address rejected: Access denied", true),
        ("5.5.0", "550 5.5.0 Requested action not taken: mailbox unavailable", true),
        ("5.0.0", "550 unknown user", true),
        ("4.4.7", "550 4.4.7 queue expired; message expired", true),
        ("4.4.1", "451 4.4.1 connection timed out; given up after five days", true),
        ("5.2.2", "552 5.2.2 The email account that you tried to reach is over quota", false),
        ("4.2.2", "452 4.2.2 mailbox full; given up", false),
        ("5.0.0", "552 Requested mail action aborted: exceeded storage allocation", false),
        ("4.4.7", "452 4.2.2 Mailbox is full; expired", false),
        ("5.7.1", "554 5.7.1 Service unavailable; client host blocked using a block list", false),
        ("5.7.26", "550 5.7.26 This mail is unauthenticated and has been blocked", false),
        ("5.0.0", "550 Message rejected as spam by our content filter", false),
        ("4.7.1", "450 4.7.1 greylisted for too long", false),
        ("5.3.4", "552 5.3.4 Message size exceeds fixed limit", false),
        ("5.6.0", "554 5.6.0 Message content not accepted", false),
        ("5.3.2", "554 5.3.2 System not accepting network messages", false),
        ("5.4.6", "554 5.4.6 Routing loop detected", false),
    ];

    private readonly Random random = new(seed);

    /// <param name="to">Whom the mail went to.</param>
    /// <param name="ourId">Its Message-ID.</param>
    public ArrivedReport About(string to, string ourId)
    {
        var token = ourId.Split('@')[0];
        return random.Next(4) == 0 ? Harmless(to, ourId) : Failure(to, ourId, $"bounces+{token}@directory.example");
    }

    private ArrivedReport Failure(string to, string ourId, string ownReturnAddress)
    {
        var (status, said, isOfTheAddress) = Failures[random.Next(Failures.Length)];
        var found = new Fault(status, said.Replace("{0}", to, StringComparison.Ordinal), Pick("failed", "Failed", "failed (for good)"));
        var (id, reportedTo) = random.Next(4) switch
        {
            0 => ($"{Guid.NewGuid():N}@relay.example", ownReturnAddress),
            1 => ($"{Guid.NewGuid():N}@relay.example", ownReturnAddress.ToUpperInvariant()),
            2 => (ourId, ownReturnAddress),
            _ => (ourId, "links@directory.example"),
        };
        var mail = new ReturnedMail(random.Next(3) == 0 ? to.ToUpperInvariant() : to, id, reportedTo);
        var (name, text) = Written(mail, found);
        if (random.Next(8) == 0)
        {
            (name, text) = ($"forwarded {name}", WrittenReports.Forwarded(mail, text));
        }

        return new ArrivedReport($"{name}: {said}", text, Failed: true, isOfTheAddress);
    }

    private (string Name, string Text) Written(ReturnedMail mail, Fault found)
    {
        var whole = random.Next(2) == 0;
        return random.Next(14) switch
        {
            0 => ("standard", WrittenReports.Standard(mail, found, whole)),
            1 => ("standard with a semicolon", WrittenReports.Standard(mail, found, whole, "\"=_a;b\"", "=_a;b")),
            2 => ("standard with a bare semicolon", WrittenReports.Standard(mail, found, whole, "=_a;b", "=_a;b")),
            3 => ("standard with another line", WrittenReports.Standard(mail, found, whole, "\"b1\"", "c2")),
            4 => ("standard with a slash", WrittenReports.Standard(mail, found, whole, "\"A1.2/mx.example (x) ?\"", "A1.2/mx.example (x) ?")),
            5 => ("within another", WrittenReports.WithinAnother(mail, found, whole)),
            6 => ("deeper", WrittenReports.Deeper(mail, found, whole)),
            7 => ("as text", WrittenReports.AsText(mail, found)),
            8 => ("Exim", WrittenReports.Exim(mail, found)),
            9 => ("qmail", WrittenReports.Qmail(mail, found)),
            10 => ("Postfix", WrittenReports.Postfix(mail, found)),
            11 => ("Sendmail", WrittenReports.Sendmail(mail, found)),
            12 => ("Exchange", WrittenReports.Exchange(mail, found)),
            _ => ("Exchange in HTML", WrittenReports.ExchangeInHtml(mail, found)),
        };
    }

    private ArrivedReport Harmless(string to, string ourId)
    {
        var mail = new ReturnedMail(to, ourId, $"bounces+{ourId.Split('@')[0]}@directory.example");
        var stranger = mail with { MessageId = $"{Guid.NewGuid():N}@localhost", ReportedTo = $"bounces+{Guid.NewGuid():N}@directory.example" };
        var later = new Fault("4.4.1", "451 4.4.1 connection timed out", "delayed");
        var (name, text) = random.Next(9) switch
        {
            0 => ("delay", WrittenReports.Standard(mail, later)),
            1 => ("receipt", WrittenReports.Standard(mail, new Fault("2.0.0", "250 taken", Pick("delivered", "relayed", "expanded")))),
            2 => ("delay as text", WrittenReports.AsText(mail, later)),
            3 => ("Exim's delay", EximsDelay(mail)),
            4 => ("absence note", Note(mail, "Automatic reply: I have left", "I have left the school. This mailbox is closed.")),
            5 => ("absence note with our mail", Note(mail, "Out of office", $"Mail to {to} is not read.\r\n\r\n> {mail.Headers}")),
            6 => ("answer", Note(mail, "Re: Are your details still right?", "The last mail could not be delivered, did you know?")),
            7 => ("forged", WrittenReports.Standard(stranger, new Fault("5.1.1", "550 5.1.1 no such mailbox"))),
            _ => ("read receipt", ReadReceipt(mail)),
        };
        return new ArrivedReport(name, text, Failed: false, IsOfTheAddress: false);
    }

    private static string Note(ReturnedMail mail, string subject, string text) =>
        $"Return-Path: <>\r\nFrom: <{mail.To}>\r\nTo: {mail.ReportedTo}\r\nSubject: {subject}\r\nAuto-Submitted: auto-replied\r\n"
        + $"In-Reply-To: <{mail.MessageId}>\r\n\r\n{text}\r\n";

    private static string EximsDelay(ReturnedMail mail) =>
        "Return-Path: <>\r\nFrom: Mail Delivery System <Mailer-Daemon@mx.example>\r\n"
        + $"To: {mail.ReportedTo}\r\nSubject: Warning: message 1abc delayed 24 hours\r\nAuto-Submitted: auto-replied\r\n\r\n"
        + "Your message has not yet been delivered to one of its recipients after more than 24 hours.\r\n\r\n"
        + $"Message-ID: <{mail.MessageId}>\r\n\r\n  {mail.To}\r\n    451 4.4.1 could not connect\r\n\r\nNo action is required on your part.\r\n";

    private static string ReadReceipt(ReturnedMail mail) =>
        $"From: <{mail.To}>\r\nTo: {mail.ReportedTo}\r\nSubject: Not read: Are your details still right?\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/report; report-type=disposition-notification; boundary=m\r\n\r\n--m\r\nContent-Type: text/plain\r\n\r\n"
        + $"Your message could not be shown and was deleted.\r\n--m\r\nContent-Type: message/disposition-notification\r\n\r\n"
        + $"Final-Recipient: rfc822; {mail.To}\r\nOriginal-Message-ID: <{mail.MessageId}>\r\n"
        + "Disposition: automatic-action/MDN-sent-automatically; deleted\r\n\r\n--m--\r\n";

    private string Pick(params string[] from) => from[random.Next(from.Length)];
}
