using System.Collections.Concurrent;

namespace LinkDirectory.Features.Access.Tokens;

/// <summary>
/// When tokens were last used, to the minute. Kept in memory and written once a minute, so that no request waits for a
/// write; a crash loses a minute of it.
/// </summary>
public sealed class TokenUses(DirectoryDb directory)
{
    private readonly ConcurrentDictionary<int, DateTimeOffset> uses = [];

    /// <summary>Notes a use, unless the same minute is recorded already.</summary>
    internal void Note(AccessToken token, DateTimeOffset at)
    {
        var minute = new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        if (token.LastUsedAt is not { } last || last < minute)
        {
            uses[token.Id] = minute;
        }
    }

    /// <summary>Writes what was noted since the last time; nothing where there was nothing.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        if (uses.IsEmpty)
        {
            return;
        }

        await using var db = directory.Open();
        foreach (var (id, minute) in uses)
        {
            await db.AccessTokens.Where(t => t.Id == id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, minute),
                cancellation);
            uses.TryRemove(new(id, minute));
        }
    }
}

/// <summary>Writes the uses of tokens once a minute, and when the server stops.</summary>
internal sealed class TokenUseWriter(TokenUses uses, TimeProvider clock, ILogger<TokenUseWriter> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WriteAsync(stoppingToken);
        }
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        try
        {
            await uses.WriteAsync(cancellation);
        }
#pragma warning disable CA1031 // Whatever went wrong, the uses are kept and written a minute later; the server goes on.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogWarning("When tokens were last used could not be written: {Problem}", problem.GetType().Name);
        }
    }
}
