using System.Runtime.CompilerServices;

namespace LinkDirectory.GraphQL.Tests.Support;

/// <summary>
/// Compares text with what was accepted before, under <c>__snapshots__</c> beside the test. A snapshot that is missing is
/// written, and the test fails once so that somebody reads it.
/// </summary>
public static class Snapshot
{
    public static void Match(string actual, string name, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, "__snapshots__", name);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            Assert.Fail($"{path} was written; read it and run again.");
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
