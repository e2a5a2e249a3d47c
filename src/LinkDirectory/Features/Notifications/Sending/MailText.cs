using System.Text.Encodings.Web;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>A mail as it is read: one subject, the same words as plain text and as HTML.</summary>
public sealed record RenderedMail(string Subject, string Text, string Html);

/// <summary>Writes mails. There is one layout for all; what differs, features say. Nothing in it is fetched or followed up.</summary>
public sealed class MailText(SiteAddress site)
{
    private const int LongestSubject = 200;

    // What mail programs without style sheets of their own show; the rest is for those that know dark screens.
    private const string Style =
        "body{margin:0;background:#f0f4f5;color:#212b32;font:19px/1.5 Arial,sans-serif}"
        + "main{max-width:600px;margin:0 auto;padding:24px;background:#fff}h1{font-size:24px;line-height:1.3}"
        + "a{color:#005eb8}.button{display:inline-block;"
        + "padding:12px 18px;border-radius:4px;background:#007f3b;color:#fff;font-weight:bold;text-decoration:none}"
        + ".address{font-size:16px;overflow-wrap:anywhere}footer{margin-top:32px;border-top:1px solid #aeb7bd;font-size:16px;color:#4c6272}"
        + "@media (prefers-color-scheme:dark){body,main{background:#12191d;color:#f0f4f5}a{color:#99c7eb}"
        + ".button{background:#00703c;color:#fff}footer{color:#d8dde0}}";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    private string Footer =>
        "This is an automatic message from LinkDirectory, the directory of contacts between schools and mental health services: "
            + $"{site.Link("/")}";

    public RenderedMail Render(Mail mail) => new(OneLine(mail.Subject), WriteText(mail), WriteHtml(mail));

    /// <summary>Text without line breaks or other control characters, so that it cannot end a header.</summary>
    internal static string OneLine(string text)
    {
        var line = string.Join(' ',
            string.Concat(
                text.Select(
                    c => char.IsControl(c)
                        || char.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : c))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestSubject ? line : line[..(LongestSubject - 1)].TrimEnd() + "…";
    }

    private string WriteText(Mail mail)
    {
        var text = new StringBuilder();
        Paragraph(text, Greeting(mail));
        foreach (var paragraph in mail.Paragraphs)
        {
            Paragraph(text, paragraph);
        }

        Paragraph(text, string.Join('\n', mail.Items.Select(item => $"* {OneLine(item)}")));
        Paragraph(text, mail.Action is { } action ? $"{OneLine(action.Label)}:\n{action.Address.AbsoluteUri}" : "");
        Paragraph(text, mail.Closing ?? "");
        return text.Append("---\n").Append(Footer).Append('\n').ToString();
    }

    private static void Paragraph(StringBuilder text, string paragraph)
    {
        if (paragraph.Length > 0)
        {
            text.Append(paragraph.ReplaceLineEndings("\n")).Append("\n\n");
        }
    }

    private string WriteHtml(Mail mail)
    {
        var html = new StringBuilder(
            "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                + "content=\"width=device-width\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>").Append(Html.Encode(OneLine(mail.Subject)))
            .Append("</title>\n<style>").Append(Style)
            .Append("</style>\n</head>\n<body>\n<main>\n<h1>").Append(Html.Encode(OneLine(mail.Subject))).Append("</h1>\n");
        Element(html, "p", Greeting(mail));
        foreach (var paragraph in mail.Paragraphs)
        {
            Element(html, "p", paragraph);
        }

        if (mail.Items.Count > 0)
        {
            html.Append("<ul>\n");
            foreach (var item in mail.Items)
            {
                Element(html, "li", item);
            }

            html.Append("</ul>\n");
        }

        if (mail.Action is { } action)
        {
            var address = Html.Encode(action.Address.AbsoluteUri);
            html.Append("<p><a class=\"button\" style=\"color:#fff\" href=\"").Append(address).Append("\">")
                .Append(Html.Encode(OneLine(action.Label))).Append("</a></p>\n")
                .Append("<p class=\"address\">If the button does not work, copy this address into your browser:<br>").Append(address)
                .Append("</p>\n");
        }

        Element(html, "p", mail.Closing ?? "");
        html.Append("<footer>\n");
        Element(html, "p", Footer);
        return html.Append("</footer>\n</main>\n</body>\n</html>\n").ToString();
    }

    private static void Element(StringBuilder html, string name, string text)
    {
        if (text.Length > 0)
        {
            var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => Html.Encode(line));
            html.Append('<').Append(name).Append('>').AppendJoin("<br>", lines).Append("</").Append(name).Append(">\n");
        }
    }

    private static string Greeting(Mail mail) => mail.Name is { Length: > 0 } name ? $"Dear {OneLine(name)}," : "Hello,";
}
