using Microsoft.AspNetCore.Builder;

namespace LinkDirectory.Benchmarks.Served;

/// <summary>
/// The real application over a database that is there already, set up as for people: in a process of its own, or only built, to be asked
/// what it is made of.
/// </summary>
internal static class DirectoryServer
{
    public const string Verb = "directory-server";

    /// <summary>A setting for benchmarks of what a request takes, not of how many of them are let in.</summary>
    public const string Unlimited = "--RateLimits:Api:PerMinute=0";

    public static Task<ServerProcess> StartAsync(string database, params string[] settings) =>
        ServerProcess.StartAsync([Verb, database, .. settings]);

    public static async Task RunAsync(string database, string[] settings)
    {
        await using var app = Build(database, settings);
        await ServeAsync(app);
    }

    public static WebApplication Build(string database, string[] settings) => Server.Finish(Compose(database, settings));

    public static WebApplicationBuilder Compose(string database, string[] settings) => Server.Compose(
    [
        "--applicationName=LinkDirectory", "--urls=http://127.0.0.1:0", "--environment=Production",
        "--Logging:LogLevel:Default=Critical", "--Logging:LogLevel:LinkDirectory.GraphQL.Requests=Critical",
        "--Logging:LogLevel:Microsoft.AspNetCore=Critical", "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Critical",
        .. BenchmarkHost.SettingsOver(database).Select(setting => $"--{setting.Key}={setting.Value}"), .. settings,
    ]);

    /// <inheritdoc cref="ServedQuestions.ServeAsync"/>
    /// <exception cref="InvalidOperationException">The database cannot be used.</exception>
    public static async Task ServeAsync(WebApplication app)
    {
        if (await Server.PrepareAsync(app) is { } refusal)
        {
            throw new InvalidOperationException(refusal);
        }

        await ServedQuestions.ServeAsync(app);
    }
}
