using System.ComponentModel;
using System.Diagnostics;

namespace LinkDirectory.GraphQL.Tests.Conformance;

/// <summary>The scripts beside the conformance host, run with Node.</summary>
internal static class NodeScript
{
    private static readonly string Tests = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));
    private static readonly string Folder = Path.Combine(Tests, "LinkDirectory.GraphQL.Host");

    /// <summary>The host, built as these tests are.</summary>
    public static string Host => Path.Combine(Folder, Path.GetRelativePath(
        Path.Combine(Tests, "LinkDirectory.GraphQL.Tests"), AppContext.BaseDirectory), "LinkDirectory.GraphQL.Host.dll");

    /// <summary>Runs a script; the test is skipped where Node is missing.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string script, params string[] arguments)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            Assert.Skip("Node.js 20 or later is needed to compare with the reference. Install it from https://nodejs.org and build again.");
        }

        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        catch (Win32Exception)
        {
            Assert.Skip("Node.js 20 or later is needed to compare with the reference. Install it from https://nodejs.org and build again.");
            throw;
        }
    }
}
