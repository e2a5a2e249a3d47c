using System.Text.RegularExpressions;
using MimeKit;

namespace LinkDirectory.Features.Notifications.Bounces;

/// <summary>
/// What a mail server says in words alone, as Exim, qmail, Exchange and old servers do. An absence note says much the same, so a
/// mail counts only where a mail server wrote it.
/// </summary>
internal static partial class PlainReport
{
    /// <returns>Null where the mail tells of no failure for good; an address of null where it names no address.</returns>
    public static IReadOnlyList<FailedRecipient>? Read(ReportMail mail)
    {
        var headers = mail.Mail.Headers;
        var (subject, told) = (mail.Mail.Subject ?? "", Before(mail.Text));
        var named = headers["X-Failed-Recipients"];
        if (named is null && (IsAnotherReport(mail.Mail) || AutoReply().IsMatch(subject) || !IsFromAServer(mail.Mail, told)
            || IsDelay($"{subject}\n{told}") || !(Failed().IsMatch($"{subject}\n{told}") || Coded().IsMatch(told))))
        {
            return null;
        }

        var failure = MailFaults.Read(told);
        var addresses = EmailWords.In($"{named} {told}").Where(address => !IsTheServersOwn(address, mail.Mail)).ToList();
        return [.. addresses.DefaultIfEmpty().Select(address => new FailedRecipient(address, failure))];
    }

    /// <summary>What a server says before it returns the mail.</summary>
    private static string Before(string text) => Copy().Match(text) is { Success: true } copy ? text[..copy.Index] : text;

    // A receipt that a mail was read, or a complaint about one.
    private static bool IsAnotherReport(MimeMessage mail) =>
        mail.Body?.ContentType is { } type && type.IsMimeType("multipart", "report")
            && type.Parameters["report-type"] is { } kind && !kind.Equals("delivery-status", StringComparison.OrdinalIgnoreCase);

    // A mail with the empty return address may be an absence note (RFC 3834), so that one must also give a server's code
    // and name somebody other than its writer.
    private static bool IsFromAServer(MimeMessage mail, string told) =>
        mail.From.Mailboxes.Any(from => Server().IsMatch($"{from.Name}\n{from.Address}"))
            || (mail.Headers[HeaderId.ReturnPath]?.Trim() == "<>" && Coded().IsMatch(told)
                && EmailWords.In(told).Any(address => !IsTheServersOwn(address, mail)));

    private static bool IsDelay(string said) => Delay().IsMatch(said) && !GivenUp().IsMatch(said);

    private static bool IsTheServersOwn(string address, MimeMessage mail) =>
        Server().IsMatch($"\n{address}")
            || mail.To.Mailboxes.Concat(mail.From.Mailboxes).Any(own => own.Address.Equals(address, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(
        @"^[ \t>]*(-{2,}(?!.*transcript).*(copy|original|below|header|returned|unsent|follows|forwarded|included)|original message headers"
        + @"|(received|return-path|message-id|mime-version|dkim-signature|from|date): .*\r?\n([ \t].*\r?\n)*[\w-]+: )",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Copy();

    [GeneratedRegex(@"^\s*(re:\s*)?(auto(matic|mated)?[- ]?(re(ply|sponse)|:)|out[- ]of[- ](the[- ])?office|vacation|absence|away\b)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AutoReply();

    [GeneratedRegex(
        @"mailer[-_. ]?daemon|mail[-_. ]?daemon|mdaemon|^post ?master\b|^mail (delivery|system|administrator|router)|delivery (sub)?system"
        + "|^microsoft ?(exchange|outlook)|^system administrator|^microsoftexchange",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Server();

    [GeneratedRegex(
        @"(?<![\d.])5\.\d{1,3}\.\d{1,3}(?!\.?\d)|\b55[0-6][ -]\D", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Coded();

    [GeneratedRegex(
        @"not (yet )?been (delivered|able)|\bdelay(ed)?\b|will (keep|continue|be|try|retry)\W+([\w']+\W+){0,3}(try|retr|attempt|again)"
        + @"|still (being )?(try|retr)|attempts? will continue|warning: (message|could not)|this is (only )?a warning|need to resend"
        + @"|no action is required|will be retried",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Delay();

    [GeneratedRegex(
        @"giv(en|ing) up|not going to try again|(?<!\bif\b[^.\n]{0,80})permanent|no (more|further) attempts"
        + "|will not (be retried|try)|timeout exceeded",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GivenUp();

    [GeneratedRegex(
        @"(could|can|was|were|has|have)( ?n.t| ?not)( be| been)? (deliver|sent|reach|complet)|undeliver"
        + @"|delivery[\w ()]{0,40}(fail|error)|failure"
        + @"|fail(ed|s)? to (deliver|reach)|return(ed|ing) (message )?to sender|(unable|wasn.t able|not able|couldn.t|could not|failed) to"
        + @"|did ?n.t reach|did not reach|permanent|fatal error|rejected|returned mail|not delivered",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Failed();
}
