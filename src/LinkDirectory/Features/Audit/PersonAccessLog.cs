using System.Collections.Concurrent;
using System.Threading.Channels;

namespace LinkDirectory.Features.Audit;

/// <summary>
/// Notes who was given a person's details. Readers do not wait for it: an import may hold the database's one writer for a
/// minute, and a lead with a child at the door cannot. Lines are written a moment later, together; a process that is killed
/// loses those of its last moment, one that is stopped loses none. The same person read again by the same actor through the
/// same channel within <see cref="Window"/> is one reading.
/// </summary>
public sealed class PersonAccessLog(
    DirectoryDb directory, ManyReadings many, IManyReadingsNotice notice, TimeProvider clock, ILogger<PersonAccessLog> log)
    : BackgroundService
{
    /// <summary>Within this, reading again is the same reading.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private const int MostInOneWrite = 500;
    private const int MostRemembered = 20_000;

    private readonly Channel<Reading> waiting = System.Threading.Channels.Channel.CreateUnbounded<Reading>();
    private readonly ConcurrentDictionary<(string Actor, Channel Channel, int Person), DateTimeOffset> lately = new();
    private int unwritten;

    /// <summary>How many readings are not in the trail yet.</summary>
    public int Unwritten => Volatile.Read(ref unwritten);

    /// <summary>Notes that an actor was given these people's details. The program's own jobs are not readers.</summary>
    /// <param name="personIds">People in the directory, by id.</param>
    public void Note(Actor actor, IEnumerable<int> personIds)
    {
        if (actor.Channel == Channel.Job)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var isNew = false;
        foreach (var person in personIds)
        {
            var key = (actor.Name, actor.Channel, person);
            if (lately.TryGetValue(key, out var last) && now - last < Window)
            {
                continue;
            }

            lately[key] = now;
            Interlocked.Increment(ref unwritten);
            waiting.Writer.TryWrite(new Reading(actor, person, now, many.Note(actor, now)));
            isNew = true;
        }

        // Counting takes every lock of the dictionary: not where nobody was read, as for anonymous callers.
        if (isNew && lately.Count > MostRemembered)
        {
            Forget(now);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await WriteAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is written by StopAsync.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    /// <summary>Writes what is noted and not written yet; the command line calls it as it ends.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        while (waiting.Reader.Count > 0)
        {
            await WriteAsync(cancellation);
        }
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        var batch = new List<Reading>();
        while (batch.Count < MostInOneWrite && waiting.Reader.TryRead(out var reading))
        {
            batch.Add(reading);
        }

        while (!await TryWriteAsync(batch, cancellation))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellation);
        }

        Interlocked.Add(ref unwritten, -batch.Count);
    }

    private async Task<bool> TryWriteAsync(List<Reading> batch, CancellationToken cancellation)
    {
        try
        {
            await using var db = directory.Open();
            foreach (var reading in batch)
            {
                AuditTrail.Add(db, reading.Actor, reading.At, "read person",
                    string.Create(CultureInfo.InvariantCulture, $"Person {reading.Person}"));
                if (reading.TooMany is { } people)
                {
                    AuditTrail.Add(db, reading.Actor, reading.At, "read many people", $"Account {reading.Actor.AccountId}",
                        string.Create(CultureInfo.InvariantCulture, $"{people} people within an hour"));
                    await notice.AddAsync(db, reading.Actor, people, cancellation);
                }
            }

            await db.SaveChangesAsync(cancellation);
            return true;
        }
#pragma warning disable CA1031 // Whatever the database met, as an import that holds it, the readings are kept and tried again.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogWarning("{Count} readings could not be written to the audit trail yet and will be tried again: {Problem}", batch.Count,
                problem.GetType().Name);
            return false;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, at) in lately)
        {
            if (now - at >= Window) lately.TryRemove(new(key, at));
        }
    }

    private sealed record Reading(Actor Actor, int Person, DateTimeOffset At, int? TooMany);
}
