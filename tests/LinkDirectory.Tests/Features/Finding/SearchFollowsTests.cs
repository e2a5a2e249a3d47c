using LinkDirectory.Data;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Finding;

/// <summary>
/// The search index in memory is the database's at every moment: after each change of chance it answers as a new one.
/// </summary>
public sealed class SearchFollowsTests : IAsyncLifetime
{
    private static readonly int Seed = Soak.Seed(20261130);

    private static readonly string[] Words = ["Oak", "Ash", "Mary", "Northmoor", "Rose", "Hill", "Trinity", "Park", "Church", "River"];

    private static readonly string[] Towns = ["Leeds", "York", "Otley", "Ilkley"];

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public SearchFollowsTests() => data = new TestData(app.Db);

    private static int Changes => Soak.Cases(200);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await data.OutwardCodeAsync("LS6", new Point(53.8, -1.6));
        for (var i = 0; i < 20; i++)
        {
            await data.SchoolAsync(100000 + i, with: s =>
                (s.Name, s.Town) = ($"{Words[i % 10]} {Words[(i * 3) % 10]} School", Towns[i % 4]));
        }

        for (var i = 0; i < 5; i++)
        {
            var area = await data.AreaAsync($"W0600000{i}", with: a => a.Name = $"{Words[i]}shire");
            await data.ServiceAsync(with: s =>
            {
                s.Name = $"{Words[i]} Counselling";
                s.CatchmentAreas.Add(area);
            });
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task After_every_change_it_answers_as_a_new_index()
    {
        var random = new Random(Seed);
        var search = app.Services.GetRequiredService<Search>();
        for (var change = 0; change < Changes; change++)
        {
            var what = await ChangeAsync(random);
            var text = Text(random);
            await using var other = Other();

            var (expected, found) = (await AskAsync(other.GetRequiredService<Search>(), text), await AskAsync(search, text));

            Assert.True(expected.SequenceEqual(found), $"""
                Seed {Seed}, change {change} ({what}), “{text}”
                a new one: {string.Join(" | ", expected)}
                followed:  {string.Join(" | ", found)}
                """);
        }
    }

    private static async Task<List<string>> AskAsync(Search search, string text) =>
        [.. (await search.FindAsync(Actor.Anonymous(Channel.Api), text, 30, Cancellation))
            .Select(h => $"{h.Result.GetType().Name} {h.Matched} {h.Score}")];

    private ServiceProvider Other()
    {
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:LinkDirectory"] = $"Data Source={app.DatabaseFile}" };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddDirectory(configuration)
            .BuildServiceProvider();
    }

    private static string Text(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(4) switch
        {
            0 => Towns[random.Next(Towns.Length)],
            1 => "counselling",
            _ => Words[random.Next(Words.Length)].ToUpperInvariant(),
        }).Append(random.Next(3) == 0 ? "LS6" : ""));

    private async Task<string> ChangeAsync(Random random)
    {
        await using var db = app.Db.Open();
        var what = await ChangeAsync(db, random);
        await db.SaveChangesAsync(Cancellation);
        return what;
    }

    private async Task<string> ChangeAsync(DirectoryDbContext db, Random random)
    {
        var name = $"{Words[random.Next(10)]} {Words[random.Next(10)]}";
        switch (random.Next(11))
        {
            case 0:
                (await OneAsync(db.Schools, random)).Name = $"{name} School";
                return "a school renamed";
            case 1:
                (await OneAsync(db.Schools, random)).Status = random.Next(2) == 0 ? SchoolStatus.Open : SchoolStatus.Closed;
                return "a school closed or opened";
            case 2:
                (await OneAsync(db.Schools, random)).Town = Towns[random.Next(4)];
                return "a school moved";
            case 3:
                await data.SchoolAsync(200000 + random.Next(1_000_000), with: s =>
                    (s.Name, s.Town) = ($"{name} Academy", Towns[random.Next(4)]));
                return "a school added";
            case 4:
                db.Schools.Remove(await OneAsync(db.Schools, random));
                return "a school removed";
            case 5:
                (await OneAsync(db.Services, random)).Name = $"{name} Counselling";
                return "a service renamed";
            case 6:
                (await OneAsync(db.Services, random)).Needs = random.Next(2) == 0 ? [] : EnumSet<Need>.All;
                return "a service's needs changed";
            case 7:
                (await OneAsync(db.Providers, random)).Name = $"{name} Trust {random.Next(1_000_000)}";
                return "a provider renamed";
            case 8:
                (await OneAsync(db.Areas, random)).Name = $"{name}shire";
                return "an area renamed";
            case 9:
                var moved = await OneAsync(db.Areas, random);
                (moved.MinLatitude, moved.MinLongitude) = (random.Next(50, 55), -2);
                (moved.MaxLatitude, moved.MaxLongitude) = (moved.MinLatitude + 1, -1);
                return "an area moved";
            default:
                db.SchoolSuccessions.Add(new SchoolSuccession
                {
                    PredecessorUrn = 900000 + random.Next(90_000),
                    SuccessorUrn = (await OneAsync(db.Schools, random)).Urn,
                    PredecessorName = $"{name} Infants",
                });
                return "a former name added";
        }
    }

    private static async Task<T> OneAsync<T>(IQueryable<T> all, Random random)
        where T : class
    {
        var ordered = all.OrderBy(row => EF.Property<int>(row, "Id"));
        return await ordered.Skip(random.Next(await all.CountAsync(Cancellation))).FirstAsync(Cancellation);
    }
}
