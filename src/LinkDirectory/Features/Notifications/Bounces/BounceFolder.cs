using LinkDirectory.Features.Notifications.Sending;

namespace LinkDirectory.Features.Notifications.Bounces;

/// <summary>
/// Reads the mailbox to which mail comes back, as a mail server delivers it into a folder: .eml files, or a Maildir. What was
/// read moves to <c>processed</c>, what could not be to <c>unreadable</c>.
/// </summary>
public sealed class BounceFolder(
    BounceReports bounces, IOptions<BounceOptions> options, IOptions<MailRetentionOptions> retention, TimeProvider clock,
    ILogger<BounceFolder> log)
{
    private const int MostAtOnce = 500;

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (options.Value.Folder is not { } folder || !Directory.Exists(folder))
        {
            return;
        }

        var counts = new Dictionary<BounceOutcome, int>();
        foreach (var file in Arrived(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            var outcome = await ReadAsync(file, cancellation);
            counts[outcome] = counts.GetValueOrDefault(outcome) + 1;
            var to = Directory.CreateDirectory(Path.Combine(folder, outcome == BounceOutcome.Unreadable ? "unreadable" : "processed"));
            file.MoveTo(Path.Combine(to.FullName, file.Name), overwrite: true);
        }

        if (counts.Count > 0)
        {
            log.LogInformation("Read mail that came back: {Counts}",
                string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}")));
        }

        Forget(folder);
    }

    private static IEnumerable<FileInfo> Arrived(string folder) =>
        new[]
        {
            new { Place = folder, Pattern = "*.eml" },
            new { Place = Path.Combine(folder, "new"), Pattern = "*" },
            new { Place = Path.Combine(folder, "cur"), Pattern = "*" },
        }
            .Where(each => Directory.Exists(each.Place))
            .SelectMany(each => new DirectoryInfo(each.Place).GetFiles(each.Pattern))
            .OrderBy(file => file.Name, StringComparer.Ordinal).Take(MostAtOnce);

    private async Task<BounceOutcome> ReadAsync(FileInfo file, CancellationToken cancellation)
    {
        try
        {
            return file.LinkTarget is not null || file.Length > BounceReports.Largest
                ? BounceOutcome.Unreadable
                : await bounces.ReadMailAsync(await File.ReadAllBytesAsync(file.FullName, cancellation), cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return BounceOutcome.Unreadable;
        }
    }

    // They hold addresses, so they are kept no longer than what is known of the mails.
    private void Forget(string folder)
    {
        var old = clock.GetUtcNow().AddDays(-retention.Value.KeepDays).UtcDateTime;
        foreach (var read in new[] { "processed", "unreadable" }.Select(name => new DirectoryInfo(Path.Combine(folder, name)))
            .Where(place => place.Exists))
        {
            foreach (var file in read.GetFiles().Where(file => file.LastWriteTimeUtc < old))
            {
                file.Delete();
            }
        }
    }
}
