using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.WorkList;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.WorkList;

/// <summary>What a page, a sort or a filter of many points of contact asks of the database; benchmarks/ has the times.</summary>
public sealed class ContactGridCostTests : IAsyncDisposable
{
    private const int MostStatements = 4;
    private const int MostStatementsFiltered = 9;

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public ContactGridCostTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ContactGrid Grid => app.Services.GetRequiredService<ContactGrid>();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task No_page_filter_or_sort_reads_a_whole_table()
    {
        var (area, service, school) = await ManyAsync();
        var editor = new Actor("account 1", Channel.Page)
        {
            EditsAreas = new HashSet<int> { area },
            ReadsPeopleInAreas = new HashSet<int> { area },
            KeepsServices = new HashSet<int> { service },
        };
        ContactGridFilter[] filters =
        [
            new(),
            new() { Text = "school 12" },
            new() { Currency = [Currency.Overdue] },
            new() { Roles = [ContactRole.Senco] },
            new() { Kinds = [OrganisationKind.School] },
            new() { AreaId = area },
            new() { PartnerServiceId = service },
            new() { PartnerSchoolId = school },
            new()
            {
                Text = "person",
                Currency = [Currency.Due, Currency.Unverified],
                Roles = [ContactRole.Senco],
                Kinds = [OrganisationKind.School],
                AreaId = area,
                PartnerServiceId = service,
            },
        ];
        foreach (var actor in new[] { Actor.Operator, editor })
        {
            await Grid.PageAsync(new ContactGridQuery(new ContactGridFilter()), actor, Cancellation);
            foreach (var filter in filters)
            {
                foreach (var order in Enum.GetValues<ContactGridOrder>())
                {
                    var query = new ContactGridQuery(filter, order, Descending: order == ContactGridOrder.VerifyBy,
                        Skip: order == ContactGridOrder.Role ? 25 : 0);
                    var asked = await app.Statements.DuringAsync(() => Grid.PageAsync(query, actor, Cancellation));
                    Assert.InRange(asked.Count, 1, MostStatementsFiltered);
                    await StatementRecorder.AssertIndexedAsync(app.Db, asked, "ContactRows");
                }
            }
        }
    }

    [Fact]
    public async Task A_page_takes_four_statements_and_the_tabs_counts_three()
    {
        await ManyAsync();
        var query = new ContactGridQuery(new ContactGridFilter { Kinds = [OrganisationKind.School] });
        await Grid.PageAsync(query, Actor.Operator, Cancellation);

        var page = await app.Statements.DuringAsync(() => Grid.PageAsync(query, Actor.Operator, Cancellation));
        var counts = await app.Statements.DuringAsync(
            () => app.Services.GetRequiredService<WorkToDo>()
                .CountsAsync(new ContactGridFilter(), Actor.Operator, Cancellation));

        Assert.Equal(MostStatements, page.Count);
        Assert.Equal(3, counts.Count);
        await StatementRecorder.AssertIndexedAsync(app.Db, counts);
    }

    [Fact]
    public async Task Only_the_first_reading_of_a_day_writes()
    {
        await ManyAsync();
        var query = new ContactGridQuery(new ContactGridFilter());
        await Grid.PageAsync(query, Actor.Operator, Cancellation);
        app.Clock.Now = app.Clock.Now.AddDays(1);

        Assert.Contains(await app.Statements.DuringAsync(() => Grid.PageAsync(query, Actor.Operator, Cancellation)),
            s => s.StartsWith("UPDATE", StringComparison.Ordinal));
        Assert.DoesNotContain(await app.Statements.DuringAsync(() => Grid.PageAsync(query, Actor.Operator, Cancellation)),
            s => s.StartsWith("UPDATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_editor_of_thousands_of_schools_turns_the_same_pages_as_somebody_who_keeps_everything()
    {
        var (area, _, _) = await ManyAsync(schools: 4_100);
        await using (var db = app.Db.Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                "INSERT OR IGNORE INTO SchoolAreas (AreaId, SchoolId) SELECT (SELECT Id FROM Areas), Id FROM Schools", Cancellation);
        }

        await data.AnalyseAsync();
        var editor = new Actor("account 1", Channel.Page)
        {
            EditsAreas = new HashSet<int> { area },
            ReadsPeopleInAreas = new HashSet<int> { area },
        };
        foreach (var order in Enum.GetValues<ContactGridOrder>())
        {
            foreach (var (skip, descending) in new[] { (0, false), (4_000, true), (8_190, false) })
            {
                var query = new ContactGridQuery(new ContactGridFilter { Text = order == ContactGridOrder.Area ? "school" : null }, order,
                    descending, skip);
                var everything = await Grid.PageAsync(query, Actor.Operator, Cancellation);
                ContactGridPage? page = null;
                var asked = await app.Statements.DuringAsync(async () => page = await Grid.PageAsync(query, editor, Cancellation));

                Assert.Equal(everything.Total, page!.Total);
                Assert.Equal(everything.Items.Select(i => i.Reading.Id), page.Items.Select(i => i.Reading.Id));
                Assert.Equal(MostStatements + 2, asked.Count);
                Assert.Contains(asked, s => s.Contains("INDEXED BY IX_ContactRows_", StringComparison.Ordinal));
            }
        }
    }

    private async Task<(int Area, int Service, int School)> ManyAsync(int schools = 1500)
    {
        var area = await data.AreaAsync("E08000001");
        var service = await data.ServiceAsync(with: s => s.CatchmentAreas.Add(area));
        await data.SchoolsAsync(Enumerable.Repeat<Point?>(null, schools));
        await using var db = app.Db.Open();
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO SchoolAreas (AreaId, SchoolId) SELECT (SELECT Id FROM Areas), Id FROM Schools WHERE Id % 3 = 0;
            INSERT INTO Links (SchoolId, ServiceId, Status, Version) SELECT Id, (SELECT Id FROM Services), 'Agreed', 1 FROM Schools WHERE Id % 20 = 0;
            INSERT INTO PointsOfContact (SchoolId, Role, Label, Version, LastVerifiedAt, VerifyBy)
              SELECT s.Id, r.value, '', 1, CASE WHEN s.Id % 5 = 0 THEN NULL ELSE 639000000000000000 END, date('2026-10-01', '+' || (s.Id % 300) || ' days')
              FROM Schools s, json_each('["Senco","Headteacher"]') r;
            INSERT INTO People (Name) SELECT 'Person ' || Id FROM PointsOfContact;
            INSERT INTO Holders (PointOfContactId, PersonId, Deputy, Since) SELECT Id, Id, 0, '2025-09-01' FROM PointsOfContact WHERE Id % 7 > 0;
            """, Cancellation);
        await data.AnalyseAsync();
        return (area.Id, service.Id, 20);
    }
}
