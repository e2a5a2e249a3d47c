using LinkDirectory.Data;
using LinkDirectory.Features.Imports;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Benchmarks;

/// <summary>Many rows at once, with what the database needs afterwards.</summary>
internal static class BulkWriting
{
    /// <summary>Runs statements in one transaction.</summary>
    public static async Task WriteAsync(IServiceProvider services, string sql)
    {
        var directory = services.GetRequiredService<DirectoryDb>();
        await using var db = directory.Open();
        await db.Database.ExecuteSqlRawAsync(
            $"BEGIN; {sql} COMMIT;".Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        await BulkData.RefreshStatisticsAsync(db, CancellationToken.None);
        BulkData.ForgetPlans(directory, db);
    }

    /// <exception cref="InvalidOperationException">The import refused the file.</exception>
    public static async Task ImportAsync(IServiceProvider services, IImport import, string file)
    {
        var report = await services.GetRequiredService<Imports>().RunAsync(import, new ImportRequest(file), Actor.Operator);
        if (!report.Committed)
        {
            throw new InvalidOperationException(report.Refusal);
        }
    }
}
