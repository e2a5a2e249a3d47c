using LinkDirectory.Features.Audit;
using Microsoft.AspNetCore.DataProtection;

namespace LinkDirectory.Features.Imports;

/// <summary>What a file that was given on a page would change, and under which number it waits to be imported.</summary>
/// <param name="Upload">Null where there is nothing to import: the report says why.</param>
public sealed record ImportPreview(int? Upload, ImportReport Report);

/// <summary>Imports from a page: the file is looked at first, waits sealed, and is imported when the person who gave it says so.</summary>
public sealed class ImportUploads(DirectoryDb directory, Imports imports, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>The largest file taken, in bytes.</summary>
    public const int LargestFile = 5 * 1024 * 1024;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private readonly IDataProtector seal = protection.CreateProtector("LinkDirectory.ImportUploads");

    /// <summary>Says what a file would change, and keeps it.</summary>
    public async Task<ImportPreview> PreviewAsync(
        IImport import, string fileName, byte[] content, Actor actor, CancellationToken cancellation)
    {
        var name = Path.GetFileName(fileName) is { Length: > 0 } given ? given : "contacts.csv";
        var report = content.Length > LargestFile
            ? new ImportReport(import.Kind, name).Refuse(
                $"{name} is larger than {LargestFile >> 20} MB. Divide it, or ask the operator of the server to import it there.")
            : await RunAsync(import, name, content, dryRun: true, actor, cancellation);
        if (report.Refusal is not null || !(report.HasDifferences || report.Held > 0) || actor.AccountId is not { } account)
        {
            return new ImportPreview(null, report);
        }

        await using var db = directory.Open();
        var now = clock.GetUtcNow();
        var old = now - KeptFor;
        await db.Set<ImportUpload>().Where(u => u.UploadedAt < old).ExecuteDeleteAsync(cancellation);
        var upload = new ImportUpload { AccountId = account, FileName = name, Sealed = seal.Protect(content), UploadedAt = now };
        db.Add(upload);
        AuditTrail.Add(db, actor, now, $"preview import {import.Kind}", name,
            string.Create(CultureInfo.InvariantCulture, $"{report.Rows} rows, with the people in them"));
        await db.SaveChangesAsync(cancellation);
        return new ImportPreview(upload.Id, report);
    }

    /// <summary>Imports a file that the same account looked at before; null where it is no longer there.</summary>
    public async Task<ImportReport?> ImportAsync(IImport import, int upload, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await db.Set<ImportUpload>().AsNoTracking()
            .SingleOrDefaultAsync(u => u.Id == upload && u.AccountId == actor.AccountId, cancellation) is not { } file)
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

    // Imports read files: it lies in a folder that only this process's account may open, for as long as the import takes.
    private async Task<ImportReport> RunAsync(
        IImport import, string name, byte[] content, bool dryRun, Actor actor, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("linkdirectory-import-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(path, content, cancellation);
            return await imports.RunAsync(import, new ImportRequest(path, dryRun), actor, cancellation: cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
