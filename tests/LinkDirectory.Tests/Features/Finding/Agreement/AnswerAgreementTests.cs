using AngleSharp.Dom;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Features.Demo;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Finding.Agreement;

/// <summary>No answer over the demo's services contradicts itself, whatever is asked, by whom and when.</summary>
[Collection(SeededDemo.Name)]
public sealed class AnswerAgreementTests(SeededDemo seeded)
{
    private static readonly string[] Needs =
    [
        "ANXIETY", "OBSESSIVE_COMPULSIVE", "LOW_MOOD", "SELF_HARM", "SUICIDAL_THOUGHTS", "EATING_DIFFICULTIES", "BEHAVIOUR", "ADHD",
        "AUTISM", "BEREAVEMENT", "PSYCHOSIS", "SUBSTANCE_USE", "TRAUMA", "OTHER",
    ];

    private static readonly string?[] Referrers =
        [null, null, "PRIMARY_SCHOOL", "SECONDARY_SCHOOL", "PARENT_OR_CARER", "SELF", "GENERAL_PRACTICE", "SOCIAL_CARE"];

    public static TheoryData<int> Seeds { get; } = Soak.Seeds(inGate: [20_261_130, 3]);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task No_answer_of_the_API_contradicts_itself(int seed)
    {
        var random = new Random(seed);
        var wrong = new List<string>();
        for (var asked = 0; asked < 250; asked++)
        {
            var needs = Enumerable.Range(0, random.Next(4)).Select(_ => Pick(random, Needs)).Distinct(StringComparer.Ordinal).ToArray();
            var urgency = Pick(random, "ROUTINE", "URGENT", "EMERGENCY");
            var situation = new
            {
                age = random.Next(3, 20),
                needs,
                urgency,
                ask = Pick(random, "ADVICE", "SUPPORT"),
                referrer = Pick(random, Referrers),
                at = new DateTime(2026, 11, random.Next(1, 30), random.Next(24), 15, 0, DateTimeKind.Utc),
            };
            object place = random.Next(3) == 0 ? new { postcode = Pick(random, "ZD1 1AA", "ZD1 1AB", "ZD2") }
                : new { urn = 990_001 + random.Next(110) };

            var answer = await seeded.App.AskAsync(Contradictions.Query, new { place, situation });

            var danger = urgency == "EMERGENCY" || needs.Contains("SUICIDAL_THOUGHTS", StringComparer.Ordinal);
            wrong.AddRange(Contradictions.In(answer["whoToContact"], danger, needs.Length).Select(what => $"{situation}: {what}"));
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} contradictions:\n{string.Join("\n", wrong.Take(8))}");
    }

    [Fact]
    public async Task Every_card_of_the_page_leads_somewhere_and_in_danger_nothing_is_said_to_wait()
    {
        using var client = seeded.App.CreateClient();
        foreach (var needs in new[] { "", "Anxiety", "SelfHarm", "SuicidalThoughts", "EatingDifficulties" })
        {
            foreach (var (urgency, age) in new[] { ("Routine", "7"), ("Routine", "15"), ("Urgent", "16"), ("Emergency", "18") })
            {
                var page = await client.AskPageAsync(("place", "ZD1 1AA"), ("needs", needs), ("urgency", urgency), ("age", age)).ReadAsync();

                Assert.All(page.QuerySelectorAll(".app-best, .app-route"), card => Assert.True(LeadsSomewhere(card), card.TextContent));
                page.QuerySelector(".app-change")?.Remove();
                if (urgency == nameof(Urgency.Emergency) || needs == nameof(Need.SuicidalThoughts))
                {
                    Assert.DoesNotContain("can wait", page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain("cannot wait", page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
                }
            }
        }
    }

    private static bool LeadsSomewhere(IElement card) => card.QuerySelectorAll("a").Select(link => link.GetAttribute("href") ?? "")
        .Any(to => to.StartsWith("tel:", StringComparison.Ordinal) || to.StartsWith("mailto:", StringComparison.Ordinal)
            || to.StartsWith("https:", StringComparison.Ordinal));

    private static T Pick<T>(Random random, params T[] from) => from[random.Next(from.Length)];
}
