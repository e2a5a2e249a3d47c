using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Features.Audit;

/// <summary>When reading people is so much that the administrators are told.</summary>
public sealed class ManyReadingsOptions
{
    public const string Section = "Audit:ManyReadings";

    /// <summary>How many people's details one account may be given within an hour before the administrators are told.</summary>
    [Range(1, 1_000_000, ErrorMessage = "a whole number from {1} to {2}")]
    public int People { get; set; } = 500;
}

/// <summary>Tells those who should know that one account has read many people; what it adds is saved with the audit line.</summary>
public interface IManyReadingsNotice
{
    Task AddAsync(DirectoryDbContext db, Actor actor, int people, CancellationToken cancellation);
}

/// <summary>
/// Counts the people whose details each account was given within an hour, so that a taken account, or a curious one, is noticed on the
/// same day. It refuses nothing: an editor who downloads their contacts reads many, too.
/// </summary>
public sealed class ManyReadings(IOptions<ManyReadingsOptions> options)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<int, Count> counts = new();

    /// <summary>Counts one more person.</summary>
    /// <returns>How many it makes, once in each hour in which it is too many; else null.</returns>
    public int? Note(Actor actor, DateTimeOffset at)
    {
        if (actor.AccountId is not { } account)
        {
            return null;
        }

        var count = counts.AddOrUpdate(account, _ => new Count(at, 1), (_, so) =>
            at - so.Since >= Hour ? new Count(at, 1) : so with { People = so.People + 1 });
        return count.People == options.Value.People + 1 ? count.People : null;
    }

    private readonly record struct Count(DateTimeOffset Since, int People);
}
