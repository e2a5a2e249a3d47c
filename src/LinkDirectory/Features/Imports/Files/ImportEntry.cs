namespace LinkDirectory.Features.Imports;

/// <summary>One file of what was given to import.</summary>
/// <param name="Name">Its name, with its folder inside a zip or folder.</param>
/// <param name="Length">Bytes when unpacked.</param>
public sealed record ImportEntry(string Name, long Length, Func<Stream> OpenBytes)
{
    private const int HeadLength = 4096;

    /// <summary>Which sheet of a workbook it is, the first being 0; null where it is a file of its own.</summary>
    public int? Sheet { get; init; }

    public bool IsCsv => Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it may be a table among other files.</summary>
    public bool IsTable => IsCsv || Sheet is not null;

    /// <summary>Opens it as rows: a workbook's sheet, or else CSV.</summary>
    /// <exception cref="ImportRefusedException">It is neither, or is empty.</exception>
    public IRowTable OpenRows() => Sheet is { } sheet ? SheetTable.Open(this, sheet) : CsvTable.Open(this);

    /// <summary>Opens it as text, decoded by its content; see <see cref="ImportText"/>.</summary>
    /// <exception cref="ImportRefusedException">It is empty or plainly something other than text.</exception>
    public StreamReader OpenText()
    {
        RefuseWhatIsNotText(Head());
        return new StreamReader(OpenBytes(), ImportText.Encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
    }

    /// <summary>Reads a whole file of UTF-8, for formats that are not read line by line, without its byte order mark.</summary>
    /// <exception cref="ImportRefusedException">It is empty, larger than the limit, or plainly something other than text in
    /// UTF-8.</exception>
    public ReadOnlySpan<byte> ReadBytes(long largest)
    {
        var head = Head();
        RefuseWhatIsNotText(head);
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new ImportRefusedException($"{Name} is in UTF-16. Save it as UTF-8.");
        }

        if (Length > largest)
        {
            throw new ImportRefusedException($"{Name} is larger than {largest >> 20:N0} MB. Download a simplified version of it.");
        }

        using var bytes = OpenBytes();
        var content = new byte[Length];
        var read = bytes.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        var text = content.AsSpan(0, read);
        return text.StartsWith("\uFEFF"u8) ? text[3..] : text;
    }

    private byte[] Head()
    {
        using var bytes = OpenBytes();
        var head = new byte[HeadLength];
        return head[..bytes.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    private void RefuseWhatIsNotText(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty || head.Trim("\uFEFF \t\r\n"u8).IsEmpty)
        {
            throw new ImportRefusedException($"{Name} is empty. Download or save it again.");
        }

        var utf16 = head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        var what = head.StartsWith("%PDF"u8) ? "a PDF"
            : Sheet is not null ? "an Excel workbook"
            : head is [0x1F, 0x8B, ..] ? "a gzip archive"
            : StartsLikeHtml(head) ? "a web page, as when a download needs a sign-in or has failed"
            : !utf16 && head.Contains((byte)0) ? "binary data"
            : null;
        if (what is not null)
        {
            throw new ImportRefusedException(
                $"{Name} is not the file expected: it is {what}. Download the file again, or save the sheet as an Excel workbook (.xlsx) "
                    + "or as 'CSV UTF-8'.");
        }
    }

    private static bool StartsLikeHtml(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase);
    }
}
