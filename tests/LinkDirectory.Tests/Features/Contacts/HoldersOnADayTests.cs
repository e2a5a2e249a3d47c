using LinkDirectory.Features.Contacts;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Contacts;

/// <summary>Who holds a role on a day, and how current it is: what a loaded role says and what its rows are asked agree.</summary>
public sealed class HoldersOnADayTests : IAsyncDisposable
{
    private const int Roles = 60;

    private readonly DirectoryApp app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateOnly Today => London.Today(app.Clock);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public static TheoryData<int> Seeds { get; } = Soak.Seeds(inGate: [1, 2, 3]);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_role_and_its_rows_agree_on_who_holds_it_and_how_current_it_is(int seed)
    {
        await AddRolesAsync(new Random(seed));
        await using var db = app.Db.OpenToRead();
        var roles = await db.PointsOfContact.Include(c => c.Holders).AsSplitQuery().OrderBy(c => c.Id).ToListAsync(Cancellation);
        for (var day = Today.AddDays(-6); day <= Today.AddDays(6); day = day.AddDays(1))
        {
            var held = await db.PointsOfContact.Where(InPost.Held(day)).Select(c => c.Id).OrderBy(id => id).ToListAsync(Cancellation);
            Assert.Equal(roles.Where(c => c.HolderOn(day) is not null).Select(c => c.Id), held);
            Assert.NotEmpty(held);
            Assert.NotEqual(roles.Count, held.Count);
            var terms = await db.Holders.Where(InPost.On(day)).Select(h => h.Id).OrderBy(id => id).ToListAsync(Cancellation);
            Assert.Equal(roles.SelectMany(c => c.Holders).Where(h => h.InPostOn(day)).Select(h => h.Id).Order(), terms);
            foreach (var currency in Enum.GetValues<Currency>())
            {
                var such = await db.PointsOfContact.Where(CurrencyRule.Is(currency, day)).Select(c => c.Id).OrderBy(id => id)
                    .ToListAsync(Cancellation);
                Assert.Equal(roles.Where(c => CurrencyRule.Evaluate(c, day) == currency).Select(c => c.Id), such);
            }
        }
    }

    [Fact]
    public void Of_two_in_the_role_on_one_day_the_one_who_came_last_holds_it()
    {
        var role = new PointOfContact();
        role.Holders.Add(new Holder { Id = 1, Since = Today.AddDays(-9) });
        role.Holders.Add(new Holder { Id = 2, Since = Today.AddDays(-1) });
        role.Holders.Add(new Holder { Id = 3, Since = Today, Deputy = true });

        Assert.Equal((1, 2, 2), (role.HolderOn(Today.AddDays(-2))!.Id, role.HolderOn(Today)!.Id, role.HolderOn(Today.AddDays(90))!.Id));
        Assert.Equal((null, 3), (role.DeputyOn(Today.AddDays(-1))?.Id, role.DeputyOn(Today)!.Id));
    }

    // Terms that are over, begin later, meet, overlap and stay open, of holders and of deputies.
    private async Task AddRolesAsync(Random random)
    {
        var data = new TestData(app.Db);
        var school = await data.SchoolAsync();
        await using var db = app.Db.Open();
        var people = Enumerable.Range(0, 5).Select(i => new Person { Name = $"Person {i}" }).ToList();
        db.People.AddRange(people);
        for (var i = 0; i < Roles; i++)
        {
            var role = new PointOfContact
            {
                SchoolId = school.Id,
                Role = ContactRole.Other,
                Label = $"{i}",
                UndeliverableSince = random.Next(4) == 0 ? app.Clock.Now : null,
                LastVerifiedAt = random.Next(3) == 0 ? null : app.Clock.Now,
                VerifyBy = random.Next(5) == 0 ? null : Today.AddDays(random.Next(-8, 30)),
            };
            for (var terms = random.Next(4); terms > 0; terms--)
            {
                var since = Today.AddDays(random.Next(-8, 8));
                var until = random.Next(3) == 0 ? (DateOnly?)null : since.AddDays(random.Next(0, 8));
                var (person, deputy) = (people[random.Next(5)], random.Next(3) == 0);
                role.Holders.Add(new Holder { Person = person, Deputy = deputy, Since = since, Until = until });
            }

            db.PointsOfContact.Add(role);
        }

        await db.SaveChangesAsync(Cancellation);
    }
}
