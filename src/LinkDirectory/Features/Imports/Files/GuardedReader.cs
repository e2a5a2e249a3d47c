namespace LinkDirectory.Features.Imports;

/// <summary>Passes text on unless a row is absurdly long or the content is not text, so that nothing downstream buffers it.</summary>
internal sealed class GuardedReader(TextReader inner, string name) : TextReader
{
    /// <summary>The longest row accepted, in characters. The longest of a real GIAS or postcode file is a few thousand.</summary>
    public const int LongestRow = 1_000_000;

    private long passedOn;
    private long rowBegins;
    private int line = 1;

    /// <summary>Told by the parser where a row begins, before it reads it.</summary>
    /// <param name="characters">The characters of the rows before.</param>
    /// <param name="atLine">The row's line, the first being 1.</param>
    public void RowBegins(long characters, int atLine) => (rowBegins, line) = (characters, atLine);

    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
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
            throw new ImportRefusedException(
                $"{name} is not text: it holds binary data. Give the file as it was downloaded, or save the sheet as 'CSV UTF-8'.");
        }

        passedOn += text.Length;
        if (passedOn - rowBegins > LongestRow)
        {
            throw new ImportRefusedException(
                $"{name}, line {line}: the row that begins here is longer than {LongestRow:N0} characters. Either this is not a table of "
                    + "rows, or a quotation mark was opened here and never closed. Correct it, or download the file again.");
        }
    }
}
