using System.Diagnostics;

namespace LinkDirectory.Tests.Support;

/// <summary>The program as it is run, in a process of its own.</summary>
internal static class CommandLine
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="database">The database's file.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string database, string keys, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Server).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__LinkDirectory"] = $"Data Source={database}";
        start.Environment["KeyRing__Folder"] = keys;
        start.Environment["PublicAddress"] = "https://directory.example";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Database__WriterWait"] = "00:00:01";
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await errors);
    }
}
