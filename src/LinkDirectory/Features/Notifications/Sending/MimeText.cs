using System.Globalization;
using System.Text;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>
/// Writes a mail in the form of RFC 5322 and 2045: plain text and HTML side by side. All of it is ASCII but for an address
/// that is not, which needs a mail server that knows SMTPUTF8.
/// </summary>
internal static class MimeText
{
    private const int LongestLine = 76;

    // A line has at most 76 characters: a name, twelve around the word, and base64 makes 4 of 3 bytes.
    private const int BytesInAWord = 36;

    public static byte[] Write(OutgoingMail mail, string from, string fromName)
    {
        var boundary = "=_" + mail.MessageId.Split('@')[0];
        var text = new StringBuilder();
        Header(text, "Date", mail.At.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header(text, "From", $"{Words(fromName)} <{from}>");
        Header(text, "To", $"<{mail.To}>");
        Header(text, "Subject", Words(mail.Subject));
        Header(text, "Message-ID", $"<{mail.MessageId}>");
        // So that nobody's absence note is sent back to us (RFC 3834).
        Header(text, "Auto-Submitted", "auto-generated");
        Header(text, "Precedence", "bulk");
        Header(text, "X-Auto-Response-Suppress", "All");
        Header(text, "MIME-Version", "1.0");
        Header(text, "Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"");
        text.Append("\r\n");
        Part(text, boundary, "text/plain", mail.Text);
        Part(text, boundary, "text/html", mail.Html);
        text.Append("--").Append(boundary).Append("--\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Text as it may stand in a header: as it is where that is safe, else in encoded words (RFC 2047).</summary>
    internal static string Words(string text)
    {
        var line = MailText.OneLine(text);
        if (line.Length <= 60
            && line.All(c => c is ' ' or '-' or '\'' or '?' || char.IsAsciiLetterOrDigit(c))
            && !line.Contains("=?", StringComparison.Ordinal))
        {
            return line;
        }

        var words = new List<string>();
        var word = new List<byte>();
        foreach (var rune in line.EnumerateRunes())
        {
            var bytes = Encoding.UTF8.GetBytes(rune.ToString());
            if (word.Count + bytes.Length > BytesInAWord)
            {
                words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
                word.Clear();
            }

            word.AddRange(bytes);
        }

        words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
        return string.Join("\r\n ", words);
    }

    /// <summary>The text that <see cref="Words"/> wrote.</summary>
    internal static string ReadWords(string header) => string.Concat(header.Split(' ').Select((word, index) =>
        word.StartsWith("=?utf-8?B?", StringComparison.Ordinal) && word.EndsWith("?=", StringComparison.Ordinal)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(word[10..^2]))
            : (index > 0 ? " " : "") + word));

    private static void Header(StringBuilder text, string name, string value) =>
        text.Append(name).Append(": ").Append(value).Append("\r\n");

    private static void Part(StringBuilder text, string boundary, string type, string content)
    {
        text.Append("--").Append(boundary).Append("\r\n");
        Header(text, "Content-Type", $"{type}; charset=utf-8");
        Header(text, "Content-Transfer-Encoding", "quoted-printable");
        text.Append("\r\n");
        foreach (var line in content.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            QuotedPrintable(text, line);
            text.Append("\r\n");
        }
    }

    private static void QuotedPrintable(StringBuilder text, string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var plain = bytes[i] is >= 33 and <= 126 and not (byte)'=' || (bytes[i] is (byte)' ' or (byte)'\t' && i < bytes.Length - 1);
            var size = plain ? 1 : 3;
            if (length + size > LongestLine - 1)
            {
                text.Append("=\r\n");
                length = 0;
            }

            length += size;
            _ = plain ? text.Append((char)bytes[i]) : text.Append('=').Append(bytes[i].ToString("X2", CultureInfo.InvariantCulture));
        }
    }
}
