using System.Runtime.CompilerServices;

namespace LinkDirectory.Tests.Support;

/// <summary>
/// Compares text with the copy kept beside the test in <c>__snapshots__</c>. Where there is none it is written and the test
/// fails once, so that the new copy is looked at and committed. To accept a change, delete the copy and run the test.
/// </summary>
internal static class Snapshot
{
    public static void Match(string actual, string name, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, "__snapshots__", name);
        var text = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            Assert.Fail($"{path} did not exist and was written: look at it and commit it.");
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }
}
