using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace LinkDirectory.Tests.Support;

/// <summary>An Excel workbook as Excel writes it, cell by cell: text, numbers, days as numbers with a format, formulas and mistakes.</summary>
public sealed class TestWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private readonly List<(string Name, string? State, List<string?[]> Rows, List<string> Merged)> sheets = [];

    public static TestWorkbook With(params IEnumerable<object?[]> rows) => new TestWorkbook().Sheet("Sheet1", rows);

    /// <summary>Adds a sheet. Cells may be texts, numbers, days, truths, <see cref="Raw"/> XML or null.</summary>
    public TestWorkbook Sheet(string name, params IEnumerable<object?[]> rows)
    {
        sheets.Add((name, null, [.. rows.Select(row => row.Select(Cell).ToArray())], []));
        return this;
    }

    public TestWorkbook Hidden()
    {
        sheets[^1] = sheets[^1] with { State = "hidden" };
        return this;
    }

    public TestWorkbook Merged(string range)
    {
        sheets[^1].Merged.Add(range);
        return this;
    }

    /// <summary>Puts a value into the last cell that a sheet can have, as formatting by the column does.</summary>
    public TestWorkbook Stretched()
    {
        sheets[^1].Rows.Add(["</row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c>"]);
        return this;
    }

    /// <summary>A CSV text's cells as texts, which is what Excel makes of a column that is formatted as text.</summary>
    public static TestWorkbook FromCsv(string text)
    {
        using var parser = new CsvHelper.CsvParser(new StringReader(text), CultureInfo.InvariantCulture);
        var rows = new List<object?[]>();
        while (parser.Read())
        {
            rows.Add([.. parser.Record!]);
        }

        return With(rows);
    }

    public byte[] ToBytes()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/>"
                + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Type}.styles+xml\"/>"
                + string.Concat(sheets.Select((_, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"{Type}.worksheet+xml\"/>"))
                + "</Types>");
            Write(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\""
                + " Target=\"xl/workbook.xml\"/></Relationships>");
            Write(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>" + string.Concat(sheets.Select((s, i) =>
                $"<sheet name=\"{SecurityElement.Escape(s.Name)}\" sheetId=\"{i + 1}\"{(s.State is null ? "" : $" state=\"{s.State}\"")} r:id=\"rId{i + 1}\"/>"))
                + "</sheets></workbook>");
            Write(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">" + string.Concat(sheets.Select((_, i) =>
                $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
                + $"<Relationship Id=\"rId99\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
            Write(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills>"
                + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\"/>"
                + "<xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"11\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            foreach (var (index, (_, _, rows, merged)) in sheets.Index())
            {
                var data = string.Concat(rows.Select((row, r) => $"<row r=\"{r + 1}\">" + string.Concat(row.Select((cell, c) =>
                    cell?.Replace("§", $"{(char)('A' + c)}{r + 1}", StringComparison.Ordinal))) + "</row>"));
                Write(zip, $"xl/worksheets/sheet{index + 1}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{data}</sheetData>"
                    + (merged.Count == 0 ? "" : $"<mergeCells>{string.Concat(merged.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>") + "</worksheet>");
            }
        }

        return bytes.ToArray();
    }

    private static string? Cell(object? value) => value switch
    {
        null or "" => null,
        Raw raw => raw.Xml,
        string text => $"<c r=\"§\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escaped(text)}</t></is></c>",
        bool truth => $"<c r=\"§\" t=\"b\"><v>{(truth ? 1 : 0)}</v></c>",
        DateOnly day => $"<c r=\"§\" s=\"1\"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>",
        _ => $"<c r=\"§\"><v>{Convert.ToString(value, CultureInfo.InvariantCulture)}</v></c>",
    };

    private static string Escaped(string text) => SecurityElement.Escape(text).Replace("\0", "", StringComparison.Ordinal);

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(content);
    }

    /// <summary>A cell as it is in the sheet's XML; § is where it is.</summary>
    public sealed record Raw(string Xml)
    {
        public static Raw Formula(string formula, string last) => new($"<c r=\"§\" t=\"str\"><f>{formula}</f><v>{last}</v></c>");

        public static Raw Mistake(string code) => new($"<c r=\"§\" t=\"e\"><v>{code}</v></c>");

        public static Raw Scientific(double number) => new($"<c r=\"§\" s=\"2\"><v>{number.ToString("R", CultureInfo.InvariantCulture)}</v></c>");
    }
}
