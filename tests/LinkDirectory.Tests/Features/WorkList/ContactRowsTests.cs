using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.WorkList;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.WorkList;

/// <summary>The derived rows say on every day what the rule says of the records, no matter what wrote them.</summary>
public sealed class ContactRowsTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;
    private readonly Random random = new(20261118);

    public ContactRowsTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateOnly Today => DateOnly.FromDateTime(app.Clock.Now.UtcDateTime);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Rows_follow_every_record_and_every_day()
    {
        var schools = new List<School>();
        for (var index = 0; index < 12; index++)
        {
            schools.Add(await data.SchoolAsync(with: s => s.Name = $"{(char)('M' - index)} School"));
        }

        foreach (var school in schools)
        {
            await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school, heldBy: null, with: Vary);
            await data.PointOfContactAsync(ContactRole.Senco, school, heldBy: null, with: Vary);
        }

        int[] days = [0, 1, 5, 20, 21, 22, 60, 365, -400, 30, 200];
        foreach (var move in days)
        {
            app.Clock.Now = app.Clock.Now.AddDays(move);
            await AssertRowsAgreeAsync($"{move} days on, {Today:yyyy-MM-dd}");
            await ChangeSomethingAsync();
            await AssertRowsAgreeAsync($"after a change on {Today:yyyy-MM-dd}");
        }
    }

    [Fact]
    public async Task A_school_that_closes_leaves_the_rows_and_one_that_is_renamed_is_sorted_again()
    {
        var (kept, closed) = (await data.SchoolAsync(with: s => s.Name = "Beech School"),
            await data.SchoolAsync(with: s => s.Name = "Ash School"));
        await data.PointOfContactAsync(ContactRole.Senco, kept);
        await data.PointOfContactAsync(ContactRole.Senco, closed);
        await WriteAsync(async db =>
        {
            (await db.Schools.SingleAsync(s => s.Id == closed.Id, Cancellation)).Status = SchoolStatus.Closed;
            (await db.Schools.SingleAsync(s => s.Id == kept.Id, Cancellation)).Name = "Willow School";
        });

        await using var db = app.Db.OpenToRead();
        Assert.Equal(["willow school"], await db.Set<ContactRow>().Select(r => r.Organisation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_school_is_without_a_lead_until_it_has_the_role_and_again_when_the_role_goes()
    {
        var school = await data.SchoolAsync();
        await data.SchoolAsync(with: s => s.Status = SchoolStatus.Closed);
        Assert.Equal(1, await GapsAsync());

        var lead = await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school, heldBy: null);
        Assert.Equal(0, await GapsAsync());

        await WriteAsync(async db => (await db.PointsOfContact.SingleAsync(c => c.Id == lead.Id, Cancellation)).Role = ContactRole.Senco);
        Assert.Equal(1, await GapsAsync());
    }

    private async Task<int> GapsAsync() =>
        (await app.Services.GetRequiredService<WorkToDo>()
            .SchoolsWithoutLeadAsync(new ContactGridFilter(), 0, 25, Actor.Operator, Cancellation)).Total;

    private async Task AssertRowsAgreeAsync(string when)
    {
        // Reading brings the rows to the day.
        var page = await app.Services.GetRequiredService<ContactGrid>().PageAsync(new ContactGridQuery(new ContactGridFilter(), Take: 100),
            Actor.Operator, Cancellation);
        await using var db = app.Db.OpenToRead();
        var rows = await db.Set<ContactRow>().ToDictionaryAsync(r => r.Id, Cancellation);
        var contacts = await db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person).Include(c => c.School)
            .ToListAsync(Cancellation);
        Assert.Equal(contacts.Count, page.Total);
        foreach (var contact in contacts)
        {
            var row = rows[contact.Id];
            var holder = contact.Holders.Where(h => !h.Deputy && h.InPostOn(Today)).OrderByDescending(h => h.Since)
                .ThenByDescending(h => h.Id).FirstOrDefault();
            Assert.True(CurrencyRule.Evaluate(contact, Today) == row.Currency,
                $"{when}: contact {contact.Id} is {CurrencyRule.Evaluate(contact, Today)}, its row {row.Currency}");
            Assert.Equal(holder?.Person.Name.ToLowerInvariant(), row.Holder);
            Assert.Equal(contact.School!.Name.ToLowerInvariant(), row.Organisation);
            Assert.Equal((contact.Role, contact.LastVerifiedAt, contact.VerifyBy), (row.Role, row.LastVerifiedAt, row.VerifyBy));
        }
    }

    private void Vary(PointOfContact contact)
    {
        contact.LastVerifiedAt = random.Next(4) == 0 ? null : app.Clock.Now.AddDays(-random.Next(200));
        contact.VerifyBy = random.Next(8) == 0 ? null : Today.AddDays(random.Next(-60, 260));
        contact.UndeliverableSince = random.Next(6) == 0 ? app.Clock.Now.AddDays(-3) : null;
        for (var terms = random.Next(4); terms > 0; terms--)
        {
            var since = Today.AddDays(random.Next(-500, 60));
            contact.Holders.Add(new Holder
            {
                Since = since,
                Until = random.Next(2) == 0 ? null : since.AddDays(random.Next(0, 500)),
                Deputy = random.Next(4) == 0,
                Person = new Person { Name = $"Person {random.Next(1000)}" },
            });
        }
    }

    private Task ChangeSomethingAsync() => WriteAsync(async db =>
    {
        foreach (var contact in await db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person).ToListAsync(Cancellation))
        {
            switch (random.Next(6))
            {
                case 0 when contact.Holders is [var holder, ..]:
                    holder.Until = Today.AddDays(random.Next(-1, 3)) is var until && until < holder.Since ? holder.Since : until;
                    break;
                case 1 when contact.Holders is [var holder, ..]:
                    holder.Person.Name += " Changed";
                    break;
                case 2 when contact.Holders is [var holder, ..]:
                    db.Holders.Remove(holder);
                    break;
                case 3:
                    contact.Holders.Add(
                        new Holder { Since = Today.AddDays(random.Next(-2, 5)), Person = new Person { Name = "Somebody New" } });
                    break;
                case 4:
                    (contact.LastVerifiedAt, contact.VerifyBy, contact.UndeliverableSince) = (app.Clock.Now,
                        Today.AddDays(random.Next(100)), null);
                    break;
                default:
                    break;
            }
        }
    });

    private async Task WriteAsync(Func<DirectoryDbContext, Task> change)
    {
        await using var db = app.Db.Open();
        await change(db);
        await db.SaveChangesAsync(Cancellation);
    }
}
