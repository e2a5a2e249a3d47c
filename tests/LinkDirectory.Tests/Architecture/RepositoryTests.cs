using System.Text.RegularExpressions;

namespace LinkDirectory.Tests.Architecture;

/// <summary>The repository works wherever it is cloned: no file in it names a place on somebody's machine.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] NotOurs =
        [".git", "bin", "obj", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", "screenshots", "dist", "_framework", "keys", "mail", ".vs", ".idea"];

    private static readonly string[] Binary = [".png", ".ico", ".woff2", ".zip", ".pdf", ".dll"];

    // England's real files are too large to commit. What runs on them may say where they are looked for.
    private static readonly string[] MayNameTheDataFolder = ["tests/", "benchmarks/", ".ci/"];

    [Fact]
    public void No_file_names_a_path_of_one_machine()
    {
        var found = from file in Files()
                    from line in Lines(file)
                    where MachinePath().IsMatch(line.Text)
                    select $"{file}:{line.Number}: {line.Text.Trim()}";

        Assert.Empty(found);
    }

    [Fact]
    public void Only_tests_and_benchmarks_look_beside_the_repository()
    {
        var found = from file in Files()
                    where !MayNameTheDataFolder.Any(folder => file.StartsWith(folder, StringComparison.Ordinal))
                    from line in Lines(file)
                    where line.Text.Contains("../shared/", StringComparison.Ordinal)
                    select $"{file}:{line.Number}: {line.Text.Trim()}";

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("/home" + "/somebody/linkdirectory", true)]
    [InlineData("(see /root" + "/notes)", true)]
    [InlineData(@"C:\Users" + @"\somebody", true)]
    [InlineData("https://example.org/home/page", false)]
    [InlineData("Data Source=/data/linkdirectory.db", false)]
    public void A_path_of_one_machine_is_known_when_seen(string text, bool expected) => Assert.Equal(expected, MachinePath().IsMatch(text));

    private static IEnumerable<string> Files() => FilesIn(Root).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'));

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder).Where(IsText).Concat(Directory.EnumerateDirectories(folder).Where(IsOurs).SelectMany(FilesIn));

    private static bool IsOurs(string path) => !NotOurs.Contains(Path.GetFileName(path));

    private static bool IsText(string path) => IsOurs(path) && !IsBinary(Path.GetFileName(path));

    private static bool IsBinary(string name) => name.Contains(".db", StringComparison.Ordinal) || Binary.Contains(Path.GetExtension(name));

    private static IEnumerable<(int Number, string Text)> Lines(string file) =>
        File.ReadLines(Path.Combine(Root, file)).Select((text, index) => (index + 1, text));

    private static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "LinkDirectory.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository."));

    [GeneratedRegex(@"(?<![\w.:/~-])/(?:work|farm|root|home|Users)/|[A-Z]:\\Users\\", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MachinePath();
}
