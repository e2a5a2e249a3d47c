using System.Diagnostics;

namespace LinkDirectory.Tests.Features.Demo;

/// <summary>Somebody who starts the program for the first time sees that it is at work, and when and where it is ready.</summary>
public sealed class FirstStartTests : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5);

    /// <summary>From the server's own word that it has started.</summary>
    private static readonly TimeSpan LongestWord = TimeSpan.FromSeconds(10);

    private readonly string folder = Directory.CreateTempSubdirectory("linkdirectory-").FullName;

    [Fact]
    public async Task The_first_start_says_what_it_fills_the_directory_with_and_at_last_where_it_is_ready()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(LongestStart);
        using var process = Start();
        var printed = new List<string>();
        try
        {
            while (!printed.Exists(line => line.Contains("Ready:", StringComparison.Ordinal))
                && await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                printed.Add(line);
                if (line.Contains("Application started", StringComparison.Ordinal))
                {
                    patience.CancelAfter(LongestWord);
                }
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            // What it has printed by now is what it says.
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        string[] expected = ["demo's local authorities", "demo's schools", "demo's services", "demo's contacts", "demo's agreed links",
            "Recording what has happened to the demo's contacts", "Seeded the fictional demo area: 120 schools, 25 services",
            "Ready: http://127.0.0.1:"];
        var places = expected.Select(words => printed.FindIndex(line => line.Contains(words, StringComparison.Ordinal))).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Server).Assembly.Location])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ConnectionStrings__LinkDirectory"] = $"Data Source={Path.Combine(folder, "linkdirectory.db")}";
        start.Environment["KeyRing__Folder"] = Path.Combine(folder, "keys");
        start.Environment["Notifications__Folder"] = Path.Combine(folder, "mail");
        return Process.Start(start)!;
    }
}
