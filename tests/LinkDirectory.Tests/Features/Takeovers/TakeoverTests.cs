using System.Text.Json;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Departures;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Features.Verifications;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Takeovers;

/// <summary>Kelderby Academy alone followed Kelderby High School, which had a lead, a SENCO, three links and a member of staff.</summary>
public sealed class TakeoverTests : IAsyncLifetime
{
    private readonly DirectoryApp app = new();
    private TestData data = null!;
    private Area area = null!;
    private School high = null!;
    private School academy = null!;
    private PointOfContact lead = null!;
    private PointOfContact senco = null!;
    private Service agreed = null!;
    private Service proposed = null!;
    private Account editor = null!;
    private Account staff = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        data = new TestData(app.Db);
        area = await data.AreaAsync("E06990001");
        high = await data.SchoolAsync(990042, with: s => (s.Name, s.Status) = ("Kelderby High School", SchoolStatus.Closed));
        academy = await data.SchoolAsync(990942, with: s => s.Name = "Kelderby Academy");
        await data.StandsInAsync(high, area);
        await data.StandsInAsync(academy, area);
        await data.SucceedsAsync(high, academy);
        lead = await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, high, heldBy: "Robin Present");
        senco = await data.PointOfContactAsync(ContactRole.Senco, high, heldBy: "Sal Senco");
        (agreed, proposed) = (await ServiceAsync("agreed@service.example"), await ServiceAsync("proposed@service.example"));
        await data.LinkAsync(high, agreed, l => l.SchoolContactId = lead.Id);
        await data.LinkAsync(high, proposed, l =>
            (l.Status, l.ProposedBy, l.AgreedOn, l.SchoolContactId) = (LinkStatus.Proposed, LinkSide.School, null, senco.Id));
        await data.LinkAsync(high, await data.ServiceAsync(), l => l.Status = LinkStatus.Ended);
        editor = await data.AccountAsync(UserRole.DirectoryEditor, area: area);
        staff = await data.AccountAsync(UserRole.SchoolStaff, school: high);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Roles_go_over_with_their_people_and_open_work_and_are_to_be_confirmed()
    {
        await using (var db = app.Db.Open())
        {
            db.LeaverReports.Add(new LeaverReport
            {
                PointOfContactId = lead.Id,
                PersonId = lead.Holders[0].PersonId,
                ReportedAt = app.Clock.Now,
            });
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Null(await TakeOverAsync(staff));

        var answer = await app.AskAsAsync(editor, """
            { school(urn: 990942) { takeoverOffers { from { urn } }
                pointsOfContact { role currency earlierSchool { urn } holder { name since } organisation { name } } } }
            """);
        Assert.Equal([("SENIOR_MENTAL_HEALTH_LEAD", "UNVERIFIED", "Robin Present"), ("SENCO", "UNVERIFIED", "Sal Senco")],
            answer["school.pointsOfContact"].EnumerateArray().Select(c => (c.GetProperty("role").GetString(),
                c.GetProperty("currency").GetString(), c.GetProperty("holder").GetProperty("name").GetString())));
        Assert.Equal("Kelderby Academy", answer["school.pointsOfContact.0.organisation.name"].GetString());
        Assert.Equal(JsonValueKind.Null, answer["school.pointsOfContact.0.earlierSchool"].ValueKind);
        Assert.Equal("2025-09-01", answer["school.pointsOfContact.0.holder.since"].GetString());
        await using var read = app.Db.OpenToRead();
        Assert.Equal(lead.Id, (await read.LeaverReports.SingleAsync(Cancellation)).PointOfContactId);
        Assert.Equal(["take over link", "take over link", "take over point of contact", "take over point of contact", "take over school"],
            (await read.AuditLines.Where(l => l.Act != "create token").Select(l => l.Act).ToListAsync(Cancellation))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Services_are_asked_whether_an_agreed_link_holds_and_to_answer_a_proposal()
    {
        Assert.Null(await TakeOverAsync(editor));

        await using var db = app.Db.OpenToRead();
        var links = await db.Links.Where(l => l.SchoolId == academy.Id).OrderBy(l => l.Id).ToListAsync(Cancellation);
        Assert.Equal([(agreed.Id, LinkStatus.UnderReview, (int?)lead.Id), (proposed.Id, LinkStatus.Proposed, (int?)senco.Id)],
            links.Select(l => (l.ServiceId, l.Status, l.SchoolContactId)));
        Assert.Equal(LinkStatus.Ended, (await db.Links.SingleAsync(l => l.SchoolId == high.Id, Cancellation)).Status);
        var mails = await MailReader.MailsAsync(app);
        Assert.Contains(mails, m => m.Kind == NotificationKind.LinkReviewDue && m.To == "agreed@service.example"
            && m.Subject.Contains("Kelderby Academy", StringComparison.Ordinal));
        Assert.Contains(mails, m => m.Kind == NotificationKind.LinkProposed && m.To == "proposed@service.example");
    }

    [Fact]
    public async Task What_the_academy_has_of_its_own_stays_and_so_does_the_closed_schools()
    {
        var own = await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, academy, heldBy: "Sam New");
        var ownLink = await data.LinkAsync(academy, proposed);
        Assert.Equal("SENIOR_MENTAL_HEALTH_LEAD", (await OffersAsync(editor))["school.takeoverOffers.0.staying.0.role"].GetString());

        Assert.Null(await TakeOverAsync(editor));

        await using var db = app.Db.OpenToRead();
        Assert.Equal([(lead.Id, high.Id), (senco.Id, academy.Id), (own.Id, academy.Id)],
            (await db.PointsOfContact.Where(c => c.SchoolId != null).OrderBy(c => c.Id).ToListAsync(Cancellation))
                .Select(c => (c.Id, c.SchoolId!.Value)));
        Assert.NotNull((await db.PointsOfContact.SingleAsync(c => c.Id == lead.Id, Cancellation)).LastVerifiedAt);
        var moved = await db.Links.SingleAsync(l => l.SchoolId == academy.Id && l.ServiceId == agreed.Id, Cancellation);
        Assert.Equal(own.Id, moved.SchoolContactId);
        Assert.Equal(LinkStatus.Agreed, (await db.Links.SingleAsync(l => l.Id == ownLink.Id, Cancellation)).Status);
        Assert.True(await db.Links.AnyAsync(l => l.SchoolId == high.Id && l.ServiceId == proposed.Id, Cancellation));
    }

    [Fact]
    public async Task Only_people_who_may_give_the_school_move_its_staff()
    {
        var reader = await data.AccountAsync(UserRole.SchoolStaff, school: high, with: a => a.Memberships[0].ReadsReferrals = true);
        Assert.Equal(0, (await OffersAsync(staff))["school.takeoverOffers.0.staff"].GetInt32());
        Assert.Equal("NotAllowed", await TakeOverAsync(staff, withStaff: true));
        Assert.Equal(1, (await OffersAsync(editor))["school.takeoverOffers.0.staff"].GetInt32());
        Assert.Null(await TakeOverAsync(editor, withStaff: true));

        Assert.Equal([academy.Id, high.Id], await SchoolsOfAsync(staff, reader));

        Assert.Null(await TakeOverAsync(await data.AccountAsync(UserRole.Administrator, with: a => a.Memberships.Add(
            new Membership { Role = UserRole.DirectoryEditor, AreaId = area.Id, GrantedAt = app.Clock.Now })), withStaff: true));
        Assert.Equal([academy.Id, academy.Id], await SchoolsOfAsync(staff, reader));
        await using var db = app.Db.OpenToRead();
        Assert.True((await db.Memberships.SingleAsync(m => m.AccountId == reader.Id, Cancellation)).ReadsReferrals);
    }

    [Fact]
    public async Task An_account_that_had_both_schools_keeps_one_membership()
    {
        await using (var db = app.Db.Open())
        {
            db.Memberships.Add(new Membership
            {
                AccountId = staff.Id,
                Role = UserRole.SchoolStaff,
                SchoolId = academy.Id,
                GrantedAt = app.Clock.Now,
            });
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Null(await TakeOverAsync(editor, withStaff: true));

        Assert.Equal([academy.Id], await SchoolsOfAsync(staff));
    }

    [Fact]
    public async Task Declining_ends_what_is_shown_and_what_staff_of_the_closed_school_may_do_and_may_be_taken_back()
    {
        Assert.Null(await SendAsync(editor, "declineContacts", ""));

        var answer = await app.AskAsAsync(editor, """
            { school(urn: 990942) { pointsOfContact { role } links { status } takeoverOffers { declinedOn pointsOfContact { role } } } }
            """);
        Assert.Empty(answer["school.pointsOfContact"].EnumerateArray());
        Assert.Empty(answer["school.links"].EnumerateArray());
        Assert.Equal("2026-11-18", answer["school.takeoverOffers.0.declinedOn"].GetString());
        Assert.Equal("NotAllowed", await TakeOverAsync(staff));
        await using var db = app.Db.OpenToRead();
        Assert.Equal(2, await db.PointsOfContact.CountAsync(c => c.SchoolId == high.Id, Cancellation));
        Assert.Equal(($"School {academy.Id}", $"from School {high.Id}"),
            await db.AuditLines.Where(l => l.Act == "decline takeover").Select(l => ValueTuple.Create(l.Subject, l.Detail!))
                .SingleAsync(Cancellation));

        Assert.Null(await TakeOverAsync(editor));
        Assert.Equal(2, await db.PointsOfContact.CountAsync(c => c.SchoolId == academy.Id, Cancellation));
    }

    [Fact]
    public async Task A_school_that_others_followed_too_is_not_taken_over_and_a_stranger_takes_nothing()
    {
        var stranger = await data.AccountAsync(UserRole.SchoolStaff, school: await data.SchoolAsync());
        Assert.Equal("NotAllowed", await TakeOverAsync(stranger));
        Assert.Empty((await OffersAsync(stranger))["school.takeoverOffers"].EnumerateArray());
        await data.SucceedsAsync(high, await data.SchoolAsync());

        Assert.Equal("InvalidInput", await TakeOverAsync(editor));
        Assert.Empty((await OffersAsync(editor))["school.takeoverOffers"].EnumerateArray());
    }

    [Fact]
    public async Task The_page_that_keeps_contacts_offers_it_and_takes_it_over()
    {
        using var browser = app.SignedIn(editor);
        var opened = await browser.OpenAsync("/schools/990942/contacts");
        var page = MailReader.Said(opened);

        Assert.Contains("From Kelderby High School", page, StringComparison.Ordinal);
        Assert.Contains("2 links with services", page, StringComparison.Ordinal);
        Assert.Contains("1 staff account that you may give this school", page, StringComparison.Ordinal);

        using var answer = await browser.SendAsync("/schools/990942/contacts", opened, "take-over-990042");

        Assert.Contains("This school has taken them over.", MailReader.Said(await browser.OpenAsync(answer.Headers.Location!.ToString())),
            StringComparison.Ordinal);
        await using var db = app.Db.OpenToRead();
        Assert.Equal(2, await db.PointsOfContact.CountAsync(c => c.SchoolId == academy.Id, Cancellation));
    }

    private async Task<Service> ServiceAsync(string mailbox)
    {
        var service = await data.ServiceAsync();
        await data.PointOfContactAsync(ContactRole.LinkWorker, service: service, with: c => c.SharedEmail = mailbox);
        return service;
    }

    private Task<GraphQLAnswer> OffersAsync(Account by) =>
        app.AskAsAsync(by, "{ school(urn: 990942) { takeoverOffers { from { urn } staff staying { role } } } }");

    private Task<string?> TakeOverAsync(Account by, bool withStaff = false) =>
        SendAsync(by, "takeOverContacts", withStaff ? ", staff: true" : "");

    private async Task<string?> SendAsync(Account by, string mutation, string more)
    {
        var answer = await app.AskAsAsync(by, $$"""
            mutation { it: {{mutation}}(input: { school: "{{Id(academy)}}", from: "{{Id(high)}}"{{more}} }) { errors { __typename } } }
            """);
        return answer["it.errors"].ValueKind == JsonValueKind.Null ? null : answer["it.errors.0.__typename"].GetString();
    }

    private async Task<IReadOnlyList<int>> SchoolsOfAsync(params IEnumerable<Account> accounts)
    {
        var ids = accounts.Select(a => a.Id).ToList();
        await using var db = app.Db.OpenToRead();
        return await db.Memberships.Where(m => ids.Contains(m.AccountId)).OrderBy(m => m.AccountId).Select(m => m.SchoolId!.Value)
            .ToListAsync(Cancellation);
    }

    private static string Id(School school) => NodeId.Create(nameof(School), school.Id).ToString();
}
