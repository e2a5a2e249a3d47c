namespace LinkDirectory.Features.Imports;

/// <summary>Passes text on unless a line is absurdly long or the content is not text, so that nothing downstream buffers it.</summary>
internal sealed class GuardedReader(TextReader inner, string name) : TextReader
{
    /// <summary>The longest line accepted, in characters. The longest of a real GIAS or postcode file is a few thousand.</summary>
    public const int LongestLine = 1_000_000;

    private int line = 1;
    private long length;

    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
        Check(buffer.AsSpan(index, read));
        return read;
    }

    public override async Task<int> ReadAsync(char[] buffer, int index, int count)
    {
        var read = await inner.ReadAsync(buffer, index, count);
        Check(buffer.AsSpan(index, read));
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Check(ReadOnlySpan<char> text)
    {
        if (text.Contains('\0'))
        {
            throw new ImportRefusedException($"{name} is not text: it holds binary data. Give the CSV file as it was downloaded, or save the sheet as 'CSV UTF-8'.");
        }

        var breaks = text.Count('\n');
        if (breaks == 0)
        {
            length += text.Length;
        }
        else
        {
            length += text.IndexOf('\n');
            Refuse();
            line += breaks;
            length = text.Length - text.LastIndexOf('\n') - 1;
        }

        Refuse();
    }

    private void Refuse()
    {
        if (length > LongestLine)
        {
            throw new ImportRefusedException($"{name}, line {line}: the line is longer than {LongestLine:N0} characters, so this is not a table of rows. Check that it is the right file, and download it again.");
        }
    }
}
