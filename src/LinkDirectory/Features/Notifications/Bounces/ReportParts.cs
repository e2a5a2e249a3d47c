using MimeKit;
using MimeKit.Text;

namespace LinkDirectory.Features.Notifications.Bounces;

/// <summary>A mail within what arrived: the mail itself, or one that it forwards or returns.</summary>
/// <param name="Statuses">The parts that say in a program's words what became of it (RFC 3464).</param>
/// <param name="Text">What it says to people, its HTML as plain text; whole where its parts cannot be told apart.</param>
internal sealed record ReportMail(MimeMessage Mail, IReadOnlyList<MessageDeliveryStatus> Statuses, string Text);

/// <summary>Takes a mail apart, whatever is packed into what.</summary>
internal static class ReportParts
{
    private const int MostMails = 20;

    /// <summary>The mail and those within it, from the outside in.</summary>
    public static IReadOnlyList<ReportMail> MailsIn(MimeMessage mail)
    {
        var mails = new List<ReportMail>();
        Add(mails, mail);
        return mails;
    }

    private static void Add(List<ReportMail> mails, MimeMessage mail)
    {
        if (mails.Count == MostMails)
        {
            return;
        }

        var (statuses, text, inner) = (new List<MessageDeliveryStatus>(), new StringBuilder(), new List<MimeMessage>());
        Read(mail.Body, statuses, text, inner);
        mails.Add(new ReportMail(mail, statuses, text.ToString()));
        foreach (var each in inner)
        {
            Add(mails, each);
        }
    }

    private static void Read(MimeEntity? part, List<MessageDeliveryStatus> statuses, StringBuilder text, List<MimeMessage> inner)
    {
        switch (part)
        {
            // The line that divides the parts is not the one that was announced: all of it is read as one text.
            case Multipart { Count: 0 } undivided:
                text.AppendLine(undivided.ToString());
                break;
            case Multipart parts:
                text.AppendLine(parts.Preamble);
                foreach (var each in parts)
                {
                    Read(each, statuses, text, inner);
                }

                text.AppendLine(parts.Epilogue);
                break;
            case MessageDeliveryStatus status:
                statuses.Add(status);
                break;
            case MessagePart { Message: { } message }:
                inner.Add(message);
                break;
            case TextPart words:
                text.AppendLine(words.IsHtml ? WithoutTags(words.Text) : words.Text);
                break;
            case MimePart { Content: { } content } other when other.ContentType.MediaType is "message" or "text":
                using (var bytes = new MemoryStream())
                {
                    content.DecodeTo(bytes);
                    text.AppendLine(Encoding.UTF8.GetString(bytes.ToArray()));
                }

                break;
        }
    }

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder();
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        while (tokens.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlDataToken data and not HtmlScriptDataToken:
                    text.Append(data.Data);
                    break;
                case HtmlTagToken
                {
                    Id: HtmlTagId.Br or HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.LI or HtmlTagId.H1 or HtmlTagId.H2,
                }:
                    text.AppendLine();
                    break;
            }
        }

        return text.ToString();
    }
}
