using System.Text.RegularExpressions;
using LinkDirectory.Features.Finding;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Finding.Oracle;

public sealed partial class WhoToContactOracleTests
{
    private const int Questions = 150;

    public static TheoryData<int> Seeds { get; } = Soak.Seeds(inGate: [1, 2, 3, 4]);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Random_situations_in_a_random_directory_are_answered_as_by_looking_at_every_service(int seed)
    {
        await using var app = new DirectoryApp();
        var made = new RandomDirectory(seed);
        await made.MakeAsync(new TestData(app.Db));
        var oracle = new ContactOracle(made, new DateOnly(2026, 11, 18));
        var service = app.Services.GetRequiredService<WhoToContact>();
        var routes = 0;

        for (var i = 0; i < Questions; i++)
        {
            var (place, situation) = made.Question();
            var expected = oracle.Answer(place, situation);

            var advice = await service.AskAsync(Actor.Anonymous(Channel.Api), place, situation, TestContext.Current.CancellationToken);

            var asked = $"seed {seed}, question {i}";
            Assert.True(expected.Routes.SequenceEqual(advice.Routes.Select(Seen)),
                $"{asked}: expected\n{Lines(expected.Routes)}\nbut saw\n{Lines(advice.Routes.Select(Seen))}");
            var ruledOut = advice.RuledOut.Select(r => new ExpectedRuledOut(r.Service.Id, r.Reasons.Count, r.GoInsteadTo?.Id))
                .OrderBy(r => r.ServiceId).ToList();
            Assert.True(expected.RuledOut.SequenceEqual(ruledOut),
                $"{asked}: expected\n{Lines(expected.RuledOut)}\nbut saw\n{Lines(ruledOut)}");
            Assert.Equal(expected.EmergencyFirst, advice.EmergencyFirst);
            Assert.Equal(expected.CrisisNumber, Number().Match(advice.Emergency) is { Success: true } number ? number.Value : null);
            routes += expected.Routes.Count;
        }

        Assert.InRange(routes, Questions, int.MaxValue);
    }

    private static ExpectedRoute Seen(ContactRoute route) =>
        new(route.Service.Id, route.FoundBy, route.Certainty, route.OpenNow, route.PointOfContact?.Id);

    private static string Lines<T>(IEnumerable<T> of) => string.Join('\n', of);

    [GeneratedRegex(@"0800 496 \d{4}", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
