using LinkDirectory.Features.Imports;

namespace LinkDirectory.Web;

/// <summary>How old the schools' data is, for the foot of every page.</summary>
public interface IDataDate
{
    /// <summary>The day of the extract of Get Information about Schools imported last; null where none has been.</summary>
    ValueTask<DateOnly?> LatestAsync(CancellationToken cancellationToken);
}

internal sealed class ImportedDataDate(ImportRuns runs) : IDataDate
{
    private const string Schools = "gias";

    public async ValueTask<DateOnly?> LatestAsync(CancellationToken cancellationToken) =>
        await runs.LatestDayAsync(Schools, cancellationToken);
}
