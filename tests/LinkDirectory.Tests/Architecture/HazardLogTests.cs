using System.Text.RegularExpressions;

namespace LinkDirectory.Tests.Architecture;

/// <summary>A control of the hazard log is only as good as the test that holds it: each must name tests that there are.</summary>
public sealed partial class HazardLogTests
{
    private static readonly string[] Hazards = Heading()
        .Split(File.ReadAllText(Repository.PathOf("docs/clinical-safety/hazard-log.md")))[1..];

    [Fact]
    public void Every_hazard_names_the_tests_that_hold_its_controls() =>
        Assert.DoesNotContain(Hazards, hazard => !TestName().IsMatch(hazard));

    [Fact]
    public void Every_test_that_the_log_names_exists()
    {
        var sources = Repository.Files()
            .Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith("Tests.cs", StringComparison.Ordinal))
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), file => File.ReadAllText(Repository.PathOf(file)),
                StringComparer.Ordinal);
        var missing = from hazard in Hazards
                      from named in TestName().Matches(hazard)
                      let method = named.Groups["method"]
                      where !sources[named.Groups["class"].Value].Any(
                          source => !method.Success || source.Contains($" {method.Value}(", StringComparison.Ordinal))
                      select $"H{hazard[..2]} names {named.Value}";

        Breaches.MustBeNone(missing);
    }

    [GeneratedRegex(@"\n## H(?=\d)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"`(?<class>[A-Z]\w+Tests)(\.(?<method>\w+))?`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TestName();
}
