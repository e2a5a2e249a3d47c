using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Data.Prepared;

/// <summary>A change that somebody might make, of whatever record the seed says.</summary>
internal sealed class RandomChange(DirectoryDbContext db, Random random, int number)
{
    private static readonly DateOnly Day = new(2026, 11, 18);
    private static readonly DateTimeOffset Noon = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Makes it, and says what it was.</summary>
    public async Task<string> MakeAsync(CancellationToken cancellation)
    {
        switch (number % 10)
        {
            case 0:
                var school = await AnyAsync(db.Schools, cancellation);
                (school.Name, school.Pupils) = ($"School {number}", random.Next(900));
                school.Website = new Uri($"https://school{number}.example");
                school.Status = (SchoolStatus)random.Next(4);
                school.ClosedOn = school.Status == SchoolStatus.Closed ? Day : null;
                return $"school {school.Id}";
            case 1:
                var service = await AnyAsync(db.Services, cancellation);
                (service.Status, service.StatusNote) = ((ServiceStatus)random.Next(4), $"Note {number}");
                (service.Needs, service.WaitWeeks) = (new EnumSet<Need>(random.Next(1 << 19)), random.NextDouble() * 40);
                service.Requires = [$"One \"{number}\"", "two"];
                return $"service {service.Id}";
            case 2:
                var catching = await AnyAsync(db.Services.Include(s => s.CatchmentAreas).Include(s => s.CatchmentSchools), cancellation);
                await ToggleAsync(catching.CatchmentAreas, db.Areas, cancellation);
                await ToggleAsync(catching.CatchmentSchools, db.Schools, cancellation);
                return $"catchment of {catching.Id}";
            case 3:
                var open = await AnyAsync(db.Services.Include(s => s.Hours).Include(s => s.Locations), cancellation);
                open.Hours.Add(new OpeningPeriod { Days = new EnumSet<Weekday>(random.Next(1, 127)), ClosesMinute = 600 + random.Next(600) });
                open.Locations.Add(new ServiceLocation { Town = $"Town {number}", Latitude = 50 + random.NextDouble(), Longitude = -0.1 });
                return $"hours of {open.Id}";
            case 4:
                var ended = await AnyAsync(db.Holders, cancellation);
                (ended.Until, ended.TrainedOn) = (Day.AddDays(random.Next(-9, 9)), Day);
                return $"end of holder {ended.Id}";
            case 5:
                var contact = await AnyAsync(db.PointsOfContact.Include(c => c.Holders), cancellation);
                var person = new Person { Name = $"Person {number}" };
                contact.Holders.Add(new Holder { Since = Day, Deputy = random.Next(2) == 0, Person = person });
                return $"holder of {contact.Id}";
            case 6:
                var edited = await AnyAsync(db.PointsOfContact.Include(c => c.Verifications), cancellation);
                (edited.AwayUntil, edited.Availability) = (Day.AddDays(random.Next(9)), $"Availability – {number}");
                edited.Version++;
                edited.Verifications.Add(new Verification { At = Noon.AddMinutes(random.Next(600)), By = "Somebody" });
                return $"contact {edited.Id}";
            case 7:
                var link = await AnyAsync(db.Links, cancellation);
                (link.Status, link.EndedOn, link.EndReason) = ((LinkStatus)random.Next(4), Day, $"Reason {number}");
                return $"link {link.Id}";
            case 8:
                var area = await AnyAsync(db.Areas, cancellation);
                (area.Name, area.ValidUntil) = ($"Area {number}", random.Next(2) == 0 ? Day.AddDays(random.Next(-99, 99)) : null);
                return $"area {area.Id}";
            default:
                var named = await AnyAsync(db.People, cancellation);
                (named.Name, named.Telephone) = ($"Pérson {number}", "01632 960000");
                return $"person {named.Id}";
        }
    }

    private async Task<T> AnyAsync<T>(IQueryable<T> all, CancellationToken cancellation)
        where T : class =>
        await all.OrderBy(row => EF.Property<int>(row, "Id")).Skip(random.Next(await all.CountAsync(cancellation)))
            .FirstAsync(cancellation);

    private async Task ToggleAsync<T>(List<T> of, IQueryable<T> all, CancellationToken cancellation)
        where T : class
    {
        var one = await AnyAsync(all, cancellation);
        if (!of.Remove(one))
        {
            of.Add(one);
        }
    }
}
