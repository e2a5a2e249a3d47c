using System.Diagnostics;
using System.Globalization;
using LinkDirectory.Benchmarks.England;
using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.WorkList;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Benchmarks;

/// <summary>
/// How long a page, a sort and a filter of 66,000 points of contact take on the server, of the feature service alone: as the
/// operator, who keeps all of them, and as editors of a small and of a large area.
/// </summary>
internal static class ContactGridBenchmark
{
    private const int Rounds = 15;

    // One with nine schools in ten, and one with 150.
    private const string Areas = """
        INSERT INTO Areas (Code, Name, Kind, BoundaryVersion)
          VALUES ('E40000001', 'Large Area', 'IntegratedCareBoard', 0), ('E08000001', 'Small Area', 'LocalAuthority', 0);
        INSERT INTO SchoolAreas (AreaId, SchoolId)
          SELECT (SELECT Id FROM Areas WHERE Code = 'E40000001'), Id FROM Schools WHERE Id % 10 < 9;
        INSERT INTO SchoolAreas (AreaId, SchoolId)
          SELECT (SELECT Id FROM Areas WHERE Code = 'E08000001'), Id FROM Schools WHERE Id % 150 = 0;
        """;

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        using var host = BenchmarkHost.Over(folder.Database);
        await MadeUpEngland.AddSchoolsAsync(host.Services, extract: null, Ground.OfOne);
        await BulkWriting.WriteAsync(host.Services, $"{Areas} {MadeUpContacts.Sql}");
        await MeasureAsync(host.Services);
    }

    private static async Task MeasureAsync(IServiceProvider services)
    {
        var grid = services.GetRequiredService<ContactGrid>();
        var work = services.GetRequiredService<WorkToDo>();
        await using var db = services.GetRequiredService<DirectoryDb>().OpenToRead();
        var (large, small) = (await AreaAsync("E40000001"), await AreaAsync("E08000001"));
        var first = Stopwatch.StartNew();
        await grid.PageAsync(new ContactGridQuery(new ContactGridFilter()), Actor.Operator, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the first page: {first.Elapsed.TotalMilliseconds:N0} ms"));
        Console.WriteLine($"{"",-34} {"operator",18} {"nine areas in ten",18} {"one small area",18}   median (worst) of {Rounds}, ms");
        Actor[] actors = [Actor.Operator, Editor(large), Editor(small)];
        foreach (var (name, query) in Queries(small))
        {
            await LineAsync(name, actors, actor => grid.PageAsync(query, actor, CancellationToken.None));
        }

        await LineAsync("the work list's counts", actors,
            actor => work.CountsAsync(new ContactGridFilter(), actor, CancellationToken.None));
        await LineAsync("schools without a lead", actors,
            actor => work.SchoolsWithoutLeadAsync(new ContactGridFilter(), 0, 25, actor, CancellationToken.None));

        Task<int> AreaAsync(string code) => db.Areas.Where(a => a.Code == code).Select(a => a.Id).SingleAsync();
    }

    private static IEnumerable<(string Name, ContactGridQuery Query)> Queries(int area)
    {
        foreach (var order in Enum.GetValues<ContactGridOrder>())
        {
            yield return ($"sorted by {order}", new ContactGridQuery(new ContactGridFilter(), order));
        }

        yield return ("last page", new ContactGridQuery(new ContactGridFilter(), Skip: 60_000));
        yield return ("overdue", new ContactGridQuery(new ContactGridFilter { Currency = [Currency.Overdue] }));
        yield return ("overdue, by holder downwards",
            new ContactGridQuery(new ContactGridFilter { Currency = [Currency.Overdue] }, ContactGridOrder.Holder, Descending: true));
        yield return ("mail came back", new ContactGridQuery(new ContactGridFilter { Currency = [Currency.Undeliverable] }));
        yield return ("one role, by verify by",
            new ContactGridQuery(new ContactGridFilter { Roles = [ContactRole.Senco] }, ContactGridOrder.VerifyBy));
        yield return ("schools",
            new ContactGridQuery(new ContactGridFilter { Kinds = [OrganisationKind.School] }, ContactGridOrder.Holder));
        yield return ("one small area", new ContactGridQuery(new ContactGridFilter { AreaId = area }));
        yield return ("text in a few", new ContactGridQuery(new ContactGridFilter { Text = "juniper oak 12" }));
        yield return ("text in all", new ContactGridQuery(new ContactGridFilter { Text = "primary" }));
        yield return ("a person", new ContactGridQuery(new ContactGridFilter { Text = "blex holder 12" }));
    }

    private static Actor Editor(int area) => new("account 1", Channel.Page) { EditsAreas = new HashSet<int> { area }, ReadsPeople = true };

    private static async Task LineAsync(string name, Actor[] actors, Func<Actor, Task> ask)
    {
        var cells = new List<string>();
        foreach (var actor in actors)
        {
            var times = await Timing.MeasureAsync(warmUps: 1, Rounds, _ => ask(actor));
            cells.Add(string.Create(CultureInfo.InvariantCulture, $"{Percentiles.At(times, 50):N1} ({times[^1]:N0})"));
        }

        Console.WriteLine($"{name,-34} {cells[0],18} {cells[1],18} {cells[2],18}");
    }
}
