using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace LinkDirectory.Tests.Architecture;

/// <summary>One word for one idea, and sentences as people in England write them.</summary>
public sealed partial class WordsTests
{
    private static readonly Dictionary<string, string> SayInstead = new(StringComparer.Ordinal)
    {
        ["Establishment"] = "School",
        ["Institution"] = "School",
        ["Agency"] = "Provider or Service",
        ["Assignee"] = "Holder",
        ["Freshness"] = "Currency",
        ["Staleness"] = "Currency",
        ["Attestation"] = "Verification",
        ["Relationship"] = "Link",
        ["Flow"] = "Pathway",
        ["Ticket"] = "Referral",
        ["Case"] = "Referral",
        ["Sla"] = "Clock",
        ["Hole"] = "Gap",
        ["Issue"] = "Gap",
        ["Region"] = "Area",
        ["Scenario"] = "Situation",
    };

    private static readonly string[] NotEnglish =
        ["whoever", "anew", "to be had", "may nothing", "said of", "of no use", "stands in", "rings already", "(?<!there )is none"];

    private static readonly string[] Written = [".cs", ".razor", ".md", ".graphql", ".snap", ".js", ".mjs", ".scss", ".txt", ".html", ".csproj"];

    // A test's name is a sentence too, with underscores; a comment's sentence may run over lines.
    private static readonly Regex Translated = new(
        $"(?<![a-z])({string.Join('|', NotEnglish).Replace(" ", @"[\s_/*]+", StringComparison.Ordinal)})(?![a-z])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));

    [Fact]
    public void Types_are_named_by_the_projects_own_words()
    {
        var wrong = from type in typeof(Server).Assembly.GetTypes()
                    where !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.Name.StartsWith('<')
                    from word in Word().Matches(type.Name).Select(match => match.Value)
                    where SayInstead.ContainsKey(word)
                    select $"{type.FullName}: say {SayInstead[word]}, not {word}";

        Breaches.MustBeNone(wrong);
    }

    [Fact]
    public void No_sentence_reads_as_a_translation()
    {
        var wrong = from file in Repository.Files()
                    where Written.Contains(Path.GetExtension(file)) && !file.Contains("/Migrations/", StringComparison.Ordinal)
                    where !file.EndsWith("/WordsTests.cs", StringComparison.Ordinal)
                    let text = File.ReadAllText(Repository.PathOf(file))
                    from match in Translated.Matches(text)
                    let line = text.AsSpan(0, match.Index).Count('\n') + 1
                    select $"{file}:{line}: “{match.Value}”: say who does what, in the order of an English sentence";

        Breaches.MustBeNone(wrong);
    }

    [Theory]
    [InlineData("Ask whoever runs it.", true)]
    [InlineData("A stamp, read anew each time.", true)]
    [InlineData("Null where it is none.", true)]
    [InlineData("What is said of the holder.", true)]
    [InlineData("The person who stands in.", true)]
    [InlineData("A_person_who_stands_in_is_named", true)]
    [InlineData("Null where there is none.", false)]
    [InlineData("Ask the people who run it.", false)]
    public void A_translation_is_known_when_seen(string sentence, bool expected) => Assert.Equal(expected, Translated.IsMatch(sentence));

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
