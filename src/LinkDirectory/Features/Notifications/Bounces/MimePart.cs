using System.Globalization;
using System.Text;

namespace LinkDirectory.Features.Notifications.Bounces;

/// <summary>
/// A mail, or a part of one, read from whatever arrived. It is as careful as its input is not to be trusted: nothing in it makes
/// it fail, go deeper or grow longer than its bounds; what cannot be read is left out.
/// </summary>
internal sealed class MimePart
{
    private const int Deepest = 8;
    private const int MostParts = 50;
    private const int MostHeaders = 500;

    private readonly List<(string Name, string Value)> headers = [];

    /// <summary>The parts of a multipart, or the mail inside a message/rfc822.</summary>
    public List<MimePart> Parts { get; } = [];

    /// <summary>The content as it came, a character for each byte.</summary>
    public string Raw { get; private set; } = "";

    /// <summary>As in "text/plain", in small letters.</summary>
    public string Type { get; private set; } = "text/plain";

    public static MimePart Read(ReadOnlySpan<byte> mail)
    {
        var left = MostParts;
        return Read(Encoding.Latin1.GetString(mail), 0, ref left);
    }

    /// <summary>The first header of that name, unfolded; null where there is none.</summary>
    public string? Header(string name) => headers.Find(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public IEnumerable<MimePart> All() => Parts.SelectMany(part => part.All()).Prepend(this);

    /// <summary>The content as text, its transfer encoding undone; UTF-8 where that fits.</summary>
    public string Text() => Encoding.UTF8.GetString(Decoded());

    /// <summary>Groups of fields parted by empty lines, as in a delivery status (RFC 3464).</summary>
    public IReadOnlyList<IReadOnlyList<(string Name, string Value)>> FieldGroups()
    {
        var groups = new List<IReadOnlyList<(string Name, string Value)>>();
        var rest = Encoding.Latin1.GetString(Decoded());
        while (rest.Trim().Length > 0 && groups.Count < MostParts)
        {
            var part = new MimePart();
            rest = part.TakeHeaders(rest.TrimStart('\r', '\n'));
            groups.Add(part.headers);
        }

        return groups;
    }

    private static MimePart Read(string text, int depth, ref int left)
    {
        var part = new MimePart();
        part.Raw = part.TakeHeaders(text);
        var type = part.Header("Content-Type") ?? "text/plain";
        part.Type = type.Split(';')[0].Trim().ToLowerInvariant();
        if (depth >= Deepest)
        {
            return part;
        }

        if (part.Type.StartsWith("multipart/", StringComparison.Ordinal)
            && Parameter(type, "boundary") is { Length: > 0 and <= 200 } boundary)
        {
            foreach (var content in Split(part.Raw, boundary))
            {
                if (left-- <= 0)
                {
                    break;
                }

                part.Parts.Add(Read(content, depth + 1, ref left));
            }
        }
        else if (part.Type is "message/rfc822" or "message/global" or "text/rfc822-headers" or "message/global-headers" && left-- > 0)
        {
            part.Parts.Add(Read(Encoding.Latin1.GetString(part.Decoded()), depth + 1, ref left));
        }

        return part;
    }

    // Takes the headers off and returns what follows the empty line.
    private string TakeHeaders(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at);
            var line = text[at..(end < 0 ? text.Length : end)].TrimEnd('\r');
            at = end < 0 ? text.Length : end + 1;
            if (line.Length == 0)
            {
                break;
            }

            if (line[0] is ' ' or '\t')
            {
                if (headers.Count > 0 && headers[^1].Value.Length < 8000)
                {
                    headers[^1] = (headers[^1].Name, headers[^1].Value + " " + line.Trim());
                }
            }
            else if (headers.Count < MostHeaders && line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                headers.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }
        }

        return text[at..];
    }

    private static List<string> Split(string text, string boundary)
    {
        var parts = new List<string>();
        var delimiter = "--" + boundary;
        var begins = -1;
        for (var at = 0; at < text.Length && parts.Count < MostParts;)
        {
            var end = text.IndexOf('\n', at) is var found and >= 0 ? found + 1 : text.Length;
            var line = text.AsSpan(at, end - at).TrimEnd();
            if (line.StartsWith(delimiter, StringComparison.Ordinal) && line.Length <= delimiter.Length + 2)
            {
                if (begins >= 0)
                {
                    parts.Add(text[begins..at]);
                }

                if (line.Length > delimiter.Length)
                {
                    return parts;
                }

                begins = end;
            }

            at = end;
        }

        if (begins >= 0 && parts.Count < MostParts)
        {
            parts.Add(text[begins..]); // the end was cut off
        }

        return parts;
    }

    private static string? Parameter(string header, string name)
    {
        foreach (var piece in header.Split(';').Skip(1))
        {
            var (key, value) = piece.IndexOf('=', StringComparison.Ordinal) is var at and > 0
                ? (piece[..at].Trim(), piece[(at + 1)..].Trim())
                : ("", "");
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value.Trim('"');
            }
        }

        return null;
    }

    private byte[] Decoded() => Header("Content-Transfer-Encoding")?.Trim().ToLowerInvariant() switch
    {
        "base64" => FromBase64(Raw),
        "quoted-printable" => FromQuotedPrintable(Raw),
        _ => Encoding.Latin1.GetBytes(Raw),
    };

    private static byte[] FromBase64(string text)
    {
        var letters = string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/'));
        letters = letters[..(letters.Length - (letters.Length % 4 == 1 ? 1 : 0))];
        return Convert.FromBase64String(letters.PadRight((letters.Length + 3) / 4 * 4, '='));
    }

    private static byte[] FromQuotedPrintable(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=')
            {
                bytes.Add((byte)text[i]);
            }
            else if (i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                // A soft line break, or a stray sign, which is left out.
                i += text.AsSpan(i + 1) is ['\r', '\n', ..] ? 2 : text.AsSpan(i + 1) is ['\n', ..] ? 1 : 0;
            }
        }

        return [.. bytes];
    }
}
