using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Organisations;

public sealed class SchoolsTests : IAsyncDisposable
{
    private static readonly Point Here = new(51.555, -0.165);

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public SchoolsTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Schools Schools => app.Services.GetRequiredService<Schools>();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Pages_by_name_go_there_and_back_over_every_school_once()
    {
        foreach (var name in new[] { "Ash", "Beech", "Beech", "Beech", "Cedar", "Damson", "Elder" })
        {
            await data.SchoolAsync(with: s => s.Name = name);
        }

        var there = await WalkAsync(after => new SchoolQuery(new PageRequest(First: 2, After: after)));
        var back = await WalkBackAsync(before => new SchoolQuery(new PageRequest(Last: 3, Before: before)));

        Assert.Equal(["Ash", "Beech", "Beech", "Beech", "Cedar", "Damson", "Elder"], there.Select(s => s.Name));
        Assert.Equal(7, there.DistinctBy(s => s.Id).Count());
        Assert.Equal(there.Select(s => s.Id), back.Select(s => s.Id));
    }

    [Fact]
    public async Task The_next_page_is_the_same_after_an_insert_before_it()
    {
        foreach (var name in new[] { "Ash", "Beech", "Cedar", "Damson" })
        {
            await data.SchoolAsync(with: s => s.Name = name);
        }

        var first = await PageAsync(new SchoolQuery(new PageRequest(First: 2)));
        await data.SchoolAsync(with: s => s.Name = "Acorn");
        var second = await PageAsync(new SchoolQuery(new PageRequest(First: 2, After: first.Items[^1].Cursor)));

        Assert.Equal(["Cedar", "Damson"], second.Items.Select(i => i.Item.Name));
        Assert.True(first.HasNext);
        Assert.False(second.HasNext);
        Assert.True(second.HasPrevious);
        Assert.Equal(5, await second.CountAsync(Cancellation));
    }

    [Fact]
    public async Task The_largest_school_comes_first_and_one_with_an_unknown_roll_last()
    {
        foreach (var pupils in new int?[] { 200, null, 900, 200, null, 50 })
        {
            await data.SchoolAsync(with: s => s.Pupils = pupils);
        }

        var there = await WalkAsync(after => new SchoolQuery(new PageRequest(First: 1, After: after), Order: SchoolOrder.Pupils));
        var back = await WalkBackAsync(before => new SchoolQuery(new PageRequest(Last: 4, Before: before), Order: SchoolOrder.Pupils));

        Assert.Equal([900, 200, 200, 50, null, null], there.Select(s => s.Pupils));
        Assert.Equal(there.Select(s => s.Id), back.Select(s => s.Id));
    }

    [Fact]
    public async Task The_nearest_schools_are_those_that_measuring_every_school_finds()
    {
        var random = new Random(20261121);
        await data.SchoolsAsync(Enumerable.Range(0, 3000).Select(i => i % 50 == 0 ? (Point?)null : Somewhere(random)));
        await data.AnalyseAsync();
        var all = await AllAsync();

        for (var i = 0; i < 60; i++)
        {
            var from = Somewhere(random);
            var expected = all.OrderBy(s => from.MetresTo(s.Location!.Value)).ThenBy(s => s.Id).Take(45).Select(s => s.Id).ToList();
            var near = new PlaceReference(Point: from);
            var first = await PageAsync(new SchoolQuery(new PageRequest(), Near: near));
            var second = await PageAsync(new SchoolQuery(new PageRequest(First: 25, After: first.Items[^1].Cursor), Near: near));
            var back = await PageAsync(new SchoolQuery(new PageRequest(Last: 20, Before: second.Items[0].Cursor), Near: near));

            Assert.Equal(expected, first.Items.Concat(second.Items).Select(s => s.Item.Id));
            Assert.Equal(expected.Take(20), back.Items.Select(s => s.Item.Id));
            Assert.All(first.Items, s => Assert.Equal(from.MetresTo(s.Item.Location!.Value), s.DistanceMetres));
            Assert.Equal(all.Count, await first.CountAsync(Cancellation));
        }
    }

    [Fact]
    public async Task The_schools_within_a_distance_are_those_that_measuring_every_school_finds()
    {
        var random = new Random(7);
        await data.SchoolsAsync(Enumerable.Range(0, 2000).Select(_ => (Point?)Somewhere(random)));
        var all = await AllAsync();

        for (var i = 0; i < 30; i++)
        {
            var (from, metres) = (Somewhere(random), random.Next(500, 60_000));
            var inside = all.Where(s => from.MetresTo(s.Location!.Value) <= metres).ToList();
            var query = new SchoolQuery(new PageRequest(First: 100), Near: new PlaceReference(Point: from), WithinMetres: metres);
            var nearest = await PageAsync(query);
            var named = await PageAsync(query with { Order = SchoolOrder.Name });

            Assert.Equal(inside.OrderBy(s => from.MetresTo(s.Location!.Value)).Take(100).Select(s => s.Id),
                nearest.Items.Select(s => s.Item.Id));
            Assert.Equal(inside.OrderBy(s => s.Name, StringComparer.Ordinal).Take(100).Select(s => s.Id),
                named.Items.Select(s => s.Item.Id));
            Assert.Equal(inside.Count, await nearest.CountAsync(Cancellation));
            Assert.All(named.Items, s => Assert.InRange(s.DistanceMetres!.Value, 0, metres));
        }
    }

    [Fact]
    public async Task A_filter_narrows_the_nearest_before_they_are_counted_off()
    {
        for (var i = 0; i < 30; i++)
        {
            await data.SchoolAsync(at: new Point(51.5 + (i * 0.01), 0));
        }

        var special = await data.SchoolAsync(at: new Point(54, -1), with: s => s.Kind = SettingKind.SpecialSchool);
        var page = await PageAsync(new SchoolQuery(new PageRequest(First: 1), new SchoolFilter { Kinds = [SettingKind.SpecialSchool] },
            new PlaceReference(Point: new Point(51.5, 0))));

        Assert.Equal(special.Id, Assert.Single(page.Items).Item.Id);
        Assert.False(page.HasNext);
    }

    [Fact]
    public async Task Each_filter_leaves_the_schools_that_it_says()
    {
        var plain = await data.SchoolAsync(with: s => s.Name = "St Mary's Primary School");
        var closed = await data.SchoolAsync(with: s => (s.Name, s.Status) = ("Old Road School", SchoolStatus.Closed));
        var secondary = await data.SchoolAsync(
            with: s => (s.Name, s.Phase, s.Town) = ("Hill Academy", SchoolPhase.Secondary, "Gospel Oak"));
        var camden = await data.AreaAsync("E09000007");
        await data.StandsInAsync(secondary, camden);
        await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, plain);
        await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, closed, heldBy: null);
        await data.PointOfContactAsync(ContactRole.Senco, secondary);
        await data.LinkAsync(plain, await data.ServiceAsync());
        await data.LinkAsync(closed, await data.ServiceAsync(), l => l.Status = LinkStatus.Ended);

        Assert.Equal([plain.Id], await IdsAsync(new SchoolFilter { Text = "st marys prim" }));
        Assert.Equal([secondary.Id], await IdsAsync(new SchoolFilter { Text = "oak hill" }));
        Assert.Empty(await IdsAsync(new SchoolFilter { Text = "\" OR *" }));
        Assert.Equal([closed.Id], await IdsAsync(new SchoolFilter { Status = [SchoolStatus.Closed] }));
        Assert.Equal([secondary.Id], await IdsAsync(new SchoolFilter { Phases = [SchoolPhase.Secondary, SchoolPhase.AllThrough] }));
        Assert.Equal([secondary.Id], await IdsAsync(new SchoolFilter { Areas = ["e09000007", "E99999999"] }));
        Assert.Equal([plain.Id], await IdsAsync(new SchoolFilter { Conditions = [new SchoolLeadInPost(true)] }));
        Assert.Equal([closed.Id, secondary.Id], await IdsAsync(new SchoolFilter { Conditions = [new SchoolLeadInPost(false)] }));
        Assert.Equal([closed.Id], await IdsAsync(new SchoolFilter { Conditions = [new SchoolLeadCurrency([Currency.Vacant, Currency.Overdue])] }));
        Assert.Equal([plain.Id, closed.Id], await IdsAsync(new SchoolFilter { Conditions = [new SchoolLeadCurrency([Currency.Vacant, Currency.Current])] }));
        Assert.Equal([plain.Id], await IdsAsync(new SchoolFilter { Conditions = [new SchoolLinked(true)] }));
        Assert.Equal([closed.Id, secondary.Id], await IdsAsync(new SchoolFilter { Conditions = [new SchoolLinked(false)] }));
        Assert.Empty(await IdsAsync(new SchoolFilter { Kinds = [] }));
        Assert.Equal(3, (await IdsAsync(new SchoolFilter())).Count);
    }

    [Theory]
    [InlineData(101, null, null, null, "first")]
    [InlineData(-1, null, null, null, "first")]
    [InlineData(null, null, 101, null, "last")]
    [InlineData(2, null, 2, null, "last")]
    [InlineData(2, "nonsense", null, null, "after")]
    [InlineData(2, "%%%", null, null, "after")]
    [InlineData(null, null, 2, "AAAA", "before")]
    public async Task A_page_that_cannot_be_given_names_the_argument(int? first, string? after, int? last, string? before, string argument)
    {
        var answer = await Schools.PageAsync(new SchoolQuery(new PageRequest(first, after, last, before)), Cancellation);

        Assert.Null(answer.Value);
        Assert.Equal(argument, string.Join('.', Assert.IsType<InvalidInput>(answer.Problem).Field));
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        await data.SchoolAsync(at: Here);
        var byName = await PageAsync(new SchoolQuery(new PageRequest()));

        var answer = await Schools.PageAsync(
            new SchoolQuery(new PageRequest(After: byName.Items[0].Cursor), Near: new PlaceReference(Point: Here)), Cancellation);

        Assert.Equal("after", string.Join('.', Assert.IsType<InvalidInput>(answer.Problem).Field));
    }

    [Theory]
    [InlineData(null, 500, null, "withinMetres")]
    [InlineData(null, null, SchoolOrder.Distance, "order")]
    [InlineData("NW3 2JB", 0, null, "withinMetres")]
    [InlineData("nonsense", null, null, "near")]
    public async Task A_distance_that_makes_no_sense_names_the_argument(
        string? postcode, int? withinMetres, SchoolOrder? order, string argument)
    {
        var near = postcode is null ? null : new PlaceReference(Postcode: postcode);

        var answer = await Schools.PageAsync(new SchoolQuery(new PageRequest(), Near: near, WithinMetres: withinMetres, Order: order),
            Cancellation);

        Assert.Equal(argument, string.Join('.', Assert.IsType<InvalidInput>(answer.Problem).Field));
    }

    [Fact]
    public async Task Schools_know_whom_they_followed_and_who_followed_them()
    {
        var infant = await data.SchoolAsync(200001);
        var junior = await data.SchoolAsync(200002);
        var primary = await data.SchoolAsync(200003);
        await data.SucceedsAsync(infant, primary);
        await data.SucceedsAsync(junior, primary);
        await data.SucceedsAsync(primary, new School { Urn = 999999, Name = "", Type = "" });

        Assert.Equal([200001, 200002], (await Schools.PredecessorsAsync([200003, 200001], Cancellation))[200003].Select(s => s.Urn));
        Assert.Equal([200003], (await Schools.SuccessorsAsync([200001, 200003], Cancellation))[200001].Select(s => s.Urn));
        Assert.Empty((await Schools.SuccessorsAsync([200003], Cancellation))[200003]);
    }

    [Fact]
    public async Task Reading_schools_takes_few_statements_and_no_walk_of_the_table()
    {
        var random = new Random(3);
        await data.SchoolsAsync(
            Enumerable.Range(0, 4000).Select(_ => (Point?)new Point(51 + (random.NextDouble() * 0.8), -0.5 + random.NextDouble())));
        await data.AnalyseAsync();
        var near = new PlaceReference(Point: Here);

        Assert.Single(await PlannedAsync(() => Schools.ByUrnAsync(300001, Cancellation)));
        Assert.Single(await PlannedAsync(() => Schools.ByIdsAsync([1, 2, 3], Cancellation)));

        // The areas at the point, a window or two, the schools.
        Assert.InRange(
            (await PlannedAsync(() => Schools.PageAsync(new SchoolQuery(new PageRequest(), Near: near), Cancellation))).Count, 1, 4);
        Assert.InRange((await PlannedAsync(() => Schools.PageAsync(
            new SchoolQuery(new PageRequest(),
                new SchoolFilter { Status = [SchoolStatus.Open], Conditions = [new SchoolLeadInPost(false), new SchoolLinked(false)] },
                near, 20_000), Cancellation))).Count, 1, 4);
        Assert.Single(await PlannedAsync(() =>
            Schools.PageAsync(new SchoolQuery(new PageRequest(), new SchoolFilter { Text = "school 00012" }), Cancellation)));
        Assert.Single(await PlannedAsync(() =>
            Schools.PageAsync(new SchoolQuery(new PageRequest(), new SchoolFilter { Areas = ["E09000007"] }), Cancellation)));
    }

    [Fact]
    public async Task A_page_in_the_order_of_an_index_walks_it_from_the_cursor()
    {
        await data.SchoolsAsync(Enumerable.Range(0, 500).Select(_ => (Point?)Here));
        await data.AnalyseAsync();
        var page = await PageAsync(new SchoolQuery(new PageRequest(First: 100)));

        var first = await app.Statements.DuringAsync(() => Schools.PageAsync(new SchoolQuery(new PageRequest()), Cancellation));
        await StatementRecorder.AssertIndexedAsync(app.Db, first, "Schools");
        Assert.Single(
            await PlannedAsync(() => Schools.PageAsync(new SchoolQuery(new PageRequest(After: page.Items[^1].Cursor)), Cancellation)));
    }

    private static Point Somewhere(Random random) => new(50.8 + (random.NextDouble() * 4), -2.5 + (random.NextDouble() * 2.5));

    private async Task<IReadOnlyList<string>> PlannedAsync(Func<Task> operation)
    {
        var statements = await app.Statements.DuringAsync(operation);
        await StatementRecorder.AssertIndexedAsync(app.Db, statements);
        return statements;
    }

    private async Task<List<School>> AllAsync()
    {
        await using var db = app.Db.OpenToRead();
        return await db.Schools.Where(s => s.Latitude != null).ToListAsync(Cancellation);
    }

    private async Task<Page<School>> PageAsync(SchoolQuery query)
    {
        var answer = await Schools.PageAsync(query, Cancellation);
        Assert.Null(answer.Problem);
        return answer.Value!;
    }

    private async Task<List<int>> IdsAsync(SchoolFilter filter)
    {
        var page = await PageAsync(new SchoolQuery(new PageRequest(), filter, Order: SchoolOrder.Urn));
        Assert.Equal(page.Items.Count, await page.CountAsync(Cancellation));
        return [.. page.Items.Select(i => i.Item.Id)];
    }

    private async Task<List<School>> WalkAsync(Func<string?, SchoolQuery> next)
    {
        var walked = new List<School>();
        for (string? cursor = null; ;)
        {
            var page = await PageAsync(next(cursor));
            Assert.Equal(cursor is not null, page.HasPrevious);
            walked.AddRange(page.Items.Select(i => i.Item));
            if (!page.HasNext)
            {
                return walked;
            }

            cursor = page.Items[^1].Cursor;
        }
    }

    private async Task<List<School>> WalkBackAsync(Func<string?, SchoolQuery> previous)
    {
        var walked = new List<School>();
        for (string? cursor = null; ;)
        {
            var page = await PageAsync(previous(cursor));
            Assert.Equal(cursor is not null, page.HasNext);
            walked.InsertRange(0, page.Items.Select(i => i.Item));
            if (!page.HasPrevious)
            {
                return walked;
            }

            cursor = page.Items[0].Cursor;
        }
    }
}
