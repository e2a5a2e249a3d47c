using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.WorkList;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.WorkList;

/// <summary>Who finds which points of contact, and in what order.</summary>
public sealed class ContactGridTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public ContactGridTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ContactGrid Grid => app.Services.GetRequiredService<ContactGrid>();

    private WorkToDo Work => app.Services.GetRequiredService<WorkToDo>();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_editor_finds_the_contacts_of_their_areas_and_no_other()
    {
        var north = await NorthAsync();
        var south = await data.AreaAsync("E08000002");
        var other = await data.SchoolAsync(with: s => s.Name = "Southern School");
        await data.StandsInAsync(other, south);
        await data.PointOfContactAsync(ContactRole.Senco, other);
        await data.PointOfContactAsync(ContactRole.Commissioner, area: south);

        var found = await FindAsync(new ContactGridFilter(), Editor(north.Area));

        Assert.Equal(["Area E08000001", "Named Service", "Northern School", "Northern Service"], found);
        Assert.Empty(await FindAsync(new ContactGridFilter { Text = "southern" }, Editor(north.Area)));
        Assert.Empty(await FindAsync(new ContactGridFilter { AreaId = south.Id }, Editor(north.Area)));
        Assert.Equal(6, (await FindAsync(new ContactGridFilter(), Actor.Operator)).Count);
    }

    [Fact]
    public async Task Anyone_else_finds_nothing_and_a_school_its_own()
    {
        var north = await NorthAsync();
        var insider = Actor.Anonymous(Channel.Page) with { ReadsPeople = true };

        Assert.Empty(await FindAsync(new ContactGridFilter(), insider));
        Assert.False(ContactGrid.IsFor(insider));
        Assert.Equal(["Northern School"],
            await FindAsync(new ContactGridFilter(), insider with { KeepsSchools = new HashSet<int> { north.School.Id } }));
        Assert.Equal(["Named Service"],
            await FindAsync(new ContactGridFilter(), insider with { KeepsServices = new HashSet<int> { north.Named.Id } }));
    }

    [Fact]
    public async Task People_are_found_by_name_only_where_the_actor_may_see_people()
    {
        var north = await NorthAsync();
        await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, north.School, heldBy: "Zoë O’Brien");

        Assert.Equal(["Northern School"], await FindAsync(new ContactGridFilter { Text = "zoe obrien" }, Editor(north.Area)));
        Assert.Equal(["Northern School"], await FindAsync(new ContactGridFilter { Text = "zoe" }, Editor(north.Area) with
        {
            ReadsPeople = false,
            ReadsPeopleInAreas = Set(north.Area),
        }));
        Assert.Empty(await FindAsync(new ContactGridFilter { Text = "zoe" }, Editor(north.Area) with { ReadsPeople = false }));
    }

    [Fact]
    public async Task Filters_narrow_together()
    {
        var north = await NorthAsync();
        await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, north.School, heldBy: null);
        await data.LinkAsync(north.School, north.Named);
        var editor = Editor(north.Area);

        Assert.Equal(["Northern School"], await FindAsync(new ContactGridFilter { Currency = [Currency.Vacant] }, editor));
        Assert.Equal(["Northern School"], await FindAsync(new ContactGridFilter { Roles = [ContactRole.Senco], Text = "north" }, editor));
        Assert.Equal(["Named Service", "Northern Service"],
            await FindAsync(new ContactGridFilter { Kinds = [OrganisationKind.Service] }, editor));
        Assert.Equal(["Named Service", "Northern School", "Northern School"],
            await FindAsync(new ContactGridFilter { PartnerServiceId = north.Named.Id }, editor));
        Assert.Equal(["Named Service"],
            await FindAsync(new ContactGridFilter { PartnerSchoolId = north.School.Id, Kinds = [OrganisationKind.Service] }, editor));
        Assert.Empty(await FindAsync(new ContactGridFilter { Roles = [] }, editor));
    }

    [Fact]
    public async Task Each_sort_orders_by_its_column_both_ways_and_pages_neither_miss_nor_repeat()
    {
        for (var number = 0; number < 60; number++)
        {
            var school = await data.SchoolAsync(with: s => s.Name = $"School {number * 37 % 60:D2}");
            await data.PointOfContactAsync(number % 2 == 0 ? ContactRole.Senco : ContactRole.Headteacher, school,
                heldBy: number % 5 == 0 ? null : $"Person {number * 41 % 60:D2}", with: c =>
                {
                    c.LastVerifiedAt = app.Clock.Now.AddDays(-number * 17 % 60);
                    c.VerifyBy = DateOnly.FromDateTime(app.Clock.Now.UtcDateTime).AddDays((number * 23 % 120) - 30);
                });
        }

        foreach (var order in Enum.GetValues<ContactGridOrder>())
        {
            var up = await PagesAsync(order, descending: false);
            Assert.Equal(60, up.Select(i => i.Reading.Id).Distinct().Count());
            Assert.Equal(Keys(up, order).OrderBy(k => k, StringComparer.Ordinal), Keys(up, order));
            Assert.Equal(up.Select(i => i.Reading.Id).Reverse(),
                (await PagesAsync(order, descending: true)).Select(i => i.Reading.Id));
        }
    }

    [Fact]
    public async Task The_work_list_counts_what_its_tabs_hold()
    {
        var north = await NorthAsync();
        var today = DateOnly.FromDateTime(app.Clock.Now.UtcDateTime);
        var bare = await data.SchoolAsync(with: s => s.Name = "Bare School");
        await data.StandsInAsync(bare, north.Area);
        await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, north.School, with: c => c.UndeliverableSince = app.Clock.Now);
        await data.PointOfContactAsync(ContactRole.Headteacher, north.School, with: c => c.VerifyBy = today.AddDays(-1));
        await data.PointOfContactAsync(ContactRole.PastoralLead, north.School, with: c => c.VerifyBy = today.AddDays(3));
        await data.PointOfContactAsync(ContactRole.Counsellor, north.School, with: c => c.LastVerifiedAt = null);
        await data.PointOfContactAsync(ContactRole.SchoolNurse, north.School, heldBy: null);

        var counts = await Work.CountsAsync(new ContactGridFilter(), Editor(north.Area), Cancellation);

        Assert.Equal(
            [(WorkKind.Undeliverable, 1), (WorkKind.Vacant, 1), (WorkKind.Overdue, 1), (WorkKind.Due, 2), (WorkKind.NoLead, 1)],
            counts.OrderBy(c => c.Key).Select(c => (c.Key, c.Value)));
        var gaps = await Work.SchoolsWithoutLeadAsync(new ContactGridFilter(), 0, 25, Editor(north.Area), Cancellation);
        Assert.Equal(["Bare School"], gaps.Schools.Select(s => s.Name));
        Assert.All((await Work.CountsAsync(new ContactGridFilter(), Actor.Anonymous(Channel.Page), Cancellation)).Values,
            count => Assert.Equal(0, count));
    }

    private static Actor Editor(Area area) => new("account 1", Channel.Page) { AccountId = 1, EditsAreas = Set(area), ReadsPeople = true };

    private static HashSet<int> Set(Area area) => [area.Id];

    private static IEnumerable<string> Keys(IEnumerable<ContactGridItem> items, ContactGridOrder order) => items.Select(item => order switch
    {
        ContactGridOrder.Role => item.Reading.Role.ToString(),
        ContactGridOrder.Holder => item.Reading.Holder?.Name ?? "",
        ContactGridOrder.Currency => $"{(int)item.Reading.Currency}",
        ContactGridOrder.LastVerified => $"{item.Reading.LastVerifiedAt:yyyyMMddHHmmss}",
        ContactGridOrder.VerifyBy => $"{item.Reading.VerifyBy:yyyyMMdd}",
        ContactGridOrder.Area => item.Place ?? "",
        _ => item.Organisation,
    });

    private async Task<List<ContactGridItem>> PagesAsync(ContactGridOrder order, bool descending)
    {
        var all = new List<ContactGridItem>();
        for (var skip = 0; skip < 60; skip += 25)
        {
            var page = await Grid.PageAsync(new ContactGridQuery(new ContactGridFilter(), order, descending, skip), Actor.Operator,
                Cancellation);
            Assert.Equal(60, page.Total);
            all.AddRange(page.Items);
        }

        return all;
    }

    private async Task<IReadOnlyList<string>> FindAsync(ContactGridFilter filter, Actor actor)
    {
        var page = await Grid.PageAsync(new ContactGridQuery(filter), actor, Cancellation);
        Assert.Equal(page.Total, page.Items.Count);
        Assert.Equal(page.Items.Select(i => i.Reading.Id), await Grid.IdsAsync(new ContactGridQuery(filter), actor, Cancellation));
        return [.. page.Items.Select(i => i.Organisation)];
    }

    private async Task<(Area Area, School School, Service Named)> NorthAsync()
    {
        var area = await data.AreaAsync("E08000001");
        var school = await data.SchoolAsync(with: s => s.Name = "Northern School");
        await data.StandsInAsync(school, area);
        var service = await data.ServiceAsync(with: s =>
        {
            s.Name = "Northern Service";
            s.CatchmentAreas.Add(area);
        });
        var named = await data.ServiceAsync(with: s =>
        {
            s.Name = "Named Service";
            s.CatchmentSchools.Add(school);
        });
        await data.PointOfContactAsync(ContactRole.Senco, school);
        await data.PointOfContactAsync(ContactRole.LinkWorker, service: service);
        await data.PointOfContactAsync(ContactRole.LinkWorker, service: named);
        await data.PointOfContactAsync(ContactRole.Commissioner, area: area);
        return (area, school, named);
    }
}
