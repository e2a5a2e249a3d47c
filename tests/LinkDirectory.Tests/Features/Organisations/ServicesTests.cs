using LinkDirectory.Data;
using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Organisations;

public sealed class ServicesTests : IAsyncDisposable
{
    private static readonly Point Here = new(51.555, -0.165);
    private static readonly Point Far = new(53.8, -1.55);

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public ServicesTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Services Services => app.Services.GetRequiredService<Services>();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_service_comes_whole_and_its_areas_without_their_boundaries()
    {
        var area = await data.AreaAsync("E09000007", boundary: TestData.Box(51, 52, -1, 0));
        var school = await data.SchoolAsync();
        var provider = await data.ProviderAsync();
        var made = await data.ServiceAsync(provider, s =>
        {
            s.CatchmentAreas.Add(area);
            s.CatchmentSchools.Add(school);
            s.Hours.Add(new OpeningPeriod { Days = EnumSet<Weekday>.All, ClosesMinute = 1440 });
        }, Here, Far);

        var service = await Services.ByIdAsync(made.Id, Cancellation);

        Assert.NotNull(service);
        Assert.Equal(provider.Name, service.Provider.Name);
        Assert.Equal(2, service.Locations.Count);
        Assert.Single(service.Hours);
        Assert.Equal(school.Id, Assert.Single(service.CatchmentSchools).Id);
        Assert.Null(Assert.Single(service.CatchmentAreas).Boundary);
        Assert.True(Services.IsOpenAt(service, app.Clock.Now));
    }

    [Fact]
    public async Task The_nearest_services_are_those_with_the_nearest_location_of_their_own()
    {
        var random = new Random(11);
        var services = new List<(int Id, Point[] At)>();
        var provider = await data.ProviderAsync();
        for (var i = 0; i < 150; i++)
        {
            var at = Enumerable.Range(0, i % 4).Select(_ => Somewhere(random)).ToArray();
            services.Add(((await data.ServiceAsync(provider, null, at)).Id, at));
        }

        await data.AnalyseAsync();
        for (var i = 0; i < 20; i++)
        {
            var from = Somewhere(random);
            var expected = services.Where(s => s.At.Length > 0).Select(s => (s.Id, Metres: s.At.Min(a => from.MetresTo(a))))
                .OrderBy(s => s.Metres).ThenBy(s => s.Id).ToList();
            var near = new PlaceReference(Point: from);
            var first = await PageAsync(new ServiceQuery(new PageRequest(), Near: near));
            var second = await PageAsync(new ServiceQuery(new PageRequest(After: first.Items[^1].Cursor), Near: near));
            var within = await PageAsync(
                new ServiceQuery(new PageRequest(First: 100), Near: near, WithinMetres: 80_000, Order: ServiceOrder.Name));

            Assert.Equal(expected.Take(40).Select(s => s.Id), first.Items.Concat(second.Items).Select(s => s.Item.Id));
            Assert.Equal(expected.Take(40).Select(s => s.Metres), first.Items.Concat(second.Items).Select(s => s.DistanceMetres!.Value));
            Assert.Equal(expected.Count, await first.CountAsync(Cancellation));
            Assert.Equal(expected.Where(s => s.Metres <= 80_000).Select(s => s.Id).Order(), within.Items.Select(s => s.Item.Id).Order());
        }
    }

    [Fact]
    public async Task Each_filter_leaves_the_services_that_it_says()
    {
        var camden = await data.AreaAsync("E09000007");
        var young = await data.ServiceAsync(
            with: s => (s.Name, s.MaximumAge, s.Needs) = ("Little Steps", 5, EnumSet<Need>.From(Need.Behaviour)));
        var crisis = await data.ServiceAsync(await data.ProviderAsync(p => p.Name = "Northmoor Trust"), s =>
            (s.Name, s.Kind, s.MinimumAge, s.Urgencies) = ("Crisis Line", ServiceKind.CrisisTeam, 11,
                EnumSet<Urgency>.From(Urgency.Emergency)));
        var paused = await data.ServiceAsync(with: s =>
        {
            (s.Name, s.Status, s.MinimumAge, s.Urgencies) = ("Talk", ServiceStatus.PausedToReferrals, 11,
                EnumSet<Urgency>.From(Urgency.Routine));
            s.AcceptsReferralsFrom = EnumSet<ReferrerKind>.From(ReferrerKind.Self);
            s.ThriveGroups = EnumSet<ThriveGroup>.From(ThriveGroup.GettingAdvice);
            s.Needs = EnumSet<Need>.From(Need.Anxiety, Need.LowMood);
            s.CatchmentAreas.Add(camden);
        });

        Assert.Equal([crisis.Id], await IdsAsync(new ServiceFilter { Text = "northm" }));
        Assert.Equal([crisis.Id], await IdsAsync(new ServiceFilter { Kinds = [ServiceKind.CrisisTeam] }));
        Assert.Equal([paused.Id], await IdsAsync(new ServiceFilter { Status = [ServiceStatus.PausedToReferrals] }));
        Assert.Equal([young.Id], await IdsAsync(new ServiceFilter { Age = 5 }));
        Assert.Equal([crisis.Id, young.Id], await IdsAsync(new ServiceFilter { Needs = [Need.Behaviour] }));
        Assert.Equal([crisis.Id, paused.Id], await IdsAsync(new ServiceFilter { Needs = [Need.Anxiety, Need.Psychosis] }));
        Assert.Equal([crisis.Id, young.Id], await IdsAsync(new ServiceFilter { Urgency = Urgency.Emergency }));
        Assert.Equal([crisis.Id, young.Id], await IdsAsync(new ServiceFilter { Referrer = ReferrerKind.College }));
        Assert.Equal([paused.Id], await IdsAsync(new ServiceFilter { ThriveGroups = [ThriveGroup.GettingAdvice, ThriveGroup.Thriving] }));
        Assert.Equal([paused.Id], await IdsAsync(new ServiceFilter { Areas = ["E09000007"] }));
        Assert.Equal([crisis.Id, young.Id, paused.Id], await IdsAsync(new ServiceFilter()));
        Assert.Empty(await IdsAsync(new ServiceFilter { Needs = [] }));
    }

    [Fact]
    public async Task A_place_is_covered_by_area_by_drawn_boundary_by_name_or_by_a_service_for_everywhere()
    {
        var area = await data.AreaAsync("E09000007", boundary: Around(Here));
        var school = await data.SchoolAsync(100000, Here);
        var anywhere = await data.ServiceAsync(with: s => s.Name = "1 anywhere");
        var byArea = await data.ServiceAsync(with: s =>
        {
            (s.Name, s.CatchmentBasis) = ("2 by area", EnumSet<EligibilityBasis>.From(EligibilityBasis.HomeAddress));
            s.CatchmentAreas.Add(area);
        });
        var drawn = await data.ServiceAsync(with: s => Draw(s, "3 drawn", Around(Here)));
        var named = await data.ServiceAsync(with: s =>
        {
            (s.Name, s.CatchmentBasis) = ("4 named", EnumSet<EligibilityBasis>.From(EligibilityBasis.School));
            s.CatchmentSchools.Add(school);
        });
        await data.ServiceAsync(with: s => Draw(s, "5 elsewhere", Around(Far)));
        await data.ServiceAsync(with: s => Draw(s, "6 its box only", TestData.Polygon((-1, 51), (1, 51), (1, 51.2))));
        await data.ServiceAsync(
            with: s => (s.Name, s.CatchmentBasis) = ("7 not known", EnumSet<EligibilityBasis>.From(EligibilityBasis.GpPractice)));

        Assert.Equal([anywhere.Id, byArea.Id, drawn.Id, named.Id],
            await IdsAsync(new ServiceFilter { CoversPlace = new PlaceReference(Urn: 100000) }));
        Assert.Equal([anywhere.Id, byArea.Id, drawn.Id],
            await IdsAsync(new ServiceFilter { CoversPlace = new PlaceReference(Point: Here) }));
    }

    [Fact]
    public async Task A_place_to_cover_that_cannot_be_found_names_the_argument()
    {
        var answer = await Services.PageAsync(
            new ServiceQuery(new PageRequest(), new ServiceFilter { CoversPlace = new PlaceReference(Urn: 5) }), Cancellation);

        Assert.Equal("where.coversPlace", string.Join('.', Assert.IsType<InvalidInput>(answer.Problem).Field));
    }

    [Fact]
    public async Task Reading_services_takes_the_same_few_statements_for_one_and_for_many()
    {
        for (var i = 0; i < 120; i++)
        {
            var area = await data.AreaAsync($"E{i}");
            await data.ServiceAsync(with: s =>
            {
                s.Hours.Add(new OpeningPeriod { Days = EnumSet<Weekday>.All, ClosesMinute = 1440 });
                s.CatchmentAreas.Add(area);
            }, at: new Point(51.5 + (i * 0.001), -0.1));
        }

        await data.AnalyseAsync();

        Assert.Equal(6, (await PlannedAsync(() => Services.ByIdsAsync([1], Cancellation))).Count);
        Assert.Equal(6, (await PlannedAsync(() => Services.ByIdsAsync([.. Enumerable.Range(1, 20)], Cancellation))).Count);
        Assert.InRange((await PlannedAsync(() =>
            Services.PageAsync(new ServiceQuery(new PageRequest(), Near: new PlaceReference(Point: Here)), Cancellation))).Count, 7, 10);
    }

    private static NetTopologySuite.Geometries.Polygon Around(Point p) =>
        TestData.Box(p.Latitude - 0.05, p.Latitude + 0.05, p.Longitude - 0.05, p.Longitude + 0.05);

    private static void Draw(Service service, string name, NetTopologySuite.Geometries.Polygon boundary)
    {
        var box = boundary.EnvelopeInternal;
        (service.Name, service.CatchmentBasis, service.CatchmentBoundary) = (name,
            EnumSet<EligibilityBasis>.From(EligibilityBasis.HomeAddress), boundary.AsBinary());
        (service.CatchmentMinLongitude, service.CatchmentMaxLongitude, service.CatchmentMinLatitude, service.CatchmentMaxLatitude) = (
            box.MinX, box.MaxX, box.MinY, box.MaxY);
    }

    private static Point Somewhere(Random random) => new(50.8 + (random.NextDouble() * 4), -2.5 + (random.NextDouble() * 2.5));

    private async Task<IReadOnlyList<string>> PlannedAsync(Func<Task> operation)
    {
        var statements = await app.Statements.DuringAsync(operation);
        await StatementRecorder.AssertIndexedAsync(app.Db, statements);
        return statements;
    }

    private async Task<Page<Service>> PageAsync(ServiceQuery query)
    {
        var answer = await Services.PageAsync(query, Cancellation);
        Assert.Null(answer.Problem);
        return answer.Value!;
    }

    private async Task<List<int>> IdsAsync(ServiceFilter filter)
    {
        var page = await PageAsync(new ServiceQuery(new PageRequest(), filter));
        Assert.Equal(page.Items.Count, await page.CountAsync(Cancellation));
        return [.. page.Items.Select(i => i.Item.Id)];
    }
}
