using System.IO.Compression;
using System.Xml;

namespace LinkDirectory.Features.Imports;

/// <summary>
/// The cells of a workbook's sheet that hold a mistake, such as #REF!. The library that reads sheets takes them for empty, and an empty
/// cell would empty what is recorded.
/// </summary>
internal static class SheetMistakes
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <returns>By row and column, the first being 0, what the cell shows.</returns>
    public static Dictionary<(int Row, int Column), string> Find(ZipArchive archive, int sheet)
    {
        var found = new Dictionary<(int, int), string>();
        if (archive.GetEntry(PartOf(archive, sheet)) is not { } part)
        {
            return found;
        }

        using var xml = XmlReader.Create(part.Open());
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" } && xml.GetAttribute("t") == "e"
                && xml.GetAttribute("r") is { } place)
            {
                using var cell = xml.ReadSubtree();
                found.TryAdd(Place(place), cell.ReadToFollowing("v", xml.NamespaceURI) ? cell.ReadElementContentAsString() : "#N/A");
            }
        }

        return found;
    }

    private static string PartOf(ZipArchive archive, int sheet)
    {
        var relation = Elements(archive, "xl/workbook.xml", "sheet", xml => xml.GetAttribute("id", Relations)).ElementAtOrDefault(sheet);
        var target = Elements(archive, "xl/_rels/workbook.xml.rels", "Relationship",
            xml => xml.GetAttribute("Id") == relation ? xml.GetAttribute("Target") : null).FirstOrDefault(path => path is not null) ?? "";
        return target.StartsWith('/') ? target[1..] : "xl/" + target;
    }

    private static List<string?> Elements(ZipArchive archive, string part, string name, Func<XmlReader, string?> read)
    {
        var values = new List<string?>();
        using var xml = XmlReader.Create(archive.GetEntry(part)?.Open() ?? Stream.Null);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
            {
                values.Add(read(xml));
            }
        }

        return values;
    }

    // "B7" is row 6, column 1.
    private static (int Row, int Column) Place(string text)
    {
        var letters = text.TakeWhile(char.IsAsciiLetter).ToList();
        var column = letters.Aggregate(0, (sum, letter) => (sum * 26) + (char.ToUpperInvariant(letter) - 'A' + 1));
        return (int.Parse(text.AsSpan(letters.Count), NumberStyles.None, CultureInfo.InvariantCulture) - 1, column - 1);
    }
}
