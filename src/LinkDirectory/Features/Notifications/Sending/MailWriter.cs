using MimeKit;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>Turns mails into MIME: plain text and HTML side by side.</summary>
public sealed class MailWriter(IOptions<MailOptions> options, SiteAddress site)
{
    public MailboxAddress Sender { get; } =
        new(MailText.OneLine(options.Value.FromName), options.Value.From ?? $"no-reply@{site.Host}");

    /// <summary>Reads the address of one recipient, its domain in ASCII letters.</summary>
    /// <returns>Null where the text is not exactly one address.</returns>
    public static MailboxAddress? ParseRecipient(string address)
    {
        var at = address.LastIndexOf('@');
        if (at < 1 || address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || "<>,;\"\\()".Contains(c, StringComparison.Ordinal)))
        {
            return null;
        }

        try
        {
            var domain = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(address, at + 1);
            return new MailboxAddress("", $"{address[..at]}@{domain}");
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException)
        {
            return null;
        }
    }

    public MimeMessage Write(OutgoingMail mail, MailboxAddress recipient)
    {
        // "=?" begins an encoded word: a subject that contains it would be decoded when it is read.
        var subject = MailText.OneLine(mail.Subject).Replace("=?", "= ?", StringComparison.Ordinal);
        var body = new MultipartAlternative(Part("plain", mail.Text), Part("html", mail.Html));
        var message = new MimeMessage([Sender], [recipient], subject, body) { Date = mail.At, MessageId = mail.MessageId };
        // These ask mail systems not to send us absence notes (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Precedence", "bulk");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }

    private static TextPart Part(string subtype, string text) =>
        new(subtype) { Text = text, ContentTransferEncoding = ContentEncoding.QuotedPrintable };
}
