using System.IO.Compression;
using ExcelDataReader;

namespace LinkDirectory.Features.Imports;

/// <summary>
/// Excel workbooks (.xlsx, .xlsm), known by what is in them whatever they are called. Unpacked they are bounded, since a small file can
/// unpack to more than a server holds.
/// </summary>
internal static class Workbook
{
    /// <summary>The most that a workbook may hold when unpacked, in bytes.</summary>
    public const long LargestUnpacked = 200L << 20;

    private const string Advice = "Open it and save it as an Excel workbook (.xlsx), or the sheet as 'CSV UTF-8'.";

    // How Windows names the part that holds a workbook with a password.
    private static readonly byte[] SealedPart = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static bool IsOfficeDocument(ZipArchive archive) =>
        archive.GetEntry("[Content_Types].xml") is not null || archive.GetEntry("META-INF/manifest.xml") is not null;

    /// <summary>The visible sheets of a workbook in their order.</summary>
    /// <exception cref="ImportRefusedException">It is another document, of another kind of workbook, too large or damaged.</exception>
    public static IReadOnlyList<ImportEntry> Sheets(string path, ZipArchive archive, ImportBounds bounds)
    {
        var name = Path.GetFileName(path);
        if (archive.GetEntry("xl/workbook.xml") is null)
        {
            throw new ImportRefusedException(archive.GetEntry("xl/workbook.bin") is not null
                ? $"{name} is a binary workbook (.xlsb). {Advice}"
                : $"{name} is an office document of another kind. {Advice}");
        }

        RefuseWhatIsTooLarge(name, archive, Math.Min(bounds.Unpacked, LargestUnpacked));
        using var reader = Open(name, () => File.OpenRead(path));
        var sheets = new List<(string Name, int Index)>();
        var index = 0;
        do
        {
            if (reader.VisibleState == "visible")
            {
                sheets.Add((reader.Name, index));
            }

            index++;
        }
        while (reader.NextResult());

        var length = new FileInfo(path).Length;
        return [.. sheets.Select(sheet => new ImportEntry(
            sheets.Count == 1 ? name : $"{name}, sheet '{sheet.Name}'", length, () => File.OpenRead(path)) { Sheet = sheet.Index })];
    }

    /// <summary>Opens a workbook to read its sheets' rows.</summary>
    /// <exception cref="ImportRefusedException">It is damaged.</exception>
    public static IExcelDataReader Open(string name, Func<Stream> open)
    {
        // The reader's settings name windows-1252, which .NET knows only so; our files are in UTF-8.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Guarded(name, () => ExcelReaderFactory.CreateOpenXmlReader(open()));
    }

    /// <summary>Calls the reader, whose failures over a damaged file are of many kinds.</summary>
    public static T Guarded<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is not (ImportRefusedException or OutOfMemoryException or OperationCanceledException))
        {
            throw new ImportRefusedException(
                $"{name} is a damaged workbook. Open it in a spreadsheet, save it, and give it again.", problem);
        }
    }

    /// <exception cref="ImportRefusedException">The file is a workbook with a password, or one of before 2007.</exception>
    public static void RefuseOldOrSealed(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[1 << 16];
        var read = head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        if (!read.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
        {
            return;
        }

        // What the file holds is listed in a block that may stand at its end.
        file.Seek(-Math.Min(file.Length, head.Length), SeekOrigin.End);
        var tail = new byte[head.Length];
        var end = tail.AsSpan(0, file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false));
        throw new ImportRefusedException(read.IndexOf(SealedPart) >= 0 || end.IndexOf(SealedPart) >= 0
            ? $"{Path.GetFileName(path)} is protected with a password. Open it, take the password off and save it again."
            : $"{Path.GetFileName(path)} is an old Excel workbook (.xls). {Advice}");
    }

    // The sizes that a zip states may be false, so it is unpacked and counted.
    private static void RefuseWhatIsTooLarge(string name, ZipArchive archive, long largest)
    {
        var buffer = new byte[1 << 16];
        var unpacked = 0L;
        foreach (var entry in archive.Entries)
        {
            using var content = Guarded(name, entry.Open);
            while (Guarded(name, () => content.Read(buffer)) is > 0 and var read)
            {
                unpacked += read;
                if (unpacked > largest)
                {
                    throw new ImportRefusedException(
                        $"{name} is larger than {largest >> 20} MB when unpacked. Delete empty rows, pictures and sheets that are "
                            + "not needed, or divide it.");
                }
            }
        }
    }
}
