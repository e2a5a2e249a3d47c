using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Verifications;

/// <summary>What a run of the reminders did.</summary>
/// <param name="Mails">How many mails were written.</param>
public sealed record RemindersRun(int Mails);

/// <summary>
/// Asks the holders of what is due, reminds them, and at last tells partners and editors. Each batch's mails and the record that
/// they were asked are written together: a run that is cut short, run twice or run on two servers at once mails nobody twice.
/// </summary>
public sealed class Reminders(DirectoryDb directory, ReminderBatch asking, Escalation escalation, SchoolTerms terms, ILogger<Reminders> log)
{
    /// <summary>
    /// The most that is asked about in one run; the rest waits for the next, so that a first import is not answered all at once.
    /// </summary>
    public const int MostInARun = 5000;

    private const int BatchSize = 500;

    /// <summary>Does what is due on the day of this moment in England.</summary>
    public async Task<RemindersRun> RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var today = London.DayAt(now);
        IReadOnlyList<ReminderDue> due;
        await using (var db = directory.Open())
        {
            await ReminderQueue.ForgetAsync(db, today, cancellation);
            due = await ReminderQueue.DueAsync(db, today, ReminderRule.IsSchoolDay(terms, today), cancellation);
        }

        var mails = 0;
        foreach (var batch in ReminderQueue.Batches([.. due.Where(d => d.Stage != AskStage.Escalated).Take(MostInARun)], BatchSize))
        {
            mails += await UnlessDoneAsync(() => asking.AskAsync(batch, today, cancellation));
        }

        foreach (var batch in ReminderQueue.Batches([.. due.Where(d => d.Stage == AskStage.Escalated).Take(MostInARun)], BatchSize))
        {
            mails += await UnlessDoneAsync(() => escalation.TellAsync(batch, today, cancellation));
        }

        return new RemindersRun(mails);
    }

    // Another server wrote the same mails or rows first: the database takes one, and what is left is found by the next run.
    private async Task<int> UnlessDoneAsync(Func<Task<int>> batch)
    {
        try
        {
            return await batch();
        }
        catch (DbUpdateException problem)
        {
            log.LogWarning("The database refused a batch of reminders ({Problem}); if another server did not write it, the next run does",
                problem.InnerException?.GetType().Name);
            return 0;
        }
    }
}
