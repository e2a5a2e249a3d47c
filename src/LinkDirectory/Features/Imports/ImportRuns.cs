namespace LinkDirectory.Features.Imports;

/// <summary>What was imported and when, which anyone may know.</summary>
public sealed class ImportRuns(DirectoryDb directory)
{
    /// <summary>
    /// The day that the latest file of a kind is of: as the file says, else the day on which it was imported. Null where none
    /// has been.
    /// </summary>
    /// <param name="kind">As on the command line, as in "gias".</param>
    public async Task<DateOnly?> LatestDayAsync(string kind, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var run = await db.Set<ImportRun>().Where(r => r.Kind == kind).OrderByDescending(r => r.FinishedAt).ThenByDescending(r => r.Id)
            .Select(r => new { r.DataDate, r.FinishedAt }).FirstOrDefaultAsync(cancellation);
        return run is null ? null : run.DataDate ?? London.DayAt(run.FinishedAt);
    }
}
