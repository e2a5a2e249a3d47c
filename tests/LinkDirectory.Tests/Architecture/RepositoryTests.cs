using System.Text.RegularExpressions;

namespace LinkDirectory.Tests.Architecture;

/// <summary>The repository works wherever it is cloned: no file in it names a place on somebody's machine.</summary>
public sealed partial class RepositoryTests
{
    // England's real files are too large to commit. What runs on them may say where they are looked for.
    private static readonly string[] MayNameTheDataFolder = ["tests/", "benchmarks/", ".ci/"];

    [Fact]
    public void No_file_names_a_path_of_one_machine()
    {
        var found = from file in Repository.Files()
                    from line in Lines(file)
                    where MachinePath().IsMatch(line.Text)
                    select $"{file}:{line.Number}: {line.Text.Trim()}";

        Breaches.MustBeNone(found);
    }

    [Fact]
    public void Only_tests_and_benchmarks_look_beside_the_repository()
    {
        var found = from file in Repository.Files()
                    where !MayNameTheDataFolder.Any(folder => file.StartsWith(folder, StringComparison.Ordinal))
                    from line in Lines(file)
                    where line.Text.Contains("../shared/", StringComparison.Ordinal)
                    select $"{file}:{line.Number}: {line.Text.Trim()}";

        Breaches.MustBeNone(found);
    }

    [Theory]
    [InlineData("/home" + "/somebody/linkdirectory", true)]
    [InlineData("(see /root" + "/notes)", true)]
    [InlineData(@"C:\Users" + @"\somebody", true)]
    [InlineData("https://example.org/home/page", false)]
    [InlineData("Data Source=/data/linkdirectory.db", false)]
    public void A_path_of_one_machine_is_known_when_seen(string text, bool expected) => Assert.Equal(expected, MachinePath().IsMatch(text));

    private static IEnumerable<(int Number, string Text)> Lines(string file) =>
        File.ReadLines(Repository.PathOf(file)).Select((text, index) => (index + 1, text));

    [GeneratedRegex(@"(?<![\w.:/~-])/(?:work|farm|root|home|Users)/|[A-Z]:\\Users\\", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex MachinePath();
}
