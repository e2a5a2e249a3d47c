using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Verifications;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Verifications;

/// <summary>Who is asked when, as the days of a year go by.</summary>
public sealed class RemindersTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public RemindersTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_school_that_does_not_answer_is_asked_in_term_alone_and_at_last_its_partner_and_editor_are_told()
    {
        app.Clock.Now = On(2026, 11, 18);
        var (lead, _) = await LinkedLeadAsync();
        await ConfirmedAsync(lead, verifyBy: new DateOnly(2027, 3, 31));

        var mails = await DaysOfMailAsync(new DateOnly(2027, 2, 20), new DateOnly(2027, 12, 31));

        // Due on Wednesday 10 March. At 7 days overdue it is 7 April: the Easter holidays of 2027 end on Friday 2 April.
        Assert.Equal(
            [
                (new DateOnly(2027, 3, 10), NotificationKind.VerificationDue, "lead@school.example"),
                (new DateOnly(2027, 4, 7), NotificationKind.VerificationOverdue, "lead@school.example"),
                (new DateOnly(2027, 4, 21), NotificationKind.VerificationOverdue, "lead@school.example"),
                (new DateOnly(2027, 4, 28), NotificationKind.VerificationEscalated, "arealead@council.example"),
                (new DateOnly(2027, 4, 28), NotificationKind.VerificationEscalated, "editor@council.example"),
                (new DateOnly(2027, 4, 28), NotificationKind.VerificationEscalated, "worker@trust.example"),
            ],
            mails.Select(m => (m.Day, m.Mail.Kind, m.Mail.To)).OrderBy(m => m.Day).ThenBy(m => m.To, StringComparer.Ordinal));
        Assert.DoesNotContain(mails.Where(m => m.Mail.Kind == NotificationKind.VerificationEscalated),
            m => string.Concat([m.Mail.Subject, .. m.Mail.Paragraphs, .. m.Mail.Items]).Contains("Robin Lead", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_falls_in_the_summer_holidays_waits_for_the_first_school_day()
    {
        app.Clock.Now = On(2027, 7, 1);
        var (lead, _) = await LinkedLeadAsync();
        await ConfirmedAsync(lead, verifyBy: new DateOnly(2027, 8, 20));

        var mails = await DaysOfMailAsync(new DateOnly(2027, 7, 1), new DateOnly(2027, 10, 31));

        // Due from 30 July, in the holidays until 1 September; then never two within a week.
        Assert.Equal(
            [new DateOnly(2027, 9, 2), new DateOnly(2027, 9, 9), new DateOnly(2027, 9, 16), new DateOnly(2027, 9, 23)],
            mails.Select(m => m.Day).Distinct());
    }

    [Fact]
    public async Task What_falls_on_a_Saturday_waits_for_Monday()
    {
        app.Clock.Now = On(2027, 3, 1);
        var (lead, _) = await LinkedLeadAsync();
        await ConfirmedAsync(lead, verifyBy: new DateOnly(2027, 3, 27));

        var mails = await DaysOfMailAsync(new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 12));

        // Due from 6 March.
        Assert.Equal(new DateOnly(2027, 3, 8), Assert.Single(mails).Day);
    }

    [Fact]
    public async Task A_year_of_a_service_that_confirms_at_each_second_mail()
    {
        app.Clock.Now = On(2027, 1, 4);
        var service = await data.ServiceAsync(with: s => (s.LastVerifiedAt, s.VerifyBy) = (On(2027, 1, 4), new DateOnly(2027, 5, 4)));
        var worker = await data.PointOfContactAsync(ContactRole.LinkWorker, service: service,
            with: c => c.Holders[0].Person.Email = "worker@trust.example");
        await ConfirmedAsync(worker, verifyBy: new DateOnly(2027, 5, 4));
        var reader = new MailReader(app);
        var asked = 0;

        var mails = await DaysOfMailAsync(new DateOnly(2027, 1, 4), new DateOnly(2027, 12, 31), async mail =>
        {
            if (++asked % 2 == 0)
            {
                var page = await reader.PressAsync(await reader.OpenAsync(mail.Action!.Address), "Still right", "Link worker");
                await reader.PressAsync(page, "Still right", ": Service");
            }
        });

        // Due 21 days before the 120 are over and reminded at 7 days overdue, then answered: 148 days from one answer to the next.
        Assert.Equal(
            [
                (new DateOnly(2027, 4, 13), NotificationKind.VerificationDue),
                (new DateOnly(2027, 5, 11), NotificationKind.VerificationOverdue),
                (new DateOnly(2027, 8, 18), NotificationKind.VerificationDue),
                (new DateOnly(2027, 9, 15), NotificationKind.VerificationOverdue),
                (new DateOnly(2027, 12, 23), NotificationKind.VerificationDue),
            ],
            mails.Select(m => (m.Day, m.Mail.Kind)));
        Assert.All(mails, m => Assert.Equal(2, m.Mail.Items.Count));
    }

    [Fact]
    public async Task What_an_editor_imports_is_asked_about_at_once_and_then_reminded_from_that_day()
    {
        var (lead, _) = await LinkedLeadAsync();
        await UnconfirmedAsync(lead);

        var mails = await DaysOfMailAsync(new DateOnly(2026, 11, 18), new DateOnly(2027, 1, 31));

        Assert.Equal(
            [new DateOnly(2026, 11, 18), new DateOnly(2026, 11, 25), new DateOnly(2026, 12, 9), new DateOnly(2026, 12, 16)],
            mails.Select(m => m.Day).Distinct());
    }

    [Fact]
    public async Task A_holder_who_confirms_is_not_reminded()
    {
        var (lead, _) = await LinkedLeadAsync();
        await UnconfirmedAsync(lead);
        var first = Assert.Single(await DaysOfMailAsync(new DateOnly(2026, 11, 18), new DateOnly(2026, 11, 20)));
        var reader = new MailReader(app);
        await reader.PressAsync(await reader.OpenAsync(first.Mail.Action!.Address), "Still right");

        var mails = await DaysOfMailAsync(new DateOnly(2026, 11, 21), new DateOnly(2027, 3, 9));
        Assert.Empty(mails);
        Assert.Equal(new DateOnly(2027, 3, 10), (await DaysOfMailAsync(new DateOnly(2027, 3, 10), new DateOnly(2027, 3, 11)))[^1].Day);
    }

    [Fact]
    public async Task One_mail_lists_every_role_that_a_person_holds_and_goes_once_however_often_the_job_runs()
    {
        var (lead, school) = await LinkedLeadAsync();
        await UnconfirmedAsync(lead);
        var second = await data.PointOfContactAsync(ContactRole.Senco, school, heldBy: null,
            with: c => (c.LastVerifiedAt, c.VerifyBy) = (null, null));
        await using (var db = app.Db.Open())
        {
            db.Holders.Add(
                new Holder { PointOfContactId = second.Id, PersonId = lead.Holders[0].PersonId, Since = new DateOnly(2026, 9, 1) });
            await db.SaveChangesAsync(Cancellation);
        }

        await Task.WhenAll(RunAsync(), RunAsync());
        await RunAsync();

        var mail = Assert.Single(await MailReader.MailsAsync(app));
        Assert.Equal(["Senior mental health lead at Gospel Oak Primary School",
            "Special educational needs co-ordinator (SENCO) at Gospel Oak Primary School"], mail.Items);
    }

    [Fact]
    public async Task A_vacant_role_is_not_asked_and_one_whose_mail_came_back_is_asked_at_its_mailbox()
    {
        var (lead, school) = await LinkedLeadAsync();
        await data.PointOfContactAsync(ContactRole.Senco, school, heldBy: null,
            with: c => (c.LastVerifiedAt, c.VerifyBy, c.SharedEmail) = (null, null, "senco@school.example"));
        await UnconfirmedAsync(lead);
        await using (var db = app.Db.Open())
        {
            var contact = await db.PointsOfContact.SingleAsync(c => c.Id == lead.Id, Cancellation);
            (contact.SharedEmail, contact.UndeliverableSince) = ("office@school.example", app.Clock.Now);
            await db.SaveChangesAsync(Cancellation);
        }

        await RunAsync();

        var mail = Assert.Single(await MailReader.MailsAsync(app));
        Assert.Equal(("office@school.example", null), (mail.To, mail.Name));
        var reader = new MailReader(app);
        await reader.PressAsync(await reader.OpenAsync(mail.Action!.Address), "Still right");
        await using var now = app.Db.OpenToRead();
        Assert.Equal(app.Clock.Now, (await now.PointsOfContact.SingleAsync(c => c.Id == lead.Id, Cancellation)).LastVerifiedAt);
    }

    [Fact]
    public async Task Thousands_are_asked_with_few_statements_and_no_scan()
    {
        await data.SchoolsAsync(Enumerable.Repeat<Point?>(null, 4000));
        await using (var db = app.Db.Open())
        {
            var schools = await db.Schools.Select(s => s.Id).ToListAsync(Cancellation);
            db.PointsOfContact.AddRange(schools.Select((school, i) =>
            {
                // A thousand never confirmed, five hundred whose period is over, the rest good for another two months to three years.
                DateOnly? by = i < 1000
                    ? null
                    : i < 1500 ? new DateOnly(2026, 10, 31).AddDays(-(i % 200)) : new DateOnly(2027, 1, 20).AddDays(i % 1000);
                var contact = new PointOfContact
                {
                    SchoolId = school,
                    Role = ContactRole.Senco,
                    VerifyBy = by,
                    LastVerifiedAt = by is null ? null : app.Clock.Now.AddDays(-200),
                };
                contact.Holders.Add(new Holder
                {
                    Since = new DateOnly(2025, 9, 1),
                    Person = new Person { Name = $"Person {i}", Email = $"person{i}@school.example" },
                });
                return contact;
            }));
            await db.SaveChangesAsync(Cancellation);
        }

        await data.AnalyseAsync();
        var statements = await app.Statements.DuringAsync(RunAsync);

        Assert.Equal(1500, (await MailReader.MailsAsync(app)).Count);
        var reads = statements.Where(
            s => s.StartsWith("SELECT", StringComparison.Ordinal) || s.StartsWith("DELETE", StringComparison.Ordinal)).ToList();
        Assert.True(reads.Count <= 9 + (3 * 6), $"{reads.Count} statements");
        await StatementRecorder.AssertIndexedAsync(app.Db, reads);
        Assert.Empty(await NewMailsAsync(RunAsync));
    }

    private static DateTimeOffset On(int year, int month, int day) => new(year, month, day, 9, 30, 0, TimeSpan.Zero);

    // A school's lead with a link to a service's worker, in an area with an editor and a lead.
    private async Task<(PointOfContact Lead, School School)> LinkedLeadAsync()
    {
        var area = await data.AreaAsync("E09000007");
        var school = await data.SchoolAsync(with: s => s.Name = "Gospel Oak Primary School");
        await data.StandsInAsync(school, area);
        var service = await data.ServiceAsync(with: s => (s.LastVerifiedAt, s.VerifyBy) = (app.Clock.Now, new DateOnly(2029, 1, 1)));
        var lead = await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school, heldBy: "Robin Lead",
            with: c => c.Holders[0].Person.Email = "lead@school.example");
        var worker = await data.PointOfContactAsync(ContactRole.LinkWorker, service: service, heldBy: "Lee Worker",
            with: c => Lasting(c, "worker@trust.example"));
        await data.PointOfContactAsync(ContactRole.AreaLead, area: area, heldBy: "Ash Area",
            with: c => Lasting(c, "arealead@council.example"));
        await data.LinkAsync(school, service, l => (l.SchoolContactId, l.ServiceContactId) = (lead.Id, worker.Id));
        await data.AccountAsync(UserRole.DirectoryEditor, area: area, with: a => a.Email = "editor@council.example");
        return (lead, school);
    }

    private static void Lasting(PointOfContact contact, string email)
    {
        contact.Holders[0].Person.Email = email;
        contact.VerifyBy = new DateOnly(2029, 1, 1);
    }

    private Task UnconfirmedAsync(PointOfContact contact) => SetAsync(contact, c => (c.LastVerifiedAt, c.VerifyBy) = (null, null));

    private Task ConfirmedAsync(PointOfContact contact, DateOnly verifyBy) =>
        SetAsync(contact, c => (c.LastVerifiedAt, c.VerifyBy) = (app.Clock.Now, verifyBy));

    private async Task SetAsync(PointOfContact contact, Action<PointOfContact> set)
    {
        await using var db = app.Db.Open();
        set(await db.PointsOfContact.SingleAsync(c => c.Id == contact.Id, Cancellation));
        await db.SaveChangesAsync(Cancellation);
    }

    // Runs the job each morning, and hands each mail to its reader when it is written.
    private async Task<IReadOnlyList<(DateOnly Day, Mail Mail)>> DaysOfMailAsync(
        DateOnly from, DateOnly until, Func<Mail, Task>? read = null)
    {
        var mails = new List<(DateOnly, Mail)>();
        for (var day = from; day <= until; day = day.AddDays(1))
        {
            app.Clock.Now = On(day.Year, day.Month, day.Day);
            foreach (var mail in await NewMailsAsync(RunAsync))
            {
                mails.Add((day, mail));
                await (read?.Invoke(mail) ?? Task.CompletedTask);
            }
        }

        return mails;
    }

    private async Task<IReadOnlyList<Mail>> NewMailsAsync(Func<Task> run)
    {
        await using var db = app.Db.OpenToRead();
        var before = await db.Notifications.CountAsync(Cancellation);
        await run();
        return await db.Notifications.CountAsync(Cancellation) == before ? [] : [.. (await MailReader.MailsAsync(app)).Skip(before)];
    }

    private Task RunAsync() => app.Services.GetRequiredService<Reminders>().RunAsync(app.Clock.Now, Cancellation);
}
