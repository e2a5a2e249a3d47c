using LinkDirectory.Features.Notifications;

namespace LinkDirectory.Features.Verifications;

/// <summary>
/// Asks about a batch of roles and services' records: one mail to each reader, in a few statements however many there are.
/// </summary>
public sealed class ReminderBatch(DirectoryDb directory, VerificationMails mails, Outbox outbox)
{
    /// <summary>Writes the batch's mails and that they were asked. People mailed today already wait for tomorrow.</summary>
    /// <returns>How many mails were written.</returns>
    internal async Task<int> AskAsync(IReadOnlyList<ReminderDue> batch, DateOnly today, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        var asked = await ReminderItem.LoadAsync(db, batch, today, cancellation);
        var readers = asked.Where(item => item.Reader is not null).GroupBy(item => item.Reader!.Key, StringComparer.Ordinal)
            .ToDictionary(g => KeyOf(g.Key, today), g => g.ToList(), StringComparer.Ordinal);
        string[] keys = [.. readers.Keys];
        var written = await db.Notifications.Where(n => keys.Contains(n.OnceKey!)).Select(n => n.OnceKey!).ToListAsync(cancellation);
        written.ForEach(key => readers.Remove(key));

        outbox.AddNew(db, readers.Select(reader => mails.Ask(
            reader.Value[0].Reader!, [.. reader.Value.Select(item => item.Item)],
            reader.Value.Exists(item => item.Due.Stage > AskStage.Asked), reader.Key)));
        // Where there is no address the asking goes on unheard, and ends with the editors.
        foreach (var item in readers.Values.SelectMany(items => items).Concat(asked.Where(item => item.Reader is null)))
        {
            item.Mark(db, today);
        }

        await db.SaveChangesAsync(cancellation);
        return readers.Count;
    }

    // One mail a day to a reader, whatever it lists.
    private static string KeyOf(string reader, DateOnly today) => $"verify {reader} {today:yyyy-MM-dd}";
}
