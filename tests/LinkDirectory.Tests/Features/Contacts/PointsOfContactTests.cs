using System.Runtime.CompilerServices;
using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Contacts;

public sealed class PointsOfContactTests : IAsyncDisposable
{
    private static readonly Actor Anyone = Actor.Anonymous(Channel.Api);
    private static readonly Actor Insider = Anyone with { ReadsPeople = true };

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public PointsOfContactTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PointsOfContact Contacts => app.Services.GetRequiredService<PointsOfContact>();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Anyone_sees_the_role_and_whether_it_is_held_and_nobody_in_it()
    {
        var contact = await LeadAsync(await data.SchoolAsync());

        var seen = await ReadAsync(contact, Anyone);

        Assert.Equal((false, Currency.Current, false), (seen.Vacant, seen.Currency, seen.ShowsPeople));
        Assert.Null(seen.Holder);
        Assert.Null(seen.Deputy);
        Assert.Null(seen.Holders);
        Assert.Null(seen.SharedEmail);
        Assert.Null((await SaidAsync(seen)).By);
        Assert.Equal("020 7946 0100", seen.SharedTelephone);
    }

    [Fact]
    public async Task A_person_who_may_see_people_sees_the_holder_the_deputy_and_those_before()
    {
        var contact = await LeadAsync(await data.SchoolAsync());

        var seen = await ReadAsync(contact, Insider);

        Assert.True(seen.ShowsPeople);
        Assert.Equal("Robin Present", seen.Holder?.Name);
        Assert.Equal("Sam Deputy", seen.Deputy?.Name);
        Assert.Equal(["Robin Present", "Sam Deputy", "Kim Before"], seen.Holders!.Select(h => h.Name));
        Assert.Equal("lead@school.example", seen.SharedEmail);
        Assert.Equal("Robin Present", (await SaidAsync(seen)).By);
    }

    [Fact]
    public async Task What_is_kept_from_those_who_may_not_see_people_is_not_lost_when_the_role_is_saved()
    {
        var service = await data.ServiceAsync();
        var contact = await LeadAsync(null, service);

        var chosen = (await Contacts.ChooseByServiceAsync([service.Id], (_, of) => of.Single(), Anyone, null, Cancellation))[service.Id];
        await using (var db = app.Db.Open())
        {
            db.Update(chosen.Contact);
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Null(chosen.View.Holders);
        Assert.Equal(["Kim Before", "Robin Present", "Sam Deputy"], chosen.Contact.Holders.Select(h => h.Person.Name).Order());
        var seen = await ReadAsync(contact, Insider);
        Assert.Equal(["Robin Present", "Sam Deputy", "Kim Before"], seen.Holders!.Select(h => h.Name));
        Assert.Equal("Robin Present", (await SaidAsync(seen)).By);
    }

    [Theory]
    [InlineData(typeof(ContactView))]
    [InlineData(typeof(HolderView))]
    [InlineData(typeof(VerificationView))]
    public void What_is_shown_of_a_role_cannot_be_changed_and_holds_no_record_of_the_database(Type view)
    {
        using var db = app.Db.OpenToRead();
        Assert.All(view.GetProperties(), property =>
        {
            var setter = property.GetSetMethod()?.ReturnParameter.GetRequiredCustomModifiers() ?? [typeof(IsExternalInit)];
            Assert.True(setter.Contains(typeof(IsExternalInit)), property.Name);
            Assert.All(property.PropertyType.GetGenericArguments().Append(property.PropertyType), type =>
                Assert.True(db.Model.FindEntityType(type) is null && !typeof(System.Collections.IList).IsAssignableFrom(type), property.Name));
        });
    }

    [Fact]
    public async Task A_services_mailbox_is_for_anyone()
    {
        var contact = await data.PointOfContactAsync(ContactRole.LinkWorker, service: await data.ServiceAsync(),
            with: c => c.SharedEmail = "link@service.example");

        Assert.Equal("link@service.example", (await ReadAsync(contact, Anyone)).SharedEmail);
    }

    [Fact]
    public async Task Anyone_who_looks_for_a_person_by_name_finds_no_trace()
    {
        var school = await data.SchoolAsync(with: s => s.Name = "Hill School");
        var contact = await LeadAsync(school);
        var robin = new PointOfContactFilter { Text = "robin" };

        Assert.Empty(await IdsAsync(robin, Anyone));
        Assert.Equal([contact.Id], await IdsAsync(robin, Insider));
        Assert.Empty(await IdsAsync(new PointOfContactFilter { Text = "%" + "obi_" }, Insider));
        Assert.Equal([contact.Id], await IdsAsync(new PointOfContactFilter { Text = "hill" }, Anyone));
    }

    [Fact]
    public async Task Each_filter_leaves_the_contacts_that_it_says()
    {
        var area = await data.AreaAsync("E09000007");
        var school = await data.SchoolAsync();
        await data.StandsInAsync(school, area);
        var service = await data.ServiceAsync(with: s => s.CatchmentAreas.Add(area));
        var lead = await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school);
        var senco = await data.PointOfContactAsync(ContactRole.Senco, school, heldBy: null);
        var worker = await data.PointOfContactAsync(ContactRole.LinkWorker, service: service,
            with: c => c.VerifyBy = new DateOnly(2026, 11, 1));
        var commissioner = await data.PointOfContactAsync(ContactRole.Commissioner, area: area,
            with: c => c.UndeliverableSince = app.Clock.Now);
        var elsewhere = await data.PointOfContactAsync(ContactRole.TeamManager, service: await data.ServiceAsync(),
            with: c => c.LastVerifiedAt = null);

        Assert.Equal([lead.Id, senco.Id], await IdsAsync(new PointOfContactFilter { SchoolId = school.Id }));
        Assert.Equal([worker.Id], await IdsAsync(new PointOfContactFilter { ServiceId = service.Id }));
        Assert.Equal([senco.Id, worker.Id],
            await IdsAsync(new PointOfContactFilter { Roles = [ContactRole.Senco, ContactRole.LinkWorker] }));
        Assert.Equal([senco.Id], await IdsAsync(new PointOfContactFilter { Currency = [Currency.Vacant] }));
        Assert.Equal([worker.Id, commissioner.Id],
            await IdsAsync(new PointOfContactFilter { Currency = [Currency.Overdue, Currency.Undeliverable] }));
        Assert.Equal([elsewhere.Id], await IdsAsync(new PointOfContactFilter { Currency = [Currency.Unverified] }));
        Assert.Equal([lead.Id, senco.Id, worker.Id, commissioner.Id], await IdsAsync(new PointOfContactFilter { Areas = ["E09000007"] }));
    }

    [Fact]
    public async Task A_filter_by_currency_agrees_with_the_currency_that_is_shown()
    {
        var random = new Random(5);
        var school = await data.SchoolAsync();
        var today = new DateOnly(2026, 11, 18);
        for (var i = 0; i < 150; i++)
        {
            await data.PointOfContactAsync(ContactRole.Other, school, heldBy: random.Next(4) == 0 ? null : "Somebody", with: c =>
            {
                c.Label = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
                c.LastVerifiedAt = random.Next(4) == 0 ? null : app.Clock.Now;
                c.VerifyBy = random.Next(5) == 0 ? null : today.AddDays(random.Next(-20, 40));
                c.UndeliverableSince = random.Next(5) == 0 ? app.Clock.Now : null;
                c.Holders.ForEach(h => (h.Deputy, h.Since, h.Until) = (random.Next(6) == 0, today.AddDays(random.Next(-2, 2)),
                    random.Next(3) == 0 ? today.AddDays(random.Next(-2, 2)) : null));
            });
        }

        foreach (var currency in Enum.GetValues<Currency>())
        {
            var answer = await Contacts.PageAsync(new PointOfContactFilter { Currency = [currency] }, new PageRequest(First: 100), Anyone,
                Cancellation);
            Assert.NotEmpty(answer.Value!.Items);
            Assert.All(answer.Value.Items, c => Assert.Equal(currency, c.Item.Currency));
        }

        Assert.Equal(150, await (await Contacts.PageAsync(null, new PageRequest(), Anyone, Cancellation)).Value!.CountAsync(Cancellation));
    }

    [Fact]
    public async Task The_contacts_of_many_schools_take_as_few_statements_as_those_of_one()
    {
        var schools = new List<School>();
        for (var i = 0; i < 200; i++)
        {
            schools.Add(await data.SchoolAsync());
            await LeadAsync(schools[i]);
        }

        await data.AnalyseAsync();
        var statements = await app.Statements.DuringAsync(
            () => Contacts.BySchoolAsync([.. schools.Take(20).Select(s => s.Id)], Insider, Cancellation));

        Assert.Equal(3, statements.Count);
        await StatementRecorder.AssertIndexedAsync(app.Db, statements);
    }

    private Task<PointOfContact> LeadAsync(School? school, Service? service = null) =>
        data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school, service, heldBy: "Robin Present", with: c =>
        {
            (c.SharedEmail, c.SharedTelephone) = ("lead@school.example", "020 7946 0100");
            c.Holders.Add(new Holder
            {
                Since = new DateOnly(2020, 9, 1),
                Until = new DateOnly(2025, 8, 31),
                Person = new Person { Name = "Kim Before" },
            });
            c.Holders.Add(new Holder { Since = new DateOnly(2024, 9, 1), Deputy = true, Person = new Person { Name = "Sam Deputy" } });
            c.Verifications.Add(new Verification { At = app.Clock.Now, Method = VerificationMethod.Telephone, By = "Robin Present" });
        });

    private async Task<ContactView> ReadAsync(PointOfContact contact, Actor actor) =>
        Assert.Single(await Contacts.ByIdsAsync([contact.Id], actor, Cancellation));

    private async Task<VerificationView> SaidAsync(ContactView seen) =>
        Assert.Single((await Contacts.VerificationsAsync([seen], Cancellation))[seen]);

    private async Task<List<int>> IdsAsync(PointOfContactFilter filter, Actor? actor = null)
    {
        var answer = await Contacts.PageAsync(filter, new PageRequest(), actor ?? Anyone, Cancellation);
        Assert.Null(answer.Problem);
        return [.. answer.Value!.Items.Select(i => i.Item.Id)];
    }
}
