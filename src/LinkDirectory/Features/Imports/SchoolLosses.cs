namespace LinkDirectory.Features.Imports;

/// <summary>What open schools would lose by a change: services that cover them now and would no longer.</summary>
/// <param name="Schools">How many would lose anything.</param>
/// <param name="OpenSchools">How many open schools there are.</param>
/// <param name="LastOnes">How many would lose their last crisis line, or their last service for a need.</param>
/// <param name="Sentences">What each would lose, the gravest first.</param>
public sealed record SchoolLosses(int Schools, int OpenSchools, int LastOnes, IReadOnlyList<string> Sentences)
{
    /// <summary>One school in so many losing anything is too many to go unasked.</summary>
    public const int OneIn = 100;

    /// <summary>The most that are listed where people read them; an import's record lists all.</summary>
    public const int MostListed = 20;

    public bool AskFirst => LastOnes > 0 || (Schools > 0 && Schools * OneIn >= OpenSchools);

    /// <summary>Whether it may go on, with so many losses accepted.</summary>
    public bool MayGoOn(int? accepted) => !AskFirst || accepted >= Schools;

    /// <summary>What is at stake, in a sentence.</summary>
    public string Summary() =>
        $"{PlainNumber.Format(Schools, "open school", "open schools")} would lose a service that covers {(Schools == 1 ? "it" : "them")} "
            + $"now, {PlainNumber.Format(LastOnes)} of them the last crisis line or the last service for a need.";
}

/// <summary>Sees what open schools lose by a change that is made in a transaction.</summary>
public interface ISchoolLosses
{
    /// <summary>Notes what covers each school now; null where nothing covers any, so that nothing can be lost.</summary>
    /// <returns>What was lost since, when it is asked.</returns>
    Task<Func<Task<SchoolLosses>>?> WatchAsync(DirectoryDbContext db, CancellationToken cancellation);
}

/// <summary>Open schools would lose services that cover them. Save with `acceptLosses` if that is right.</summary>
/// <param name="Schools">How many open schools would lose anything: `acceptLosses` must be at least that.</param>
/// <param name="Losses">What each would lose, the gravest first.</param>
public sealed record SchoolsWouldLose(int Schools, IReadOnlyList<string> Losses, string Message) : Problem(Message)
{
    public static SchoolsWouldLose From(SchoolLosses losses) => new(losses.Schools, losses.Sentences,
        $"{losses.Summary()} Nothing was saved. If that is right, say that you accept {losses.Schools} losses.");
}
