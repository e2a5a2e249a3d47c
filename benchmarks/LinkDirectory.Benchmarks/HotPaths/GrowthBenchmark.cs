using System.Diagnostics;
using System.Globalization;
using LinkDirectory.Benchmarks.England;
using LinkDirectory.Data;
using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Places.Pages;
using LinkDirectory.Features.WorkList;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Benchmarks.HotPaths;

/// <summary>
/// How the feature services' times grow with the directory: so many Englands beside each other, each with its own areas. One question at a
/// time, within the process.
/// </summary>
internal static class GrowthBenchmark
{
    private const int Questions = 300;

    /// <param name="sizes">How many Englands, as 1, 4, 16.</param>
    /// <param name="kept">A folder of databases that an earlier run left, or is to leave; null for ones that are made and deleted.</param>
    public static async Task RunAsync(IReadOnlyList<int> sizes, string? kept)
    {
        var columns = new List<Dictionary<string, string>>();
        foreach (var times in sizes)
        {
            columns.Add(await MeasureAsync(times, kept));
            await Console.Error.WriteLineAsync($"{times}×: {string.Join(", ", columns[^1])}");
        }

        Console.WriteLine($"| | {string.Join(" | ", sizes.Select(times => $"{times}×"))} |");
        Console.WriteLine($"|---|{string.Concat(sizes.Select(_ => "---|"))}");
        foreach (var row in columns[0].Keys)
        {
            Console.WriteLine($"| {row} | {string.Join(" | ", columns.Select(column => column[row]))} |");
        }
    }

    private static async Task<Dictionary<string, string>> MeasureAsync(int times, string? kept)
    {
        using var folder = new TemporaryFolder();
        var database = kept is null ? folder.Database : Path.Combine(kept, $"england-{times}.db");
        var found = File.Exists(database);
        using var host = BenchmarkHost.Over(database);
        var row = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["import of schools, s"] = found ? "not now" : await FillAsync(host.Services, times),
        };
        foreach (var (name, ask) in await PathsAsync(host.Services, times))
        {
            var taken = await Timing.MeasureAsync(warmUps: Questions, Questions, ask); // what is kept once read is there
            row.Add($"{name}, ms", $"{Text(Percentiles.At(taken, 50))} ({Text(Percentiles.At(taken, 99))})");
        }

        row.Add("database, MB", Text(new FileInfo(database).Length / 1e6));
        row.Add("memory of the process, MB", Text(Environment.WorkingSet / 1e6));
        return row;
    }

    private static async Task<string> FillAsync(IServiceProvider services, int times)
    {
        var watch = Stopwatch.StartNew();
        await MadeUpEngland.AddSchoolsAsync(services, extract: null, Ground.Beside, times);
        var imported = Text(watch.Elapsed.TotalSeconds);
        await MadeUpEngland.AddTheRestAsync(services, times);
        return imported;
    }

    private static async Task<IEnumerable<(string Name, Func<int, Task> Ask)>> PathsAsync(IServiceProvider services, int times)
    {
        await using var db = services.GetRequiredService<DirectoryDb>().OpenToRead();
        var schools = await db.Schools.Where(s => s.LocalAuthorityId != null && s.Id % times == 0).OrderBy(s => s.Id).ToListAsync();
        var areas = await db.Areas.Where(a => a.Kind == AreaKind.LocalAuthority).OrderBy(a => a.Id).Select(a => a.Code).ToListAsync();
        var (bySchool, contacts, links) = (services.GetRequiredService<Schools>(), services.GetRequiredService<PointsOfContact>(),
            services.GetRequiredService<Links>());
        var (advice, grid) = (services.GetRequiredService<WhoToContact>(), services.GetRequiredService<ContactGrid>());
        var (search, suggestions) = (services.GetRequiredService<Search>(), services.GetRequiredService<Suggestions>());
        var random = new Random(5);
        List<string> typed = [.. Enumerable.Range(0, Questions).Select(number => TypedForSchools.Text(At(number), random))];
        var overviews = ActivatorUtilities.CreateInstance<AreaOverviews>(services);
        var anyone = Actor.Anonymous(Channel.Api);
        var none = CancellationToken.None;
        School At(int number) => schools[number * 7919 % schools.Count];
        return
        [
            ("school by URN", async number =>
            {
                var school = await bySchool.ByUrnAsync(At(number).Urn, none);
                await contacts.BySchoolAsync([school!.Id], anyone, none);
                await links.BySchoolAsync([school.Id], none);
            }),
            ("20 nearest", number => bySchool.PageAsync(
                new SchoolQuery(new PageRequest(First: 20), Near: new PlaceReference(Point: At(number).Location)), none)),
            ("who to contact", number => advice.AskAsync(
                anyone, new PlaceReference(Urn: At(number).Urn), new Situation(9, EnumSet<Need>.From(Need.Anxiety)), none)),
            ("search", number => search.FindAsync(anyone, typed[number], Search.UsualCount, none)),
            ("search for a URN", number => search.FindAsync(anyone, $"{At(number).Urn}", Search.UsualCount, none)),
            ("suggestions", number => suggestions.LinesAsync(anyone, Begun(typed[number]), ["School"], none)),
            ("a page of the grid", _ => grid.PageAsync(new ContactGridQuery(new ContactGridFilter()), Actor.Operator, none)),
            ("an area's page", number => overviews.ReadAsync(areas[number % areas.Count], new PageRequest(First: 25), anyone, none)),
        ];
    }

    // As far as somebody has typed when they look up.
    private static string Begun(string text) => text[..Math.Min(text.Length, 6)];

    private static string Text(double figure) => figure.ToString(figure < 10 ? "N2" : "N0", CultureInfo.InvariantCulture);
}
