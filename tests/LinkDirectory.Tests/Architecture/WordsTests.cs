using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace LinkDirectory.Tests.Architecture;

/// <summary>One word for one idea: a type is not named by a word that the project says otherwise.</summary>
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

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
