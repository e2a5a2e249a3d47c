using CsvHelper;
using CsvHelper.Configuration;

namespace LinkDirectory.Features.Imports;

/// <summary>
/// Reads a CSV file row by row, without holding it: comma, semicolon or tab between fields, any encoding that
/// <see cref="ImportEntry.OpenText"/> knows, rows of bounded length.
/// </summary>
public sealed class CsvTable : IRowTable
{
    private const string SeparatorName = "sep=";
    private const string Delimiters = ",;\t";

    private readonly GuardedReader text;
    private readonly CsvParser parser;

    private CsvTable(ImportEntry entry)
    {
        Name = entry.Name;
        var reader = entry.OpenText();
        text = new GuardedReader(reader, entry.Name);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = null,
            IgnoreBlankLines = false,
            BufferSize = 1 << 16,
            Delimiter = DelimiterOf(entry),
        };
        parser = new CsvParser(text, configuration);
    }

    public string Name { get; }

    public int Line { get; private set; }

    public int Count => parser.Count;

    public string this[int field] => parser[field].Trim();

    /// <exception cref="ImportRefusedException">It is no CSV file.</exception>
    public static CsvTable Open(ImportEntry entry) => new(entry);

    public bool Read()
    {
        do
        {
            Line = parser.RawRow + 1;
            text.RowBegins(parser.CharCount, Line);
            if (!ReadRow())
            {
                return false;
            }
        }
        while (IsBlank() || NamesSeparator());
        return true;
    }

    public void Dispose()
    {
        parser.Dispose();
        text.Dispose();
    }

    private bool ReadRow()
    {
        try
        {
            if (!parser.Read())
            {
                return false;
            }

            RefuseIfQuotationIsOpen();
            return true;
        }
        catch (InvalidDataException problem)
        {
            throw new ImportRefusedException($"{Name} is damaged after line {Line}. Download the file again.", problem);
        }
    }

    // Such a row swallows the rest of the file, which would then seem to have vanished.
    private void RefuseIfQuotationIsOpen()
    {
        if (parser.RawRow > Line && parser.RawRecord.AsSpan().Count('"') % 2 == 1)
        {
            throw new ImportRefusedException(
                $"{Name}, line {Line}: a quotation mark was opened in this row and never closed. Correct it and import again.");
        }
    }

    // Asked of each of two million rows: nothing is made here.
    private bool IsBlank()
    {
        for (var field = 0; field < parser.Count; field++)
        {
            if (!string.IsNullOrWhiteSpace(parser[field]))
            {
                return false;
            }
        }

        return true;
    }

    // "sep=;" tells a spreadsheet what stands between the fields.
    private bool NamesSeparator() => Line == 1 && parser.Count <= 2 && IsSeparatorLine(parser[0]);

    private static bool IsSeparatorLine(ReadOnlySpan<char> line) => line.StartsWith(SeparatorName, StringComparison.OrdinalIgnoreCase);

    // Spreadsheets of other languages put semicolons, and "Unicode text" tabs, where commas are meant. What most of the first rows have
    // tells, and of two the one that is first met: a title may stand above the columns' names, and commas in a cell. Quoted
    // delimiters are text.
    private static string DelimiterOf(ImportEntry entry)
    {
        using var reader = new GuardedReader(entry.OpenText(), entry.Name);
        var head = new char[4096];
        var start = head.AsSpan(0, reader.ReadBlock(head, 0, head.Length));
        if (IsSeparatorLine(start) && start.Length > SeparatorName.Length)
        {
            return start[SeparatorName.Length].ToString();
        }

        var rows = new int[Delimiters.Length];
        var first = 0;
        while (!start.IsEmpty)
        {
            var counts = CountsOfRow(ref start);
            first = rows.All(count => count == 0) && counts.Max() > 0 ? Array.IndexOf(counts, counts.Max()) : first;
            for (var index = 0; index < counts.Length; index++)
            {
                rows[index] += counts[index] > 0 ? 1 : 0;
            }
        }

        var most = rows.Max();
        return (rows[first] == most ? Delimiters[first] : Delimiters[Array.IndexOf(rows, most)]).ToString();
    }

    // How often each delimiter stands outside quotation marks in the first row, which is taken from the text. A quotation mark inside a
    // word opens nothing.
    private static int[] CountsOfRow(ref Span<char> text)
    {
        var counts = new int[Delimiters.Length];
        var (quoted, begins) = (false, true);
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            quoted = letter == '"' ? !quoted && begins : quoted;
            if (!quoted && letter is '\n' or '\r')
            {
                text = text[(index + 1)..];
                return counts;
            }

            var delimiter = quoted ? -1 : Delimiters.IndexOf(letter);
            if (delimiter >= 0)
            {
                counts[delimiter]++;
            }

            begins = delimiter >= 0 || letter == '"' || (begins && letter == ' ');
        }

        text = [];
        return counts;
    }
}
