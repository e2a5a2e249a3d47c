namespace LinkDirectory.Tests.Features.Notifications.Bounces;

/// <summary>A mail of ours that a mail server writes about.</summary>
/// <param name="MessageId">As the report has it; another than ours where a relay replaced it.</param>
/// <param name="ReportedTo">The address that the report comes to.</param>
internal sealed record ReturnedMail(string To, string MessageId, string ReportedTo)
{
    public string Headers =>
        $"Received: from directory.example by mx.example\r\nFrom: LinkDirectory <links@directory.example>\r\nTo: <{To}>\r\n"
        + $"Message-ID: <{MessageId}>\r\nSubject: Are your details still right?\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n";

    /// <summary>Its words are those of any mail server's report, and must not be read as one.</summary>
    public string Whole => Headers + "\r\nPlease look at your contact details. If a mail could not be delivered, ring us.\r\n";
}

/// <summary>What a mail server found wrong.</summary>
/// <param name="Status">As in "5.1.1".</param>
/// <param name="Said">The last server's answer.</param>
internal sealed record Fault(string Status, string Said, string Action = "failed");

/// <summary>Reports as mail servers of several makes write them.</summary>
internal static class WrittenReports
{
    private const string ServersName = "From: Mail Delivery System <MAILER-DAEMON@mx.example>\r\n";

    public static string Fields(ReturnedMail mail, Fault found) =>
        $"Reporting-MTA: dns; mx.example\r\nArrival-Date: Mon, 16 Nov 2026 10:00:00 +0000\r\n\r\nFinal-Recipient: rfc822; {mail.To}\r\n"
        + $"Action: {found.Action}\r\nStatus: {found.Status}\r\nDiagnostic-Code: smtp; {found.Said}\r\n";

    /// <summary>RFC 3464, in its three parts.</summary>
    /// <param name="announced">How the header announces the line between the parts, as in <c>"=_a;b"</c>.</param>
    /// <param name="line">That line as it stands.</param>
    public static string Standard(ReturnedMail mail, Fault found, bool whole = false, string announced = "\"b1\"", string line = "b1") =>
        Top(mail, "Undelivered Mail Returned to Sender")
        + $"MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary={announced}\r\n\r\n"
        + Parts(line, Words(mail, found), Fields(mail, found), Returned(mail, whole));

    /// <summary>The same within another multipart, as a list or a virus scanner sends it on.</summary>
    public static string WithinAnother(ReturnedMail mail, Fault found, bool whole) =>
        Top(mail, "Undeliverable: Are your details still right?")
        + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=outer\r\n\r\n--outer\r\n"
        + "Content-Type: multipart/report; report-type=delivery-status; boundary=inner\r\n\r\n"
        + Parts("inner", Words(mail, found), Fields(mail, found), Returned(mail, whole))
        + "--outer\r\nContent-Type: text/plain\r\n\r\nScanned by the gateway.\r\n--outer--\r\n";

    /// <summary>Forwarded as an attachment by a person whose mailbox it came to.</summary>
    public static string Forwarded(ReturnedMail mail, string report) =>
        "From: Office <office@directory.example>\r\n" + $"To: {mail.ReportedTo}\r\nSubject: Fwd: Undelivered\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/mixed; boundary=fwd\r\n\r\n--fwd\r\nContent-Type: text/plain\r\n\r\nIs this one for you?\r\n"
        + $"--fwd\r\nContent-Type: message/rfc822\r\n\r\n{report}\r\n--fwd--\r\n";

    /// <summary>The fields in a part that is one level further down.</summary>
    public static string Deeper(ReturnedMail mail, Fault found, bool whole) =>
        Top(mail, "Delivery Status Notification (Failure)")
        + "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b1\r\n\r\n--b1\r\n"
        + "Content-Type: multipart/mixed; boundary=b2\r\n\r\n--b2\r\nContent-Type: text/plain\r\n\r\n" + Words(mail, found)
        + $"\r\n--b2\r\nContent-Type: message/delivery-status\r\n\r\n{Fields(mail, found)}\r\n--b2--\r\n--b1\r\n"
        + Returned(mail, whole) + "\r\n--b1--\r\n";

    /// <summary>The fields as plain text, in a mail of one part.</summary>
    public static string AsText(ReturnedMail mail, Fault found) =>
        Top(mail, "Delivery report") + $"\r\n{Words(mail, found)}\r\n\r\n{Fields(mail, found)}\r\n{mail.Headers}";

    public static string Exim(ReturnedMail mail, Fault found) =>
        $"Return-Path: <>\r\nX-Failed-Recipients: {mail.To}\r\nAuto-Submitted: auto-replied\r\n"
        + "From: Mail Delivery System <Mailer-Daemon@mx.example>\r\n"
        + $"To: {mail.ReportedTo}\r\nSubject: Mail delivery failed: returning message to sender\r\nMessage-ID: <E1x@mx.example>\r\n\r\n"
        + "This message was created automatically by mail delivery software.\r\n\r\nIt could not be delivered to this recipient:\r\n\r\n"
        + $"  {mail.To}\r\n    host mx.school.example [192.0.2.5]\r\n    SMTP error from remote mail server after RCPT TO:<{mail.To}>:\r\n"
        + $"    {found.Said}\r\n\r\n------ This is a copy of the message, including all the headers. ------\r\n\r\n{mail.Whole}";

    public static string Qmail(ReturnedMail mail, Fault found) =>
        $"Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: {mail.ReportedTo}\r\nSubject: failure notice\r\n\r\n"
        + "Hi. This is the qmail-send program at mx.example.\r\nI wasn't able to deliver your message to the following addresses.\r\n"
        + "I've given up; sorry it didn't work out.\r\n\r\n"
        + $"<{mail.To}>:\r\n192.0.2.5 does not like recipient.\r\nRemote host said: {found.Said}\r\nGiving up on 192.0.2.5.\r\n\r\n"
        + $"--- Below this line is a copy of the message.\r\n\r\n{mail.Whole}";

    public static string Postfix(ReturnedMail mail, Fault found) =>
        Top(mail, "Undelivered Mail Returned to Sender")
        + "\r\nThis is the mail system at host mx.example.\r\n\r\nYour message could not be delivered to one or more recipients.\r\n\r\n"
        + $"<{mail.To}>: host mx.school.example[192.0.2.5] said:\r\n    {found.Said} (in reply to RCPT TO command)\r\n\r\n"
        + $"----- Undelivered message headers follow -----\r\n{mail.Headers}";

    public static string Sendmail(ReturnedMail mail, Fault found) =>
        $"From: Mail Delivery Subsystem <mailer@mx.example>\r\nTo: {mail.ReportedTo}\r\nSubject: Returned mail: see transcript\r\n\r\n"
        + "   ----- The following addresses had permanent fatal errors -----\r\n"
        + $"<{mail.To}>\r\n\r\n   ----- Transcript of session follows -----\r\n... while talking to mx.school.example.:\r\n<<< {found.Said}\r\n"
        + $"\r\n   ----- Original message follows -----\r\n{mail.Whole}";

    public static string Exchange(ReturnedMail mail, Fault found) =>
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@trust.example>\r\n"
        + $"To: {mail.ReportedTo}\r\nSubject: Undeliverable: Are your details still right?\r\n\r\n"
        + $"Delivery has failed to these recipients or groups:\r\n\r\n{mail.To}\r\nThe message couldn't be delivered.\r\n\r\n"
        + $"Diagnostic information for administrators:\r\n\r\nGenerating server: mx.trust.example\r\n\r\n{mail.To}\r\n"
        + $"Remote Server returned '{found.Said}'\r\n\r\nOriginal message headers:\r\n\r\n{mail.Headers}";

    public static string ExchangeInHtml(ReturnedMail mail, Fault found) =>
        $"From: postmaster@trust.example\r\nTo: {mail.ReportedTo}\r\nSubject: Undeliverable: Are your details still right?\r\n"
        + "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><style>p { margin: 0 }</style></head><body>"
        + $"<p>Your message to <a href=\"mailto:{mail.To}\">{mail.To}</a> couldn&#39;t be delivered.</p>\r\n<p>Remote server said: "
        + $"{found.Said}</p>\r\n<p>Original message headers:</p>\r\n<pre>{mail.Headers.Replace("<", "&lt;", StringComparison.Ordinal)}</pre>"
        + "</body></html>\r\n";

    /// <summary>One line, a code and the empty return address, under a name that tells nothing.</summary>
    public static string FromNobodyKnown(ReturnedMail mail, Fault found) =>
        $"Return-Path: <>\r\nFrom: gateway@mx.example\r\nTo: {mail.ReportedTo}\r\nSubject: Your mail\r\n\r\n"
        + $"Not delivered to {mail.To}: {found.Said}\r\n\r\n--- Original message ---\r\n{mail.Headers}";

    private static string Top(ReturnedMail mail, string subject) =>
        $"Return-Path: <>\r\n{ServersName}To: {mail.ReportedTo}\r\nSubject: {subject}\r\nMessage-ID: <x1@mx.example>\r\n";

    private static string Words(ReturnedMail mail, Fault found) => $"Your message to {mail.To} could not be delivered: {found.Said}\r\n";

    private static string Returned(ReturnedMail mail, bool whole) => whole
        ? $"Content-Type: message/rfc822\r\n\r\n{mail.Whole}" : $"Content-Type: text/rfc822-headers\r\n\r\n{mail.Headers}";

    private static string Parts(string line, string words, string fields, string returned) =>
        $"--{line}\r\nContent-Type: text/plain\r\n\r\n{words}\r\n--{line}\r\nContent-Type: message/delivery-status\r\n\r\n{fields}\r\n"
        + $"--{line}\r\n{returned}\r\n--{line}--\r\n";
}
