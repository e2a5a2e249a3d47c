using System.Globalization;
using LinkDirectory.Data;
using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Demo;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Data.Prepared;

/// <summary>
/// Hot paths read by prepared statements of their own. Whatever is changed, by whom and how, they must say at once what a plain reading of
/// the tables says, in every column.
/// </summary>
public sealed class PreparedReadingTests : IAsyncLifetime
{
    private readonly DirectoryApp app = new();
    private readonly Random random = new(Soak.Seed(inGate: 12));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        await app.Services.GetRequiredService<DemoSeed>().SeedAsync(evenWithSchools: false, Cancellation);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Each_of_many_random_changes_shows_in_the_next_reading_as_in_the_tables()
    {
        var areas = new AreaText(app, Cancellation);
        var areaIds = await AreaIdsAsync();
        for (var number = 0; number < Soak.Cases(inGate: 200); number++)
        {
            var said = await ChangeAsync(number);
            var (plain, prepared) = (await PlainAsync(), await PreparedAsync());
            plain.Add(await areas.ByFiltersAsync(areaIds[number % areaIds.Count]));
            prepared.Add(await areas.AsReadAsync(areaIds[number % areaIds.Count]));

            Assert.Equal(plain.Count, prepared.Count);
            foreach (var (expected, found) in plain.Zip(prepared))
            {
                Assert.True(expected == found, $"Change {number}, {said}: the tables say\n{expected}\nand was read\n{found}");
            }
        }
    }

    private async Task<List<int>> AreaIdsAsync()
    {
        await using var db = app.Db.OpenToRead();
        return await db.SchoolAreas.GroupBy(a => a.AreaId).Where(a => a.Count() <= PageRequest.LargestSize).Select(a => a.Key).Order()
            .ToListAsync(Cancellation);
    }

    private async Task<string> ChangeAsync(int number)
    {
        await using var db = app.Db.Open();
        var change = new RandomChange(db, random, number);
        var said = await change.MakeAsync(Cancellation);
        await db.SaveChangesAsync(Cancellation);
        return said;
    }

    private async Task<List<string>> PlainAsync()
    {
        await using var db = app.Db.OpenToRead();
        var services = await db.Services.Include(s => s.Provider).Include(s => s.Locations).Include(s => s.Hours)
            .Include(s => s.CatchmentSchools).Include(s => s.CatchmentAreas).OrderBy(s => s.Id).AsSplitQuery().ToListAsync(Cancellation);
        var contacts = await db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person).Include(c => c.Verifications)
            .OrderBy(c => c.Id).AsSplitQuery().ToListAsync(Cancellation);
        return
        [
            .. (await db.Schools.OrderBy(s => s.Id).ToListAsync(Cancellation)).Select(s => Columns(db, s)),
            .. (await db.Areas.OrderBy(a => a.Id).ToListAsync(Cancellation)).Select(a => Columns(db, a, nameof(Area.Boundary))),
            .. (await db.Links.OrderBy(l => l.Id).ToListAsync(Cancellation)).Select(l => Columns(db, l)),
            .. services.Select(s => Whole(db, s)),
            .. contacts.Select(c => ContactText.Of(c)),
        ];
    }

    private async Task<List<string>> PreparedAsync()
    {
        await using var db = app.Db.OpenToRead();
        var schools = await app.Services.GetRequiredService<Schools>()
            .ByIdsAsync(await db.Schools.Select(s => s.Id).ToListAsync(Cancellation), Cancellation);
        var areas = await app.Services.GetRequiredService<Areas>()
            .ByIdsAsync(await db.Areas.Select(a => a.Id).ToListAsync(Cancellation), Cancellation);
        var links = await app.Services.GetRequiredService<Links>()
            .ByIdsAsync(await db.Links.Select(l => l.Id).ToListAsync(Cancellation), Cancellation);
        var services = await app.Services.GetRequiredService<Services>()
            .ByIdsAsync(await db.Services.Select(s => s.Id).ToListAsync(Cancellation), Cancellation);
        var points = app.Services.GetRequiredService<PointsOfContact>();
        var contacts = await points.ByIdsAsync(
            await db.PointsOfContact.Select(c => c.Id).ToListAsync(Cancellation), Actor.Job("test"), Cancellation);
        var said = await points.VerificationsAsync(contacts, Cancellation);
        return
        [
            .. schools.Select(s => Columns(db, s)),
            .. areas.Select(a => Columns(db, a, nameof(Area.Boundary))),
            .. links.Select(l => Columns(db, l)),
            .. services.Select(s => Whole(db, s)),
            .. contacts.OrderBy(c => c.Id).Select(c => ContactText.Of(c, said[c])),
        ];
    }

    private static string Whole(DirectoryDbContext db, Service service) => string.Join(
        '\n',
        [
            Columns(db, service), $"{service.FeedbackStandard}", Columns(db, service.Provider),
            .. service.Locations.OrderBy(l => l.Id).Select(l => Columns(db, l)),
            .. service.Hours.OrderBy(h => h.Id).Select(h => Columns(db, h)),
            .. service.CatchmentSchools.OrderBy(s => s.Id).Select(s => Columns(db, s)),
            .. service.CatchmentAreas.OrderBy(a => a.Id).Select(a => Columns(db, a, nameof(Area.Boundary))),
        ]);

    // Every column of the model, those that will be added too.
    private static string Columns(DirectoryDbContext db, object entity, string? but = null) =>
        $"{entity.GetType().Name}: " + string.Join(" | ", db.Model.FindEntityType(entity.GetType())!.GetProperties()
            .Where(p => p.PropertyInfo is not null && p.Name != but).Select(p => $"{p.Name} {Text(p.PropertyInfo!.GetValue(entity))}"));

    private static string Text(object? value) => value switch
    {
        null => "null",
        byte[] bytes => Convert.ToHexString(bytes),
        IEnumerable<string> list => string.Join(',', list),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
