using System.Diagnostics;
using System.Globalization;
using LinkDirectory.Benchmarks.England;
using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Benchmarks;

/// <summary>
/// How long a backup takes of a directory of England's size: while nobody writes, and beside 150 changes a second.
/// What the copies hold is compared with their audit trail.
/// </summary>
internal static class BackupBenchmark
{
    private const int Rounds = 5;
    private const int ChangesPerSecond = 150;

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        await MadeUpEngland.FillAsync(folder.Database, withDemo: true);
        using var host = BenchmarkHost.Over(folder.Database);
        var contact = await ContactAsync(host.Services);
        var idle = await MedianAsync(host.Services, folder, "idle", contact);
        using var ended = new CancellationTokenSource();
        var writing = WriteAsync(host.Services, contact, ended.Token);
        var busy = await MedianAsync(host.Services, folder, "busy", contact);
        await ended.CancelAsync();
        var (changes, seconds) = await writing;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"idle {idle:N2} s, beside {changes / seconds:N0} changes a second {busy:N2} s: {busy / idle:N2} times as long"));
    }

    private static async Task<double> MedianAsync(IServiceProvider services, TemporaryFolder folder, string name, int contact)
    {
        var seconds = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var file = folder.File($"{name}-{round}.db");
            var watch = Stopwatch.StartNew();
            var backup = services.GetRequiredService<DirectoryBackup>();
            var (made, refusal) = await Task.Run(() => backup.MakeAsync(file, CancellationToken.None)); // it keeps its thread
            seconds.Add(watch.Elapsed.TotalSeconds);
            var found = made is null ? refusal : await CompareAsync(file, contact);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name}: {seconds[^1]:N2} s, {(made?.Bytes ?? 0) / 1024.0 / 1024:N1} MB, {found}"));
            File.Delete(file);
        }

        return Percentiles.Median(seconds);
    }

    // Each change raised its contact's version by one and left one line.
    private static async Task<string> CompareAsync(string file, int contact)
    {
        using var host = BenchmarkHost.Over(file);
        await using var db = host.Services.GetRequiredService<DirectoryDb>().OpenToRead();
        var lines = await db.AuditLines.CountAsync(line => line.Act == "set away" && line.Subject == $"Point of contact {contact}");
        var versions = await db.PointsOfContact.Where(c => c.Id == contact).Select(c => c.Version - 1).SingleAsync();
        return lines == versions ? $"{lines:N0} changes, each with its audit line" : $"WRONG: {versions} changes and {lines} audit lines";
    }

    private static async Task<int> ContactAsync(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<DirectoryDb>().OpenToRead();
        return await db.PointsOfContact.Where(c => c.AwayUntil == null && c.Version == 1).Select(c => c.Id).FirstAsync();
    }

    private static async Task<(int Changes, double Seconds)> WriteAsync(IServiceProvider services, int contact, CancellationToken ended)
    {
        var records = services.GetRequiredService<RoleDetails>();
        var first = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().Date);
        var watch = Stopwatch.StartNew();
        var changes = 0;
        while (!ended.IsCancellationRequested)
        {
            await records.SetAwayAsync(contact, first.AddDays(1 + (changes % 100)), Actor.Operator, CancellationToken.None);
            changes++;
            var ahead = TimeSpan.FromSeconds((double)changes / ChangesPerSecond) - watch.Elapsed;
            if (ahead > TimeSpan.Zero)
            {
                await Task.Delay(ahead, CancellationToken.None);
            }
        }

        return (changes, watch.Elapsed.TotalSeconds);
    }
}
