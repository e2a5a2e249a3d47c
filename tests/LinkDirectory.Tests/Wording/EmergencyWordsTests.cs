using System.Text.RegularExpressions;
using LinkDirectory.Tests.Architecture;
using LinkDirectory.Wording;

namespace LinkDirectory.Tests.Wording;

/// <summary>What to do in an emergency is said in the same words everywhere: a change to them is made once.</summary>
public sealed partial class EmergencyWordsTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/school-mental-health-leads.md")]
    public void A_document_says_it_as_every_answer_does(string document) =>
        Assert.Contains(
            EmergencyWords.National, Space().Replace(File.ReadAllText(Repository.PathOf(document)), " "), StringComparison.Ordinal);

    [Fact]
    public void No_page_or_rule_has_words_of_its_own()
    {
        var own = from file in Repository.Files()
                  where file.StartsWith("src/LinkDirectory/", StringComparison.Ordinal)
                  where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
                  where !file.EndsWith("/EmergencyWords.cs", StringComparison.Ordinal)
                  from match in OptionTwo().Matches(File.ReadAllText(Repository.PathOf(file)))
                  select $"{file}: “{match.Value}”: take it from EmergencyWords";

        Breaches.MustBeNone(own);
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();

    [GeneratedRegex(
        @"choose option 2|\b(call|ring) (NHS )?(999|111)\b|\bhref=""tel:(999|111)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OptionTwo();
}
