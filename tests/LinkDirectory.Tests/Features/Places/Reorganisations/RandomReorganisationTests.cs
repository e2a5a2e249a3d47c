using LinkDirectory.Data;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Places.Import;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Places.Reorganisations;

/// <summary>
/// Countries of chance whose councils are merged, divided and given new codes, and brought in by files in any order, some of which never
/// come. No school may lose a crisis line or a service by it.
/// </summary>
public sealed class RandomReorganisationTests
{
    private const int Countries = 40;

    // A council of one or two schools that has merged into another looks as if GIAS had corrected them: the import asks.
    private const int MostRefused = 5;

    private static readonly Situation Anxious = new(9, EnumSet<Need>.From(Need.Anxiety));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds { get; } = Soak.Seeds(inGate: [1, 2, 3, 4, 5]);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task No_school_loses_its_crisis_line_or_a_service(int seed)
    {
        await using var desk = new ImportDesk();
        var (lost, refused) = (new List<string>(), 0);
        for (var number = 0; number < Countries; number++)
        {
            await EmptyAsync(desk);
            refused += await ReorganiseAsync(desk, new Random((seed * 1000) + number), $"seed {seed}, country {number}", lost);
        }

        Assert.True(lost.Count == 0, string.Join('\n', lost));
        Assert.InRange(refused, 0, MostRefused);
    }

    /// <returns>How many imports were refused.</returns>
    private static async Task<int> ReorganiseAsync(ImportDesk desk, Random chance, string country, List<string> lost)
    {
        var before = Country.Of(chance);
        await ImportAsync(desk, Boundaries(), "before.geojson", before.Boundaries(before.Councils.Where(_ => chance.Next(5) > 0).DefaultIfEmpty(before.Councils[0])));
        await ImportAsync(desk, new GiasImport(), "before.csv", before.Gias());
        await ServicesAsync(desk, chance);
        var had = await AnswersAsync(desk, before);
        for (var round = chance.Next(1, 3); round > 0; round--)
        {
            var after = before.Reorganised(chance);
            foreach (var (kind, import, content) in Files(after, before, chance))
            {
                var report = await desk.ImportAsync(import, desk.Write(kind, content));
                var has = await AnswersAsync(desk, after);
                if (report.Refusal is not null)
                {
                    Assert.NotEmpty(report.Losses!.Sentences);
                    return 1;
                }

                lost.AddRange(had.Keys.Where(urn => (had[urn].Line && !has[urn].Line) || had[urn].Services.Except(has[urn].Services).Any())
                    .Select(urn => $"{country}: {kind} took from {urn}"));
            }

            before = after;
        }

        return 0;
    }

    private static BoundariesImport Boundaries() => new(new BoundaryReading(), SchoolAreaAssignment.AssignAsync);

    private static async Task ImportAsync(ImportDesk desk, IImport import, string name, string content) =>
        Assert.Null((await desk.ImportAsync(import, desk.Write(name, content))).Refusal);

    private static IEnumerable<(string Kind, IImport Import, string Content)> Files(Country after, Country before, Random chance)
    {
        var news = after.Councils.Except(before.Councils).ToList();
        List<(string, IImport, string)> files =
        [
            ("after.geojson", Boundaries(), after.Boundaries(chance.Next(2) == 0 ? after.Councils : news)),
            ("after.csv", new GiasImport(), after.Gias()),
        ];
        if (chance.Next(3) == 0 && after.Successors.Count > 0)
        {
            files.Add(("areas.csv", new AreasImport(SchoolAreaAssignment.AssignAsync), after.Areas()));
        }

        var order = files.ToArray();
        chance.Shuffle(order);
        return chance.Next(4) == 0 ? order.Skip(1) : order;
    }

    private static async Task ServicesAsync(ImportDesk desk, Random chance)
    {
        var areas = await desk.ReadAsync(db => db.Areas.AsNoTracking().Select(a => new Area { Id = a.Id, Code = a.Code, Name = a.Name }).ToListAsync(Cancellation));
        var data = desk.Data;
        var provider = await data.ProviderAsync();
        foreach (var area in areas)
        {
            await data.ServiceAsync(provider, s =>
            {
                (s.Kind, s.UrgentTelephone) = chance.Next(2) == 0 ? (ServiceKind.CrisisTeam, "0800 496 0001") : (ServiceKind.SpecialistCamhs, null);
                s.CatchmentBasis = EnumSet<EligibilityBasis>.From(chance.Next(2) == 0 ? EligibilityBasis.School : EligibilityBasis.HomeAddress);
                s.CatchmentAreas.Add(area);
                if (chance.Next(3) == 0 && areas[chance.Next(areas.Count)] is { } other && other.Id != area.Id)
                {
                    s.CatchmentAreas.Add(other);
                }
            });
        }
    }

    // The local line, and the services that cover the school rather than being near it.
    private static async Task<Dictionary<int, (bool Line, List<int> Services)>> AnswersAsync(ImportDesk desk, Country country)
    {
        var asked = desk.App.Services.GetRequiredService<WhoToContact>();
        var answers = new Dictionary<int, (bool, List<int>)>();
        foreach (var school in country.Schools.Where(s => s.Placed))
        {
            var advice = await asked.AskAsync(Actor.Anonymous(Channel.Api), new PlaceReference(Urn: school.Urn), Anxious, Cancellation);
            answers[school.Urn] = (advice.Emergency.Contains("0800 496", StringComparison.Ordinal),
                [.. advice.Routes.Where(r => r.FoundBy == FoundBy.Catchment).Select(r => r.Service.Id)]);
        }

        return answers;
    }

    private static async Task EmptyAsync(ImportDesk desk)
    {
        await using var db = desk.App.Db.Open();
        await db.Services.ExecuteDeleteAsync(Cancellation);
        await db.Providers.ExecuteDeleteAsync(Cancellation);
        await db.Schools.ExecuteDeleteAsync(Cancellation);
        await db.Areas.ExecuteDeleteAsync(Cancellation);
    }
}
