using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LinkDirectory.Clients.Tests.Support;

/// <summary>Runs the clients in the folder <c>Node</c>.</summary>
internal static class Node
{
    private const string HowTo =
        "Needs Node.js 20 or later: install it from https://nodejs.org and build this project again, which installs the clients' packages.";

    /// <summary>Far longer than any of them takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "Node"));

    /// <summary>Runs Node, which must succeed, and returns what it wrote.</summary>
    public static async Task<string> RunAsync(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules")), HowTo);
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            var output = await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            Assert.True(process.ExitCode == 0, output + await errors);
            return output.Trim();
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>The script of an installed package's command.</summary>
    public static string Command(string name) => Path.Combine("node_modules", name);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
