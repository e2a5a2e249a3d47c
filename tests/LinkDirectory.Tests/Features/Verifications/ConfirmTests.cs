using AngleSharp.Dom;
using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Saving;
using LinkDirectory.Features.Verifications;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Verifications;

/// <summary>What a lead sees and does behind the link in a mail.</summary>
public sealed class ConfirmTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;
    private readonly MailReader reader;

    public ConfirmTests() => (data, reader) = (new TestData(app.Db), new MailReader(app));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateOnly Today => DateOnly.FromDateTime(app.Clock.Now.UtcDateTime);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_lead_confirms_without_signing_in()
    {
        var lead = await LeadAsync();
        var page = await reader.OpenAsync(LinkTo(lead));
        Assert.Contains("Alex Holder", MailReader.Said(page), StringComparison.Ordinal);
        Assert.Contains("office@school.example", MailReader.Said(page), StringComparison.Ordinal);

        var thanks = await reader.PressAsync(page, "Still right");

        Assert.Contains("Thank you.", MailReader.Said(thanks), StringComparison.Ordinal);
        Assert.Contains("We will ask you again before 31 March 2027.", MailReader.Said(thanks), StringComparison.Ordinal);
        var now = await ContactAsync(lead.Id);
        Assert.Equal((app.Clock.Now, new DateOnly(2027, 3, 31)), (now.LastVerifiedAt, now.VerifyBy));
        var word = Assert.Single(now.Verifications);
        Assert.Equal((VerificationMethod.EmailedLink, VerificationOutcome.Confirmed, "Alex Holder"), (word.Method, word.Outcome, word.By));
        await using var db = app.Db.OpenToRead();
        var line = await db.AuditLines.SingleAsync(l => l.Act == "verify point of contact", Cancellation);
        Assert.Equal(($"person {PersonOf(lead)}", Channel.MailedLink, $"Point of contact {lead.Id}"), (line.Actor, line.Channel, line.Subject));
    }

    [Fact]
    public async Task Confirming_reads_a_role_with_its_people_to_see_what_the_link_is_good_for_and_to_confirm_it_and_no_more()
    {
        var page = await reader.OpenAsync(LinkTo(await LeadAsync()));
        var button = page.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlButtonElement>("main button").First();
        var fields = button.Form!.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlInputElement>("input").ToDictionary(i => i.Name!, i => i.Value);
        fields["answer"] = button.Value;
        using var browser = app.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false });

        var statements = await app.Statements.DuringAsync(async () =>
        {
            using var answer = await browser.PostAsync("/confirm", new FormUrlEncodedContent(fields), Cancellation);
            Assert.Contains("said=right-", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        });

        var graphs = statements.Where(s => s.StartsWith("SELECT", StringComparison.Ordinal)
            && s.Contains("\"People\"", StringComparison.Ordinal) && s.Contains("\"Holders\"", StringComparison.Ordinal));
        Assert.Equal(2, graphs.Count());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_mail_scanner_that_opens_the_link_changes_nothing(string method)
    {
        var lead = await LeadAsync();
        using var answer = await reader.SendAsync(HttpMethod.Parse(method), LinkTo(lead));
        Assert.True(answer.IsSuccessStatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Empty((await ContactAsync(lead.Id)).Verifications);
        Assert.Equal(1, (await ContactAsync(lead.Id)).Version);
    }

    [Fact]
    public async Task One_page_has_all_the_roles_that_a_person_holds_and_no_others()
    {
        var lead = await LeadAsync();
        var camhs = await data.ServiceAsync(with: s => s.Name = "Northmoor CAMHS");
        var worker = await data.PointOfContactAsync(ContactRole.LinkWorker, service: camhs, heldBy: null,
            with: c => c.Holders.Add(new Holder { Since = Today.AddDays(-9), PersonId = PersonOf(lead) }));
        await data.PointOfContactAsync(ContactRole.Senco, await data.SchoolAsync(), heldBy: "Somebody Else");

        var page = await reader.OpenAsync(LinkTo(lead));
        Assert.Equal(["Senior mental health lead", "Link worker", "The service’s record"],
            page.QuerySelectorAll("main h2").Select(h => h.LastChild!.TextContent));

        page = await reader.PressAsync(page, "Still right", "Northmoor CAMHS");
        Assert.Contains("2 more wait for your answer below.", MailReader.Said(page), StringComparison.Ordinal);
        Assert.NotEmpty((await ContactAsync(worker.Id)).Verifications);
        Assert.Empty((await ContactAsync(lead.Id)).Verifications);

        await reader.PressAsync(page, "Still right", ": Northmoor CAMHS");
        await using var db = app.Db.OpenToRead();
        Assert.Equal(Today.AddDays(120), (await db.Services.SingleAsync(s => s.Id == camhs.Id, Cancellation)).VerifyBy);
    }

    [Fact]
    public async Task What_needs_a_change_is_put_right_and_so_confirmed()
    {
        var lead = await LeadAsync();
        var form = await reader.PressAsync(await reader.OpenAsync(LinkTo(lead)), "Needs a change");
        Assert.Equal("alex@school.example", form.QuerySelector("#email")!.GetAttribute("value"));

        form = await reader.PressAsync(form, "Save and confirm", "", ("telephone", "12"), ("jobTitle", "Assistant head"),
            ("sharedEmail", "wellbeing@school.example"));
        Assert.Contains("There is a problem", MailReader.Said(form), StringComparison.Ordinal);
        Assert.Equal(("12", "Assistant head"),
            (form.QuerySelector("#telephone")!.GetAttribute("value"), form.QuerySelector("#jobTitle")!.GetAttribute("value")));
        Assert.Empty((await ContactAsync(lead.Id)).Verifications);

        var thanks = await reader.PressAsync(form, "Save and confirm", "", ("telephone", "020 7946 0011"), ("awayUntil-day", "4"),
            ("awayUntil-month", "1"), ("awayUntil-year", "2027"), ("deputy-name", "Sam Deputy"), ("deputy-email", "sam@school.example"));
        Assert.Contains("confirmed with your change", MailReader.Said(thanks), StringComparison.Ordinal);

        var now = await ContactAsync(lead.Id);
        var holder = now.Holders.Single(h => !h.Deputy);
        Assert.Equal(("02079460011", "Assistant head"), (holder.Person.Telephone, holder.JobTitle));
        Assert.Equal(("wellbeing@school.example", new DateOnly(2027, 1, 4), "Sam Deputy"),
            (now.SharedEmail, now.AwayUntil, now.Holders.Single(h => h.Deputy).Person.Name));
        Assert.Equal(VerificationOutcome.Changed, Assert.Single(now.Verifications).Outcome);
        Assert.Equal(app.Clock.Now, now.LastVerifiedAt);
    }

    [Fact]
    public async Task A_correction_with_something_wrong_in_it_changes_nothing_at_all()
    {
        var lead = await LeadAsync();
        var form = await reader.PressAsync(await reader.OpenAsync(LinkTo(lead)), "Needs a change");

        form = await reader.PressAsync(form, "Save and confirm", "", ("jobTitle", "Assistant head"),
            ("sharedEmail", "wellbeing@school.example"), ("deputy-name", "Sam Deputy"), ("deputy-email", "no address"));

        Assert.Contains("There is a problem", MailReader.Said(form), StringComparison.Ordinal);
        var now = await ContactAsync(lead.Id);
        Assert.Equal((lead.Version, lead.SharedEmail, lead.Holders[0].JobTitle),
            (now.Version, now.SharedEmail, Assert.Single(now.Holders).JobTitle));
    }

    [Fact]
    public async Task A_services_record_is_put_right_by_the_mailed_link_and_so_confirmed()
    {
        var camhs = await data.ServiceAsync(with: s => (s.Name, s.Telephone, s.ReferralMethods) = ("Northmoor CAMHS", "020 7946 0002",
            EnumSet<ReferralMethod>.From(ReferralMethod.Telephone)));
        var worker = await data.PointOfContactAsync(ContactRole.LinkWorker, service: camhs, heldBy: "Robin Worker");
        var form = await reader.PressAsync(await reader.OpenAsync(LinkTo(worker)), "Needs a change", ": Northmoor CAMHS");

        form = await reader.PressAsync(form, "Save and confirm", "", ("telephone", "12"), ("waitWeeks", "4.5"), ("waitAsOf", "1/11/2026"));
        Assert.Contains("There is a problem", MailReader.Said(form), StringComparison.Ordinal);
        Assert.Equal(("12", "4.5"),
            (form.QuerySelector("#telephone")!.GetAttribute("value"), form.QuerySelector("#waitWeeks")!.GetAttribute("value")));
        Assert.Null((await ServiceAsync(camhs.Id)).WaitWeeks);

        var thanks = await reader.PressAsync(form, "Save and confirm", "", ("telephone", "020 7946 0011"));
        Assert.Contains("confirmed with your change", MailReader.Said(thanks), StringComparison.Ordinal);

        var now = await ServiceAsync(camhs.Id);
        Assert.Equal(("02079460011", 4.5, app.Clock.Now, Today.AddDays(120)),
            (now.Telephone, now.WaitWeeks, now.LastVerifiedAt, now.VerifyBy));
        await using var db = app.Db.OpenToRead();
        Assert.Equal(Channel.MailedLink, (await db.AuditLines.SingleAsync(l => l.Act == "change service", Cancellation)).Channel);
    }

    [Fact]
    public async Task Of_a_services_record_a_mailed_link_changes_what_it_asked_about_and_nothing_else()
    {
        var camhs = await data.ServiceAsync();
        var asked = new Actor("person 1", Channel.MailedLink) { ConfirmsServices = new HashSet<int> { camhs.Id } };
        var draft =
            new ServiceDraft { Id = camhs.Id, Version = camhs.Version, Telephone = "020 7946 0011", Email = "mine@elsewhere.example" };

        var answer = await app.Services.GetRequiredService<ServiceWriter>().SaveAsync(draft, asked, Cancellation);

        Assert.IsType<NotAllowed>(Assert.Single(answer.Problems));
    }

    [Fact]
    public async Task A_holder_who_has_left_says_so_and_their_link_is_good_for_nothing_more()
    {
        var lead = await LeadAsync();
        var link = LinkTo(lead);
        var form = await reader.PressAsync(await reader.OpenAsync(link), "I have left");
        Assert.Equal(("18", "11", "2026"), (Typed(form, "lastDay"), Typed(form, "lastDay-month"), Typed(form, "lastDay-year")));

        form = await reader.PressAsync(form, "Tell us", "", ("lastDay-day", "31"));
        Assert.Contains("Enter the last day as a real date", MailReader.Said(form), StringComparison.Ordinal);

        var thanks = await reader.PressAsync(form, "Tell us", "", ("lastDay-day", "16"));
        Assert.Contains("Thank you for telling us about Senior mental health lead", MailReader.Said(thanks), StringComparison.Ordinal);
        var now = await ContactAsync(lead.Id);
        Assert.Equal(new DateOnly(2026, 11, 16), Assert.Single(now.Holders).Until);
        Assert.Equal((VerificationOutcome.Left, Currency.Vacant), (Assert.Single(now.Verifications).Outcome, CurrencyRule.Evaluate(now, Today)));

        var again = await reader.OpenAsync(link);
        Assert.Contains("This is no longer yours to confirm", MailReader.Said(again), StringComparison.Ordinal);
        Assert.Empty(again.QuerySelectorAll("main button"));
    }

    [Fact]
    public async Task A_holder_who_leaves_names_a_successor_and_they_are_asked_by_mail()
    {
        var lead = await LeadAsync();
        var form = await reader.PressAsync(await reader.OpenAsync(LinkTo(lead)), "I have left");
        form = await reader.PressAsync(form, "Tell us", "", ("successor-name", "Nia Next"));
        Assert.Contains("Enter the successor’s email address", MailReader.Said(form), StringComparison.Ordinal);
        Assert.Equal("Nia Next", Typed(form, "successor-name"));

        await reader.PressAsync(form, "Tell us", "", ("successor-email", "nia@school.example"));

        Assert.Equal(Today, Assert.Single((await ContactAsync(lead.Id)).Holders).Until);
        var offer = Assert.Single(await MailReader.MailsAsync(app), mail => mail.Kind == NotificationKind.HandoverOffered);
        Assert.Equal(("nia@school.example", "Nia Next"), (offer.To, offer.Name));
    }

    [Theory]
    [InlineData("2025")]
    [InlineData("2029")]
    public async Task A_last_day_before_the_first_or_far_away_is_told_at_its_field_and_not_recorded(string year)
    {
        var lead = await LeadAsync();
        var form = await reader.PressAsync(await reader.OpenAsync(LinkTo(lead)), "I have left");

        form = await reader.PressAsync(form, "Tell us", "", ("lastDay-day", "31"), ("lastDay-month", "8"), ("lastDay-year", year));

        Assert.Contains("Enter a last day between 1 September 2025 and", MailReader.Said(form), StringComparison.Ordinal);
        Assert.Null(Assert.Single((await ContactAsync(lead.Id)).Holders).Until);
    }

    [Fact]
    public async Task A_link_kept_from_before_leaving_changes_nothing_when_it_is_sent_again()
    {
        var lead = await LeadAsync();
        var before = await reader.OpenAsync(LinkTo(lead));
        await LeaveAsync(lead, Today.AddDays(-1));
        foreach (var button in new[] { "Still right", "Needs a change", "I have left" })
        {
            var page = await reader.PressAsync(before, button);
            Assert.Contains("no longer yours", MailReader.Said(page), StringComparison.Ordinal);
        }

        Assert.Empty((await ContactAsync(lead.Id)).Verifications);
        Assert.Equal(Today.AddDays(-1), Assert.Single((await ContactAsync(lead.Id)).Holders).Until);
    }

    [Fact]
    public async Task A_link_with_one_letter_changed_opens_nothing()
    {
        var lead = await LeadAsync();
        var link = LinkTo(lead).AbsoluteUri;
        for (var at = link.IndexOf("t=", StringComparison.Ordinal) + 2; at < link.Length; at += 7)
        {
            var spoilt = new Uri($"{link[..at]}{(link[at] == 'A' ? 'B' : 'A')}{link[(at + 1)..]}");
            var page = await reader.OpenAsync(spoilt);
            Assert.Contains("This link does not work", MailReader.Said(page), StringComparison.Ordinal);
            Assert.DoesNotContain("Alex Holder", page.DocumentElement.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_link_made_for_something_else_opens_nothing()
    {
        var lead = await LeadAsync();
        var other = app.Services.GetRequiredService<SignedLinks>()
            .Seal("handover", new VerifyLink { PersonId = PersonOf(lead), Contacts = [lead.Id] }, TimeSpan.FromDays(1));
        foreach (var text in new[] { other, "", "x" })
        {
            var page = await reader.OpenAsync(new Uri($"http://localhost/confirm?t={Uri.EscapeDataString(text)}"));
            Assert.Contains("This link does not work", MailReader.Said(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_link_reaches_no_further_than_its_readers_roles()
    {
        var lead = await LeadAsync();
        var others = await data.PointOfContactAsync(ContactRole.Senco, await data.SchoolAsync(), heldBy: "Somebody Else");
        var page = await reader.OpenAsync(reader.LinkOf(new VerifyLink { PersonId = PersonOf(lead), Contacts = [lead.Id, others.Id] }));
        Assert.DoesNotContain("Somebody Else", page.DocumentElement.TextContent, StringComparison.Ordinal);

        page.QuerySelector("main button")!.SetAttribute("value", $"right-{others.Id}");
        await reader.PressAsync(page, "Still right");
        Assert.Empty((await ContactAsync(others.Id)).Verifications);
    }

    [Fact]
    public async Task A_shared_mailbox_confirms_its_own_role_while_it_is_that_roles()
    {
        var lead = await LeadAsync();
        var link = reader.LinkOf(new VerifyLink { Mailbox = Outbox.HashOf("office@school.example"), Contacts = [lead.Id] });
        var page = await reader.OpenAsync(link);
        Assert.Contains("They have left", MailReader.Said(page), StringComparison.Ordinal);
        await reader.PressAsync(page, "Still right");
        Assert.Equal("Senior mental health lead’s shared mailbox", Assert.Single((await ContactAsync(lead.Id)).Verifications).By);

        await using (var db = app.Db.Open())
        {
            (await db.PointsOfContact.SingleAsync(c => c.Id == lead.Id, Cancellation)).SharedEmail = "other@school.example";
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Contains("no longer yours", MailReader.Said(await reader.OpenAsync(link)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_link_offers_a_new_one_to_the_same_person_once_an_hour()
    {
        var lead = await LeadAsync();
        var link = LinkTo(lead);
        app.Clock.Now = app.Clock.Now.AddDays(61);
        var page = await reader.OpenAsync(link);
        Assert.Contains("This link is too old", MailReader.Said(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Alex Holder", page.DocumentElement.TextContent, StringComparison.Ordinal);

        await reader.PressAsync(page, "Mail me a new link");
        await reader.PressAsync(page, "Mail me a new link");

        var mail = Assert.Single(await MailReader.MailsAsync(app));
        Assert.Equal(("alex@school.example", "Alex Holder"), (mail.To, mail.Name));
        await reader.PressAsync(await reader.OpenAsync(mail.Action!.Address), "Still right");
        Assert.Equal(app.Clock.Now, (await ContactAsync(lead.Id)).LastVerifiedAt);

        app.Clock.Now = app.Clock.Now.AddHours(1);
        await reader.PressAsync(page, "Mail me a new link");
        Assert.Equal(2, (await MailReader.MailsAsync(app)).Count);
    }

    [Fact]
    public async Task A_holder_who_has_left_is_mailed_no_new_link()
    {
        var lead = await LeadAsync();
        var link = LinkTo(lead);
        await LeaveAsync(lead, Today);
        app.Clock.Now = app.Clock.Now.AddDays(61);
        await reader.PressAsync(await reader.OpenAsync(link), "Mail me a new link");
        Assert.Empty(await MailReader.MailsAsync(app));
    }

    private Task<PointOfContact> LeadAsync() => LeadAsync(data);

    private static async Task<PointOfContact> LeadAsync(TestData data) =>
        await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead,
            await data.SchoolAsync(with: s => s.Name = "Gospel Oak Primary School"), with: c =>
            {
                (c.LastVerifiedAt, c.VerifyBy) = (null, null);
                c.SharedEmail = "office@school.example";
                c.Holders[0].Person.Email = "alex@school.example";
            });

    private Uri LinkTo(PointOfContact contact) => reader.LinkOf(new VerifyLink { PersonId = PersonOf(contact), Contacts = [contact.Id] });

    private static int PersonOf(PointOfContact contact) => contact.Holders[0].PersonId;

    private static string? Typed(AngleSharp.Html.Dom.IHtmlDocument form, string id) => form.QuerySelector($"#{id}")!.GetAttribute("value");

    private async Task LeaveAsync(PointOfContact contact, DateOnly lastDay)
    {
        await using var db = app.Db.Open();
        (await db.Holders.SingleAsync(h => h.PointOfContactId == contact.Id, Cancellation)).Until = lastDay;
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task<Service> ServiceAsync(int id)
    {
        await using var db = app.Db.OpenToRead();
        return await db.Services.SingleAsync(s => s.Id == id, Cancellation);
    }

    private async Task<PointOfContact> ContactAsync(int id)
    {
        await using var db = app.Db.OpenToRead();
        return await db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person).Include(c => c.Verifications)
            .SingleAsync(c => c.Id == id, Cancellation);
    }
}
