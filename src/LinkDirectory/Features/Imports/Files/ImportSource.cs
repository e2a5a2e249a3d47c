using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace LinkDirectory.Features.Imports;

/// <summary>What was given to import: one file, a zip as downloaded, or a folder. Dispose it to let go of the file.</summary>
public sealed partial class ImportSource : IDisposable
{
    private readonly ZipArchive? zip;

    private ImportSource(string path, IReadOnlyList<ImportEntry> entries, ZipArchive? zip, IReadOnlyList<string> hashed)
    {
        FileName = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        Entries = entries;
        this.zip = zip;
        Sha256 = Task.Run(() => HashAsync(hashed));
    }

    /// <summary>The name given, without its folder.</summary>
    public string FileName { get; }

    /// <summary>The files inside, in order of name; one for a plain file.</summary>
    public IReadOnlyList<ImportEntry> Entries { get; }

    /// <summary>The day in the name given or in a name inside, as GIAS's downloads have it: edubasealldata20250711; else null.</summary>
    public DateOnly? DateInName =>
        Entries.Select(entry => entry.Name).Prepend(FileName)
            .Select(
                name => DateOnly.TryParseExact(EightDigits().Match(name).Value, "yyyyMMdd", CultureInfo.InvariantCulture,
                    DateTimeStyles.None, out var date) ? date : (DateOnly?)null)
            .FirstOrDefault(date => date is not null);

    /// <summary>The SHA-256 of what was given, lower-case hexadecimal. Computed beside the reading.</summary>
    public Task<string> Sha256 { get; }

    /// <exception cref="ImportRefusedException">There is no such file, it is empty, it is no readable zip, or it may not be
    /// read.</exception>
    /// <param name="bounds">How much it may hold; as much as the operator's own where not given.</param>
    public static ImportSource Open(string path, ImportBounds? bounds = null)
    {
        try
        {
            return Directory.Exists(path) ? OpenFolder(path) : OpenFile(path, bounds ?? ImportBounds.OfOperator);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImportRefusedException($"There is no file {path}. Check the path.", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImportRefusedException(
                $"{path} cannot be read: {problem.Message} Close it in other programs and check who may read it.", problem);
        }
    }

    public void Dispose() => zip?.Dispose();

    private static ImportSource OpenFolder(string path)
    {
        var files = Directory.GetFiles(path, "*", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        if (files.Length == 0)
        {
            throw new ImportRefusedException($"The folder {path} is empty. Give the folder that holds the CSV files.");
        }

        var entries = files.Select(file =>
            new ImportEntry(Path.GetRelativePath(path, file).Replace('\\', '/'), new FileInfo(file).Length, () => File.OpenRead(file)));
        return new ImportSource(path, [.. entries], null, files);
    }

    private static ImportSource OpenFile(string path, ImportBounds bounds)
    {
        var length = new FileInfo(path).Length;
        if (length == 0)
        {
            throw new ImportRefusedException($"{Path.GetFileName(path)} is empty. Download or save it again.");
        }

        Workbook.RefuseOldOrSealed(path);
        return IsZip(path)
            ? OpenZip(path, bounds)
            : new ImportSource(path, [new ImportEntry(Path.GetFileName(path), length, () => File.OpenRead(path))], null, [path]);
    }

    private static ImportSource OpenZip(string path, ImportBounds bounds)
    {
        ZipArchive archive;
        try
        {
            archive = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException problem)
        {
            throw new ImportRefusedException($"{Path.GetFileName(path)} is a damaged or incomplete zip. Download it again.", problem);
        }

        if (Workbook.IsOfficeDocument(archive))
        {
            using (archive)
            {
                return new ImportSource(path, Workbook.Sheets(path, archive, bounds), null, [path]);
            }
        }

        if (archive.Entries.Count > ImportBounds.MostEntries || UnpackedSize(archive) > bounds.Unpacked)
        {
            archive.Dispose();
            throw new ImportRefusedException(
                $"{Path.GetFileName(path)} holds more than {ImportBounds.MostEntries:N0} files, or more than {bounds.Unpacked >> 20:N0} MB "
                    + "when unpacked. Unpack it and give one file of it.");
        }

        var entries = archive.Entries.Where(entry => entry.Length > 0).OrderBy(entry => entry.FullName, StringComparer.Ordinal)
            .Select(entry => new ImportEntry(entry.FullName, entry.Length, entry.Open)).ToList();
        if (entries.Count == 0)
        {
            archive.Dispose();
            throw new ImportRefusedException($"{Path.GetFileName(path)} is a zip with nothing in it. Download it again.");
        }

        return new ImportSource(path, entries, archive, [path]);
    }

    // As stated; more of a file than is stated is never unpacked.
    private static double UnpackedSize(ZipArchive archive) => archive.Entries.Sum(entry => (double)entry.Length);

    private static bool IsZip(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[4];
        return file.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && head is [(byte)'P', (byte)'K', 3 or 5, 4 or 6];
    }

    private static async Task<string> HashAsync(IReadOnlyList<string> files)
    {
        using var hash = SHA256.Create();
        await using var into = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write);
        foreach (var path in files)
        {
            if (files.Count > 1)
            {
                await into.WriteAsync(Encoding.UTF8.GetBytes(Path.GetFileName(path)));
            }

            await using var file = File.OpenRead(path);
            await file.CopyToAsync(into);
        }

        await into.FlushFinalBlockAsync();
        return Convert.ToHexStringLower(hash.Hash!);
    }

    [GeneratedRegex("(?<![0-9])20[0-9]{6}(?![0-9])", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex EightDigits();
}
