using LinkDirectory.Data;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Places.Pages;

/// <summary>
/// Which services an area's page and the list of services show for it. A board lies over Northmoor and half of Southvale; ten schools
/// are in each council.
/// </summary>
public sealed class AreaServicesTests : IAsyncLifetime
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;
    private readonly List<School> north = [];
    private readonly List<School> south = [];
    private Area northmoor = null!;
    private Area southvale = null!;
    private Area board = null!;

    public AreaServicesTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        northmoor = await data.AreaAsync("E06000901", with: a => a.Name = "Northmoor");
        southvale = await data.AreaAsync("E06000902", with: a => a.Name = "Southvale");
        board = await data.AreaAsync("E54000901", AreaKind.IntegratedCareBoard, with: a => a.Name = "Moor and Vale");
        foreach (var number in Enumerable.Range(0, 10))
        {
            north.Add(await data.SchoolAsync(at: new Point(51.51 + (number / 1000.0), -0.2)));
            await data.StandsInAsync(north[^1], northmoor, board);
            south.Add(await data.SchoolAsync(at: new Point(51.41 + (number / 1000.0), -0.2)));
            await data.StandsInAsync(south[^1], [southvale, .. number < 5 ? [board] : Array.Empty<Area>()]);
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_board_has_the_services_of_its_councils_and_each_council_those_of_the_board_and_none_of_its_neighbour()
    {
        await NamedAsync("Of Northmoor", northmoor);
        await NamedAsync("Of Southvale", southvale);
        await NamedAsync("Of the board", board);

        await ShowsAsync(board, "Of Northmoor", "Of Southvale", "Of the board");
        await ShowsAsync(northmoor, "Of Northmoor", "Of the board");
        await ShowsAsync(southvale, "Of Southvale", "Of the board");
    }

    [Fact]
    public async Task A_school_on_the_wrong_side_of_a_simplified_boundary_brings_no_services_of_the_neighbour()
    {
        var neighbour = await data.AreaAsync("E06000903");
        foreach (var _ in Enumerable.Range(0, 20))
        {
            await data.StandsInAsync(await data.SchoolAsync(at: new Point(51.3, -0.2)), neighbour);
        }

        await data.StandsInAsync(north[0], neighbour);
        await NamedAsync("Of the neighbour", neighbour);
        await ShowsAsync(northmoor, "Of the neighbour"); // one in ten of Northmoor's schools is no slip

        await data.StandsInAsync(await data.SchoolAsync(at: new Point(51.52, -0.2)), northmoor);
        await ShowsAsync(northmoor);
    }

    [Fact]
    public async Task Schools_by_name_a_drawn_boundary_and_children_from_anywhere_count()
    {
        await data.ServiceAsync(with: s =>
        {
            s.Name = "By a school's name";
            s.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.School);
            s.CatchmentSchools.Add(north[3]);
        });
        await DrawnAsync("Drawn round a school", 51.513, 51.5145);
        await DrawnAsync("Drawn between the councils", 51.45, 51.49);
        await data.ServiceAsync(with: s => s.Name = "For anyone");
        await data.ServiceAsync(with: s => (s.Name, s.Status) = ("Ended", ServiceStatus.Ended));

        await ShowsAsync(northmoor, "By a school's name", "Drawn round a school", "For anyone");
        await ShowsAsync(southvale, "For anyone");
    }

    [Fact]
    public async Task An_area_has_the_services_that_name_the_one_it_followed()
    {
        var ended = await data.AreaAsync("E06000900", with: a => a.ValidUntil = new DateOnly(2020, 3, 31));
        var empty = await data.AreaAsync("E06000904");
        await using (var db = app.Db.Open())
        {
            db.Add(new AreaHeir { AreaId = empty.Id, EndedAreaId = ended.Id });
            await db.SaveChangesAsync(Cancellation);
        }

        await NamedAsync("Of the ended one", ended);

        await ShowsAsync(empty, "Of the ended one");
    }

    [Fact]
    public async Task The_list_is_narrowed_by_worry_and_age_under_a_title_that_says_so_and_an_address_that_can_be_sent_on()
    {
        await NamedAsync("Eats", northmoor, s => s.Needs = EnumSet<Need>.From(Need.EatingDifficulties));
        await NamedAsync("Eats, older", northmoor, s => (s.Needs, s.MinimumAge) = (EnumSet<Need>.From(Need.EatingDifficulties), 15));
        await NamedAsync("Worries", northmoor, s => s.Needs = EnumSet<Need>.From(Need.Anxiety));
        using var client = app.CreateClient();

        var page = await client.GetAsync($"/services?need=EatingDifficulties&age=14&area={northmoor.Code}", Cancellation).ReadAsync();

        Assert.Equal("Services for eating difficulties in Northmoor, age 14", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(["Eats"], page.QuerySelectorAll(".app-hit__name").Select(hit => hit.TextContent));
        Assert.Contains("NHS 111", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["EatingDifficulties", "E06000901"],
            page.QuerySelectorAll(".app-filter option[selected]").Select(o => o.GetAttribute("value")));
    }

    [Fact]
    public async Task What_an_address_says_and_nobody_knows_is_said_and_not_dropped()
    {
        using var client = app.CreateClient();

        var services = await client.GetAsync("/services?area=E99&age=400", Cancellation).ReadAsync();
        var schools = await client.GetAsync("/schools?area=E99", Cancellation).ReadAsync();

        Assert.Contains("no area with the code E99", services.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("400 is not an age of 0 to 25", services.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("no area with the code E99", schools.Body!.TextContent, StringComparison.Ordinal);
    }

    private Task<Service> NamedAsync(string name, Area area, Action<Service>? with = null) => data.ServiceAsync(with: s =>
    {
        s.Name = name;
        s.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.HomeAddress);
        s.CatchmentAreas.Add(area);
        with?.Invoke(s);
    });

    private Task<Service> DrawnAsync(string name, double from, double to) => data.ServiceAsync(with: s =>
    {
        s.Name = name;
        s.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.HomeAddress);
        var shape = TestData.Box(from, to, -0.21, -0.19);
        s.CatchmentBoundary = shape.AsBinary();
        (s.CatchmentMinLatitude, s.CatchmentMaxLatitude, s.CatchmentMinLongitude, s.CatchmentMaxLongitude) = (from, to, -0.21, -0.19);
    });

    /// <summary>On the area's page, by its figure, and in the list that the figure opens.</summary>
    private async Task ShowsAsync(Area area, params string[] names)
    {
        using var client = app.CreateClient();
        var page = await client.GetAsync($"/areas/{area.Code}", Cancellation).ReadAsync();
        var list = await client.GetAsync($"/services?area={area.Code}", Cancellation).ReadAsync();
        Assert.Equal(names, page.QuerySelectorAll("table a[href^='/services/']").Select(link => link.TextContent));
        Assert.Equal(names, list.QuerySelectorAll(".app-hit__name").Select(hit => hit.TextContent));
        var figure = page.QuerySelector($".app-counts a[href='/services?area={area.Code}'] .app-counts__number")!;
        Assert.Equal($"{names.Length}", figure.TextContent);
    }
}
