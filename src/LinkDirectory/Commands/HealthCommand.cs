using System.CommandLine;

namespace LinkDirectory.Commands;

/// <summary>
/// Asks a running server whether it is ready, so that a container needs no other program for its health check.
/// </summary>
public static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var url = new Option<Uri>("--url")
        {
            Description = "The server's address. The default is the first of ASPNETCORE_URLS, on this machine.",
            DefaultValueFactory = _ => AddressOf(Environment.GetEnvironmentVariable("ASPNETCORE_URLS")),
        };
        var command = new Command("health", "Ask a running server whether it is ready; exit code 1 if it is not.") { url };
        command.SetAction((arguments, cancellation) => AskAsync(arguments.GetRequiredValue(url), Console.Error, cancellation));
        return command;
    }

    /// <summary>Where this machine reaches a server that listens on <paramref name="urls"/>, as in <c>http://+:8080</c>.</summary>
    /// <param name="urls">Addresses separated by semicolons; none means the default address.</param>
    public static Uri AddressOf(string? urls)
    {
        var first = urls?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()
            ?? "http://localhost:5080";
        return new Uri(first.Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//[::1]", StringComparison.Ordinal));
    }

    /// <summary>
    /// Returns 0 if <c>/health/ready</c> answers with success within 5 seconds, else 1 with the reason on <paramref name="errors"/>.
    /// </summary>
    public static async Task<int> AskAsync(Uri server, TextWriter errors, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(new Uri(server, "/health/ready"), cancellation);
            if (response.IsSuccessStatusCode)
            {
                return 0;
            }

            await errors.WriteLineAsync($"{server} is not ready: it answered {(int)response.StatusCode}.");
            await errors.WriteLineAsync(await response.Content.ReadAsStringAsync(cancellation));
        }
        catch (HttpRequestException refused)
        {
            await errors.WriteLineAsync($"{server} does not answer: {refused.Message}");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            await errors.WriteLineAsync($"{server} does not answer within {Patience.TotalSeconds:0} seconds.");
        }

        return 1;
    }
}
