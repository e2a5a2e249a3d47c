namespace LinkDirectory.Web;

/// <summary>How old the schools' data is, for the foot of every page.</summary>
public interface IDataDate
{
    /// <summary>The day of the extract of Get Information about Schools imported last; null where none has been.</summary>
    ValueTask<DateOnly?> LatestAsync(CancellationToken cancellationToken);
}

internal sealed class NoDataDate : IDataDate
{
    public ValueTask<DateOnly?> LatestAsync(CancellationToken cancellationToken) => ValueTask.FromResult<DateOnly?>(null);
}
