using System.Data;
using LinkDirectory.Features.Audit;
using Microsoft.AspNetCore.DataProtection;

namespace LinkDirectory.Features.Imports;

/// <summary>What a file that was given on a page would change, and under which number it waits to be imported.</summary>
/// <param name="Upload">Null where there is nothing to import: the report says why.</param>
public sealed record ImportPreview(int? Upload, ImportReport Report);

/// <summary>
/// Imports from a page: the file is looked at first, waits sealed, and is imported when the person who gave it says so. Few wait, and
/// none for long (<see cref="ImportUploadOptions"/>).
/// </summary>
public sealed class ImportUploads(
    DirectoryDb directory, Imports imports, IDataProtectionProvider protection, IOptions<ImportUploadOptions> options, TimeProvider clock)
{
    /// <summary>The largest file taken, in bytes.</summary>
    public const int LargestFile = 5 * 1024 * 1024;

    /// <summary>The longest name taken, in bytes of UTF-8: the file is written under it for as long as the import takes.</summary>
    private const int LongestName = 200;

    private readonly IDataProtector seal = protection.CreateProtector("LinkDirectory.ImportUploads");

    /// <summary>How many files of one person wait at most.</summary>
    public int PerPerson => options.Value.PerPerson;

    private DateTimeOffset Oldest => clock.GetUtcNow() - options.Value.Lifetime;

    /// <summary>
    /// The name of a file as a browser tells it, without folders; null where a file cannot have it here: it is too long, or has
    /// characters that are not seen.
    /// </summary>
    public static string? NameOf(string given)
    {
        var name = given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return name is "" or "." or ".." || Encoding.UTF8.GetByteCount(name) > LongestName || !InvisibleText.IsPlainLine(name)
            ? null
            : name;
    }

    /// <summary>Says what a file would change, and keeps it.</summary>
    public async Task<ImportPreview> PreviewAsync(
        IImport import, string fileName, byte[] content, Actor actor, CancellationToken cancellation)
    {
        if (NameOf(fileName) is not { } name)
        {
            var unnamed = new ImportReport(import.Kind, "The file");
            return new ImportPreview(null, unnamed.Refuse("The file’s name cannot be used. Give it a short name in letters and digits."));
        }

        var report = content.Length > LargestFile
            ? new ImportReport(import.Kind, name).Refuse(
                $"{name} is larger than {LargestFile >> 20} MB. Divide it, or ask the operator of the server to import it there.")
            : await RunAsync(import, name, content, dryRun: true, actor, cancellation);
        if (report.Refusal is not null || !(report.HasDifferences || report.Held > 0) || actor.AccountId is not { } account)
        {
            return new ImportPreview(null, report);
        }

        var upload = new ImportUpload
        {
            AccountId = account,
            FileName = name,
            Sealed = seal.Protect(content),
            UploadedAt = clock.GetUtcNow(),
        };
        return await KeepAsync(upload, report, actor, cancellation)
            ? new ImportPreview(upload.Id, report)
            : new ImportPreview(null, report.Refuse(
                "Too many files wait here to be imported. Try again in an hour, or ask the operator of the server to import yours there."));
    }

    /// <summary>Imports a file that the same account looked at before; null where it is no longer there.</summary>
    public async Task<ImportReport?> ImportAsync(IImport import, int upload, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        var oldest = Oldest;
        if (await db.Set<ImportUpload>().AsNoTracking()
            .SingleOrDefaultAsync(u => u.Id == upload && u.AccountId == actor.AccountId && u.UploadedAt >= oldest, cancellation)
            is not { } file)
        {
            return null;
        }

        var report = await RunAsync(import, file.FileName, seal.Unprotect(file.Sealed), dryRun: false, actor, cancellation);
        if (report.Committed)
        {
            await db.Set<ImportUpload>().Where(u => u.Id == upload).ExecuteDeleteAsync(cancellation);
        }

        return report;
    }

    /// <summary>Deletes the files that have waited too long.</summary>
    public async Task DeleteOldAsync(CancellationToken cancellation)
    {
        await using var db = directory.Open();
        await DeleteOldAsync(db, cancellation);
    }

    private Task<int> DeleteOldAsync(DirectoryDbContext db, CancellationToken cancellation)
    {
        var oldest = Oldest;
        return db.Set<ImportUpload>().Where(u => u.UploadedAt < oldest).ExecuteDeleteAsync(cancellation);
    }

    /// <returns>Whether there was room.</returns>
    private async Task<bool> KeepAsync(ImportUpload upload, ImportReport report, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        await DeleteOldAsync(db, cancellation);
        var held = await db.Set<ImportUpload>().OrderByDescending(u => u.Id).Select(u => new Waiting(u.Id, u.AccountId, u.Sealed.Length))
            .ToListAsync(cancellation);
        var newest = Newest(held.Where(u => u.Account == upload.AccountId), upload.Sealed.Length).ToList();
        var (left, given) = (held.Where(u => u.Account != upload.AccountId).Concat(newest).ToList(), (long)upload.Sealed.Length);
        if (left.Count >= options.Value.InAll || left.Sum(u => (long)u.Bytes) + given > (long)options.Value.MegabytesInAll << 20)
        {
            return false;
        }

        var own = newest.ConvertAll(u => u.Id);
        await db.Set<ImportUpload>().Where(u => u.AccountId == upload.AccountId && !own.Contains(u.Id)).ExecuteDeleteAsync(cancellation);
        db.Add(upload);
        AuditTrail.Add(db, actor, upload.UploadedAt, $"preview import {report.Kind}", upload.FileName,
            string.Create(CultureInfo.InvariantCulture, $"{report.Rows} rows, with the people in them"));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    // Those of a person's files that stay beside a new one.
    private IEnumerable<Waiting> Newest(IEnumerable<Waiting> own, long given)
    {
        var bytes = given;
        return own.Take(options.Value.PerPerson - 1)
            .TakeWhile(u => (bytes += u.Bytes) <= (long)options.Value.MegabytesPerPerson << 20);
    }

    // Imports read files: it lies in a folder that only this process's account may open, for as long as the import takes.
    private async Task<ImportReport> RunAsync(
        IImport import, string name, byte[] content, bool dryRun, Actor actor, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("linkdirectory-import-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(path, content, cancellation);
            return await imports.RunAsync(import, new ImportRequest(path, dryRun) { Bounds = ImportBounds.OfPage }, actor,
                cancellation: cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed record Waiting(int Id, int Account, int Bytes);
}
