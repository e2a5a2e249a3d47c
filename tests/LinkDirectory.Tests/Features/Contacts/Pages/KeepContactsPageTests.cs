using System.Net;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Features.Verifications;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Contacts.Pages;

/// <summary>A school keeps its own contacts, without JavaScript.</summary>
public sealed class KeepContactsPageTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public KeepContactsPageTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Staff_find_the_page_from_their_schools_and_see_what_is_missing()
    {
        var (school, _, staff) = await SchoolAsync();

        var found = (await staff.OpenAsync($"/schools/{school.Urn}")).QuerySelector($"a[href='/schools/{school.Urn}/contacts']");
        var page = await staff.OpenAsync($"/schools/{school.Urn}/contacts");

        Assert.NotNull(found);
        Assert.Contains("Robin Lead", page.QuerySelector(".app-role")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Designated safeguarding lead", "Special educational needs co-ordinator (SENCO)"],
            page.QuerySelectorAll("#adding > ul li").Select(item => item.TextContent));
    }

    [Fact]
    public async Task Still_right_confirms_and_a_change_does_not()
    {
        var (school, lead, staff) = await SchoolAsync(c => (c.LastVerifiedAt, c.VerifyBy) = (null, null));
        await DoAsync(staff, school, $"reach-{lead.Id}", ($"reach-{lead.Id}-sharedEmail", "wellbeing@school.example"));
        Assert.Equal(("wellbeing@school.example", null),
            (await ReadAsync(lead.Id)) is var changed ? (changed.SharedEmail, changed.LastVerifiedAt) : default);

        var after = await DoAsync(staff, school, $"verify-{lead.Id}");

        var now = await ReadAsync(lead.Id);
        Assert.Equal((app.Clock.Now, "Olive Office"), (now.LastVerifiedAt, Assert.Single(now.Verifications).By));
        Assert.Contains("Confirmed. Thank you", after.QuerySelector(".nhsuk-notification-banner")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leaver_recorded_by_mistake_is_taken_back_and_the_partner_is_told()
    {
        var (school, lead, staff) = await SchoolAsync();
        var service = await data.ServiceAsync();
        var worker = await data.PointOfContactAsync(ContactRole.LinkWorker, service: service,
            with: c => c.Holders[0].Person.Email = "worker@trust.example");
        await data.LinkAsync(school, service, l => (l.SchoolContactId, l.ServiceContactId) = (lead.Id, worker.Id));

        var left = await DoAsync(staff, school, $"leave-{lead.Id}", [.. Day($"leave-{lead.Id}-lastDay", "30", "11", "2026")]);
        Assert.Equal(new DateOnly(2026, 11, 30), Assert.Single((await ReadAsync(lead.Id)).Holders).Until);
        Assert.Contains("the last day is 30 November 2026", left.QuerySelector(".app-role")!.TextContent, StringComparison.Ordinal);

        await DoAsync(staff, school, $"undo-{lead.Id}");

        Assert.Null(Assert.Single((await ReadAsync(lead.Id)).Holders).Until);
        Assert.Equal(
            [("worker@trust.example", "nobody in post after 30 November 2026"), ("worker@trust.example", "staying after all")],
            (await MailReader.MailsAsync(app)).Select(m => (m.To, m.Subject.Split(": ")[1])));
    }

    [Fact]
    public async Task The_successor_and_the_deputy_are_named_with_their_days()
    {
        var (school, lead, staff) = await SchoolAsync();
        await DoAsync(staff, school, $"leave-{lead.Id}", [.. Day($"leave-{lead.Id}-lastDay", "30", "11", "2026")]);

        var named = await DoAsync(staff, school, $"name-{lead.Id}", [($"name-{lead.Id}-name", "Sam Next"),
            ($"name-{lead.Id}-email", "sam@school.example"), .. Day($"name-{lead.Id}-since", "1", "12", "2026")]);
        Assert.Contains("Sam Next begins on 1 December 2026", named.QuerySelector(".app-role")!.TextContent, StringComparison.Ordinal);

        await DoAsync(staff, school, $"deputy-{lead.Id}", ($"deputy-{lead.Id}-name", "Kim Deputy"));
        var away = await DoAsync(staff, school, $"away-{lead.Id}", [.. Day($"away-{lead.Id}-awayUntil", "25", "11", "2026")]);

        var said = away.QuerySelector(".app-role")!.TextContent;
        Assert.Contains("Away until 25 November 2026", said, StringComparison.Ordinal);
        Assert.Contains("Kim Deputy", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_successor_is_asked_and_the_offer_can_be_taken_back()
    {
        var (school, lead, staff) = await SchoolAsync();

        var asked = await DoAsync(staff, school, $"handover-{lead.Id}", [($"handover-{lead.Id}-name", "Sam Next"),
            ($"handover-{lead.Id}-email", "sam@school.example"), .. Day($"handover-{lead.Id}-since", "1", "12", "2026")]);
        Assert.Contains("Sam Next was asked by mail to take over from 1 December 2026", asked.QuerySelector(".app-role")!.TextContent,
            StringComparison.Ordinal);

        var withdrawn = await DoAsync(staff, school, $"withdraw-{lead.Id}");
        Assert.DoesNotContain("Sam Next", withdrawn.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_proposed_by_the_school_agreed_by_the_service_and_ended()
    {
        var (school, lead, staff) = await SchoolAsync();
        var service = await data.ServiceAsync();
        var worker = await data.PointOfContactAsync(ContactRole.LinkWorker, service: service, heldBy: "Lee Link");
        using var theirs = app.SignedIn(await data.AccountAsync(UserRole.ProviderStaff, service: service));
        await DoAsync(staff, school, "propose", ("propose-other", $"{service.Id}"), ("propose-contact", $"{lead.Id}"));
        var link = await LinkAsync();
        var address = $"/services/{service.Id}/contacts";

        using var agreed = await theirs.SendAsync(address, await theirs.OpenAsync(address), $"agree-{link.Id}",
            ($"agree-{link.Id}-contact", $"{worker.Id}"));

        Assert.Equal(HttpStatusCode.Redirect, agreed.StatusCode);
        Assert.Equal((LinkStatus.Agreed, lead.Id, worker.Id),
            (await LinkAsync()) is var now ? (now.Status, now.SchoolContactId, now.ServiceContactId) : default);
        Assert.Contains("Lee Link", (await staff.OpenAsync($"/schools/{school.Urn}/contacts")).GetElementById("links")!.TextContent,
            StringComparison.Ordinal);
        await DoAsync(staff, school, $"end-{link.Id}", ($"end-{link.Id}-reason", "The team has moved"));
        Assert.Equal(LinkStatus.Ended, (await LinkAsync()).Status);
    }

    [Fact]
    public async Task A_missing_role_is_added_with_who_holds_it()
    {
        var (school, _, staff) = await SchoolAsync();

        var page = await DoAsync(staff, school, "add", ("add-role", "Senco"), ("add-name", "Alex Senco"),
            ("add-email", "alex@school.example"));

        Assert.Contains("Alex Senco", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Designated safeguarding lead"], page.QuerySelectorAll("#adding > ul li").Select(item => item.TextContent));
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_field_of_the_right_role_and_kept()
    {
        var (school, lead, staff) = await SchoolAsync();
        var address = $"/schools/{school.Urn}/contacts";

        using var answer = await staff.SendAsync(
            address, await staff.OpenAsync(address), $"details-{lead.Id}", ($"details-{lead.Id}-email", "not an address"),
            ($"details-{lead.Id}-jobTitle", "Typed & kept"));

        var page = await answer.PageOfAsync();
        Assert.Equal([$"details-{lead.Id}-email"], page.Problems().Select(p => p.Field));
        Assert.Equal("Typed & kept", page.GetElementById($"details-{lead.Id}-jobTitle")!.GetAttribute("value"));
        Assert.True(page.GetElementById($"details-{lead.Id}-email")!.Closest("details")!.HasAttribute("open"));
    }

    [Fact]
    public async Task The_second_of_two_is_told_and_shown_both()
    {
        var (school, lead, staff) = await SchoolAsync();
        var address = $"/schools/{school.Urn}/contacts";
        var read = await staff.OpenAsync(address);
        using var first = await staff.SendAsync(address, read, $"reach-{lead.Id}", ($"reach-{lead.Id}-sharedTelephone", "020 7946 0111"));

        using var second = await staff.SendAsync(address, read, $"reach-{lead.Id}", ($"reach-{lead.Id}-sharedTelephone", "020 7946 0222"));

        var page = await second.PageOfAsync();
        var row = Assert.Single(page.QuerySelectorAll("#both tbody tr"),
            r => r.TextContent.Contains("Shared telephone", StringComparison.Ordinal));
        Assert.Contains("02079460111", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("020 7946 0222", row.TextContent, StringComparison.Ordinal);
        using var third = await staff.SendAsync(address, page, $"reach-{lead.Id}");
        Assert.Equal("02079460222", (await ReadAsync(lead.Id)).SharedTelephone);
    }

    [Fact]
    public async Task The_holder_of_a_role_keeps_their_own_part_and_sees_no_other()
    {
        var (school, lead, _) = await SchoolAsync();
        await data.PointOfContactAsync(ContactRole.Senco, school, heldBy: "Other Person");
        var person = (await ReadAsync(lead.Id)).Holders[0].PersonId;
        using var holder = app.SignedIn(
            await data.AccountAsync(UserRole.Commissioner, area: await data.AreaAsync("E09000099"), with: a => a.PersonId = person));

        var page = await holder.OpenAsync($"/schools/{school.Urn}/contacts");

        Assert.Equal($"contact-{lead.Id}", Assert.Single(page.QuerySelectorAll("section.app-role")).Id);
        Assert.DoesNotContain("Other Person", page.Body!.TextContent, StringComparison.Ordinal);
        var away = await DoAsync(holder, school, $"away-{lead.Id}", [.. Day($"away-{lead.Id}-awayUntil", "25", "11", "2026")]);
        Assert.Contains("Away until 25 November 2026", away.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_gets_as_far_as_a_form()
    {
        var (school, _, _) = await SchoolAsync();
        var service = await data.ServiceAsync();
        Account[] strangers = [await data.AccountAsync(UserRole.SchoolStaff, school: await data.SchoolAsync()), await data.AccountAsync(
            UserRole.Administrator), await data.AccountAsync(UserRole.ProviderStaff, provider: await data.ProviderAsync())];

        foreach (var address in (string[])[$"/schools/{school.Urn}/contacts", $"/services/{service.Id}/contacts"])
        {
            foreach (var stranger in strangers)
            {
                using var client = app.SignedIn(stranger);
                using var refused = await client.GetAsync(address, Cancellation);
                Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
                Assert.Null((await refused.PageOfAsync()).QuerySelector("main form"));
            }

            using var anyone = app.SignedIn(null);
            using var sent = await anyone.GetAsync(address, Cancellation);
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }
    }

    private static (string Field, string? Value)[] Day(string field, string day, string month, string year) =>
        [($"{field}-day", day), ($"{field}-month", month), ($"{field}-year", year)];

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> DoAsync(
        HttpClient client, School school, string form, params (string Field, string? Value)[] typed)
    {
        var address = $"/schools/{school.Urn}/contacts";
        using var answer = await client.SendAsync(address, await client.OpenAsync(address), form, typed);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, string.Join("; ", (await answer.PageOfAsync()).Problems()));
        return await client.OpenAsync(answer.Headers.Location!.ToString().Split('#')[0]);
    }

    private async Task<(School School, PointOfContact Lead, HttpClient Staff)> SchoolAsync(Action<PointOfContact>? with = null)
    {
        var school = await data.SchoolAsync(100000);
        var lead = await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school, heldBy: "Robin Lead", with: c =>
        {
            c.Holders[0].Person.Email = "robin@school.example";
            with?.Invoke(c);
        });
        var account = await data.AccountAsync(UserRole.SchoolStaff, school: school, with: a => a.Name = "Olive Office");
        return (school, lead, app.SignedIn(account));
    }

    private async Task<Link> LinkAsync()
    {
        await using var db = app.Db.OpenToRead();
        return await db.Links.SingleAsync(Cancellation);
    }

    private async Task<PointOfContact> ReadAsync(int id)
    {
        await using var db = app.Db.OpenToRead();
        return await db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person).Include(c => c.Verifications)
            .SingleAsync(c => c.Id == id, Cancellation);
    }
}
