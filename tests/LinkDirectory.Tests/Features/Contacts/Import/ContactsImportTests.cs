using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Contacts.Import;

public sealed class ContactsImportTests : IAsyncDisposable
{
    private static readonly (string, string)[] Lead =
    [
        ("organisation", "990001"),
        ("role", "senior mental health lead"),
        ("label", ""),
        ("shared_email", "wellbeing@school.example"),
        ("shared_telephone", "1632 960123"),
        ("away_until", ""),
        ("holder_name", "Tracey Hargreaves"),
        ("holder_email", "t.hargreaves@school.example"),
        ("holder_telephone", "07700 900123"),
        ("holder_job_title", "Headteacher"),
        ("holder_since", "2024-09-01"),
        ("holder_until", ""),
        ("deputy_name", "Emma Uttley"),
        ("deputy_email", "e.uttley@school.example"),
        ("deputy_since", "2025-09-01"),
    ];

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public ContactsImportTests() => data = new TestData(app.Db);

    private DateOnly Today => DateOnly.FromDateTime(app.Clock.Now.UtcDateTime);

    [Fact]
    public async Task A_role_comes_in_unverified_with_its_holder_and_deputy()
    {
        await data.SchoolAsync(urn: 990001);
        var report = await Sheet().Row(Lead).ImportAsync();

        Assert.Empty(report.Problems);
        var contact = await ContactAsync();
        Assert.Equal(("wellbeing@school.example", "01632960123"), (contact.SharedEmail, contact.SharedTelephone));
        Assert.Equal(Currency.Unverified, CurrencyRule.Evaluate(contact, Today));
        Assert.Equal(
            [("Emma Uttley", true, new DateOnly(2025, 9, 1)), ("Tracey Hargreaves", false, new DateOnly(2024, 9, 1))],
            contact.Holders.Select(h => (h.Person.Name, h.Deputy, h.Since)).OrderBy(h => h.Name));
    }

    [Fact]
    public async Task A_second_run_has_nothing_to_change()
    {
        await data.SchoolAsync(urn: 990001);
        await Sheet().Row(Lead).ImportAsync();
        var again = await Sheet().Row(Lead).ImportAsync();
        Assert.False(again.HasDifferences);
        Assert.Equal(1, (await ContactAsync()).Version);
    }

    [Fact]
    public async Task A_role_may_be_a_schools_a_services_or_an_areas()
    {
        await data.SchoolAsync(urn: 990001);
        await data.ServiceAsync(with: s => s.Reference = "northmoor-spa");
        await data.AreaAsync("E06999001");
        var report = await Sheet()
            .Row(("organisation", "990001"), ("role", "SENCO"))
            .Row(("organisation", "Northmoor-SPA"), ("role", "TEAM_MANAGER"))
            .Row(("organisation", "e06999001"), ("role", "Area lead")).ImportAsync();

        Assert.Empty(report.Problems);
        await using var db = app.Db.OpenToRead();
        Assert.Equal(
            [ContactRole.Senco, ContactRole.TeamManager, ContactRole.AreaLead],
            await db.PointsOfContact.OrderBy(c => c.Id).Select(c => c.Role).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_new_holder_ends_the_term_before_the_day_before_and_history_stays()
    {
        await data.SchoolAsync(urn: 990001);
        await Sheet().Row(Lead).ImportAsync();
        var report = await Sheet().Row(Lead, ("holder_name", "Piotr Nowak"), ("holder_email", "p.nowak@school.example"),
            ("holder_since", "2026-09-01")).ImportAsync();

        var contact = await ContactAsync();
        Assert.Equal(
            [("Tracey Hargreaves", new DateOnly(2024, 9, 1), new DateOnly(2026, 8, 31)),
                ("Piotr Nowak", new DateOnly(2026, 9, 1), (DateOnly?)null)],
            contact.Holders.Where(h => !h.Deputy).OrderBy(h => h.Since).Select(h => (h.Person.Name, h.Since, h.Until)));
        Assert.Equal([new FieldChange("holder_name", "somebody", "somebody else")], Assert.Single(report.Differences).Fields);
        Assert.Equal(2, contact.Version);
    }

    [Theory]
    [InlineData("2026-09-01", null)]
    [InlineData("2027-01-04", "2027-01-03")]
    public async Task What_was_confirmed_of_the_holder_before_is_good_until_a_new_one_starts(string since, string? by)
    {
        var school = await data.SchoolAsync(urn: 990001);
        await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school, heldBy: "Tracey Hargreaves",
            with: c => (c.Holders[0].Person.Email, c.AwayUntil) = ("t.hargreaves@school.example", new DateOnly(2026, 12, 1)));
        await Sheet().Row([.. Lead.Where(cell => cell.Item1 != "away_until")], ("holder_name", "Piotr Nowak"),
            ("holder_email", "p.nowak@school.example"), ("holder_since", since)).ImportAsync();

        var contact = await ContactAsync();
        Assert.Equal(by is null ? Currency.Unverified : Currency.Current, CurrencyRule.Evaluate(contact, Today));
        Assert.Equal(by, contact.VerifyBy?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(by is null ? null : new DateOnly(2026, 12, 1), contact.AwayUntil);
    }

    [Fact]
    public async Task A_name_at_somebody_elses_own_address_is_held_and_the_record_does_not_say_whose()
    {
        await data.SchoolAsync(urn: 990001);
        await Sheet().Row(Lead).ImportAsync();
        var report = await Sheet().Row(Lead, ("holder_name", "Piotr Nowak")).ImportAsync();

        var problem = Assert.Single(report.Problems);
        Assert.Equal(("holder_name", ImportRowOutcome.Held), (problem.Column, problem.Outcome));
        Assert.DoesNotContain("Tracey", problem.ToString(), StringComparison.Ordinal);
        Assert.Equal("Tracey Hargreaves", (await ContactAsync()).Holders.Single(h => !h.Deputy).Person.Name);
    }

    [Fact]
    public async Task An_empty_name_means_that_nobody_is_in_post_from_today()
    {
        await data.SchoolAsync(urn: 990001);
        await Sheet().Row(Lead).ImportAsync();
        await Sheet().Row(("organisation", "990001"), ("role", "senior mental health lead"), ("holder_name", "")).ImportAsync();

        var contact = await ContactAsync();
        Assert.Equal(Currency.Vacant, CurrencyRule.Evaluate(contact, Today));
        Assert.Equal(Today.AddDays(-1), contact.Holders.Single(h => !h.Deputy).Until);
        Assert.Contains(contact.Holders, h => h.Deputy && h.InPostOn(Today));
    }

    [Fact]
    public async Task A_column_left_out_is_left_alone()
    {
        await data.SchoolAsync(urn: 990001);
        await Sheet().Row(Lead).ImportAsync();
        await Sheet().Row(("organisation", "990001"), ("role", "senior mental health lead"), ("availability", "Mornings")).ImportAsync();

        var contact = await ContactAsync();
        Assert.Equal(("wellbeing@school.example", "Mornings"), (contact.SharedEmail, contact.Availability));
        Assert.Equal(2, contact.Holders.Count(h => h.InPostOn(Today)));
    }

    [Fact]
    public async Task A_person_is_known_by_address_across_roles()
    {
        await data.SchoolAsync(urn: 990001);
        await Sheet().Row(Lead).Row(Lead, ("role", "SENCO")).ImportAsync();
        await Sheet().Row(Lead, ("holder_name", "Tracey Ackroyd"), ("holder_same_person", "yes")).ImportAsync();

        await using var db = app.Db.OpenToRead();
        Assert.Equal("Tracey Ackroyd",
            (await db.People.SingleAsync(p => p.Email == "t.hargreaves@school.example", TestContext.Current.CancellationToken)).Name);
        Assert.Equal(2, await db.Holders.CountAsync(h => h.Person.Name == "Tracey Ackroyd", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_an_address_a_person_is_known_by_name_within_the_role()
    {
        await data.SchoolAsync(urn: 990001);
        await Sheet().Row(Lead, ("holder_email", "")).Row(Lead, ("role", "SENCO"), ("holder_email", "")).ImportAsync();
        await Sheet().Row(Lead, ("holder_email", ""), ("holder_name", "tracey hargreaves"), ("holder_job_title", "Deputy Headteacher"))
            .ImportAsync();

        await using var db = app.Db.OpenToRead();
        Assert.Equal(2, await db.People.CountAsync(p => p.Email == null, TestContext.Current.CancellationToken));
        Assert.Equal("Deputy Headteacher", (await ContactAsync()).Holders.Single(h => !h.Deputy).JobTitle);
    }

    [Fact]
    public async Task Reports_and_records_show_no_personal_data()
    {
        await data.SchoolAsync(urn: 990001);
        await Sheet().Row(Lead).ImportAsync();
        var report = await Sheet()
            .Row(Lead, ("holder_telephone", "07700 900999"), ("holder_email", "tracey.h@school.example"))
            .Row(Lead, ("role", "SENCO"), ("holder_email", "not an address of Tracey"), ("holder_telephone", "07 secret")).ImportAsync();

        await using var db = app.Db.OpenToRead();
        var kept = await db.Set<ImportRowResult>().Select(result => result.Subject + " " + result.Message)
            .ToListAsync(TestContext.Current.CancellationToken);
        var said = string.Join('\n',
            [.. report.Differences.Select(d => d.ToString()), .. report.Problems.Select(p => p.ToString()), .. kept]);
        Assert.Contains("holder_email", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Tracey", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("07700", said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Importing_neither_verifies_nor_takes_a_verification_back()
    {
        var school = await data.SchoolAsync(urn: 990001);
        var verified = await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school, heldBy: "Tracey Hargreaves");
        await Sheet().Row(Lead).ImportAsync();

        var contact = await ContactAsync();
        Assert.Equal((verified.LastVerifiedAt, verified.VerifyBy), (contact.LastVerifiedAt, contact.VerifyBy));
        await using var db = app.Db.OpenToRead();
        Assert.False(await db.Verifications.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Mail_that_came_back_counts_until_the_address_changes()
    {
        await data.SchoolAsync(urn: 990001);
        await Sheet().Row(Lead).ImportAsync();
        await using (var db = app.Db.Open())
        {
            await db.PointsOfContact.ExecuteUpdateAsync(c => c.SetProperty(contact => contact.UndeliverableSince, app.Clock.Now),
                TestContext.Current.CancellationToken);
        }

        await Sheet().Row(Lead, ("holder_job_title", "Deputy Headteacher")).ImportAsync();
        Assert.NotNull((await ContactAsync()).UndeliverableSince);
        await Sheet().Row(Lead, ("holder_email", "tracey@school.example")).ImportAsync();
        Assert.Null((await ContactAsync()).UndeliverableSince);
    }

    [Theory]
    [InlineData("organisation", "990999", "No school here")]
    [InlineData("organisation", "no-such-service", "No service here")]
    [InlineData("role", "senior mental heath lead", "the nearest is 'senior mental health lead'")]
    [InlineData("role", "", "must not be empty")]
    [InlineData("holder_until", "2020-01-01", "before the first")]
    [InlineData("holder_name", "", "The person has no name")]
    public async Task A_wrong_value_is_told_by_line_and_column_what_to_do(string column, string value, string advice)
    {
        await data.SchoolAsync(urn: 990001);
        var report = await Sheet().Row(Lead, ("role", "SENCO")).Row(Lead, (column, value)).ImportAsync();

        var problem = Assert.Single(report.Problems);
        Assert.Equal((ImportRowOutcome.Rejected, 3, column), (problem.Outcome, problem.Line, problem.Column));
        Assert.Contains(advice, problem.Advice, StringComparison.Ordinal);
        Assert.Equal(1, report.Added);
    }

    [Theory]
    [InlineData("shared_email", "wellbeing at school", "not one email address")]
    [InlineData("holder_telephone", "0770", "not a telephone number")]
    [InlineData("holder_since", "last September", "not a date")]
    [InlineData("shared_telephone", "4.4163E+11", "its last digits are lost")]
    [InlineData("holder_since", "Sept 2025", "without its day")]
    public async Task One_bad_cell_costs_neither_the_row_nor_what_was_recorded(string column, string value, string advice)
    {
        await data.SchoolAsync(urn: 990001);
        await Sheet().Row(Lead).ImportAsync();
        var report = await Sheet().Row(Lead, (column, value), ("holder_job_title", "Head")).ImportAsync();

        var problem = Assert.Single(report.Problems);
        Assert.Equal((ImportRowOutcome.Warned, 2, column), (problem.Outcome, problem.Line, problem.Column));
        Assert.Contains(advice, problem.Advice, StringComparison.Ordinal);
        var contact = await ContactAsync();
        var holder = contact.Holders.Single(h => !h.Deputy);
        Assert.Equal(("wellbeing@school.example", "01632960123", "07700900123", new DateOnly(2024, 9, 1), "Head"),
            (contact.SharedEmail, contact.SharedTelephone, holder.Person.Telephone, holder.Since, holder.JobTitle));
    }

    [Fact]
    public async Task What_stands_beside_a_number_is_told_and_the_number_kept()
    {
        await data.SchoolAsync(urn: 990001);
        var report = await Sheet().Row(Lead, ("shared_telephone", "01632 960123 / 01632 960124")).ImportAsync();
        Assert.Equal((ImportRowOutcome.Warned, "shared_telephone"),
            (Assert.Single(report.Problems).Outcome, report.Problems[0].Column));
        Assert.Equal("01632960123", (await ContactAsync()).SharedTelephone);
    }

    [Theory]
    [InlineData("sep=;\norganisation;role;holder_name\n990001;senior mental health lead;Robin Reed", "")]
    [InlineData("Mental health leads, updated in June,,\n,,,\norganisation,role,holder_name\n990001,senior mental health lead,Robin Reed", "line above")]
    [InlineData("organisation,role,holder_name,holder_name\n990001,senior mental health lead,,Robin Reed", "'holder_name' 2 times")]
    [InlineData("organisation,role,holder name,phone\n990001,senior mental health lead,Robin Reed,01632 960123", "did you mean 'shared_telephone'?")]
    [InlineData("organisation,role,holder name,holder email address\n990001,senior mental health lead,Robin Reed,r@x.example", "did you mean 'holder_email'?")]
    [InlineData("organisation,role,holder name,telphone shared\n990001,senior mental health lead,Robin Reed,01632 960123", "'telphone shared' is not known")]
    [InlineData("organisation,role,\uFEFFholder_name\u200B\n990001,senior mental health lead,Ro\u200Bbin Reed", "")]
    public async Task A_header_is_read_as_people_keep_it_and_what_is_left_out_is_told(string file, string told)
    {
        await data.SchoolAsync(urn: 990001);
        var report = await ImportAsync(file);

        Assert.Empty(report.Problems);
        Assert.Equal(1, report.Added);
        Assert.Equal("Robin Reed", (await ContactAsync()).Holders.Single().Person.Name);
        Assert.Contains(told, string.Join(' ', report.Notes), StringComparison.Ordinal);
        Assert.Equal(told.Length == 0, report.Notes.Count == 0);
    }

    [Fact]
    public async Task Two_values_of_a_doubled_column_are_told_at_their_row()
    {
        await data.SchoolAsync(urn: 990001);
        var report = await ImportAsync(
            "organisation,role,holder_name,holder_name\n990001,senior mental health lead,Robin Reed,Sam Sharp");

        Assert.Equal((2, "holder_name"), (Assert.Single(report.Problems).Line, report.Problems[0].Column));
        Assert.Equal("Robin Reed", (await ContactAsync()).Holders.Single().Person.Name);
    }

    [Fact]
    public async Task A_role_stands_once_at_an_organisation_unless_labels_tell_them_apart()
    {
        await data.SchoolAsync(urn: 990001);
        var report = await Sheet().Row(Lead).Row(Lead).Row(Lead, ("label", "south")).ImportAsync();
        Assert.Equal((3, "label"), (Assert.Single(report.Problems).Line, report.Problems[0].Column));
        Assert.Equal(2, report.Added);
    }

    [Fact]
    public async Task A_successor_cannot_begin_before_the_one_in_post()
    {
        await data.SchoolAsync(urn: 990001);
        await Sheet().Row(Lead).ImportAsync();
        var report = await Sheet().Row(Lead, ("holder_name", "Piotr Nowak"), ("holder_email", "p.nowak@school.example"),
            ("holder_since", "2024-01-01")).ImportAsync();
        Assert.Equal("holder_since", Assert.Single(report.Problems).Column);
    }

    [Fact]
    public async Task A_person_with_a_role_elsewhere_too_is_not_renamed_by_one_schools_file()
    {
        await data.SchoolAsync(urn: 990001);
        await data.SchoolAsync(urn: 990002);
        await Sheet().Row(Lead).Row(Lead, ("organisation", "990002")).ImportAsync();
        var name = (await ContactAsync()).Holders[0].Person.Name;

        var report = await Sheet().Row(Lead, ("holder_name", $"{name} Another")).ImportAsync();

        Assert.Equal(("holder_name", ImportRowOutcome.Warned), (Assert.Single(report.Problems).Column, report.Problems[0].Outcome));
        Assert.Equal(name, (await ContactAsync()).Holders[0].Person.Name);
    }

    [Fact]
    public async Task A_role_that_the_file_no_longer_has_is_reported_and_stays()
    {
        var other = await data.SchoolAsync(urn: 990002);
        await data.PointOfContactAsync(ContactRole.Senco, other);
        await data.SchoolAsync(urn: 990001, with: s => s.Name = "Elm School");
        await Sheet().Row(Lead).Row(Lead, ("role", "SENCO")).ImportAsync();
        var report = await Sheet().Row(Lead).ImportAsync();

        Assert.Equal(("Point of contact Elm School (990001), senco", ImportRowOutcome.Vanished),
            (Assert.Single(report.Differences).Subject, report.Differences[0].Outcome));
        await using var db = app.Db.OpenToRead();
        Assert.Equal(3, await db.PointsOfContact.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true, "It was followed by Elm Academy (990009).")]
    [InlineData(false, "No successor is known here.")]
    public async Task A_contact_for_a_school_that_has_closed_says_which_school_followed_it(bool isFollowed, string told)
    {
        var closed = await data.SchoolAsync(urn: 990001, with: s =>
            (s.Name, s.Status, s.ClosedOn) = ("Elm School", SchoolStatus.Closed, new DateOnly(2026, 8, 31)));
        var successor = await data.SchoolAsync(urn: 990009, with: s => s.Name = "Elm Academy");
        if (isFollowed)
        {
            await data.SucceedsAsync(closed, successor);
        }

        var report = await Sheet().Row(Lead).ImportAsync();

        var problem = Assert.Single(report.Problems);
        Assert.Equal((ImportRowOutcome.Rejected, 2, "organisation"), (problem.Outcome, problem.Line, problem.Column));
        Assert.Contains("Elm School (990001) closed on 31 August 2026. " + told, problem.Advice, StringComparison.Ordinal);
        Assert.Equal(0, report.Added);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<ImportReport> ImportAsync(string file)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, file, TestContext.Current.CancellationToken);
        var report = await app.Services.GetRequiredService<LinkDirectory.Features.Imports.Imports>().RunAsync(
            new ContactsImport(), new ImportRequest(path), ImportDesk.Editor, cancellation: TestContext.Current.CancellationToken);
        File.Delete(path);
        return report;
    }

    private Spreadsheet Sheet() => new(app, () => new ContactsImport());

    private async Task<PointOfContact> ContactAsync()
    {
        await using var db = app.Db.OpenToRead();
        return await db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person)
            .SingleAsync(c => c.Role == ContactRole.SeniorMentalHealthLead && c.School!.Urn == 990001,
                TestContext.Current.CancellationToken);
    }
}
