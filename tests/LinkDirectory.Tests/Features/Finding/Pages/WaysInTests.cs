using AngleSharp.Dom;
using LinkDirectory.Data;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Finding.Pages;

/// <summary>A card has one button for each door that is there, and none for one that is not.</summary>
public sealed class WaysInTests : NorthmoorTests
{
    [Fact]
    public async Task Each_door_is_one_button_and_the_first_is_to_call()
    {
        await Data.ServiceAsync(with: s => (s.Telephone, s.Website, s.Email, s.ReferralMethods) = (
            "01632960005", new Uri("https://team.example/refer"), "team@trust.example",
            EnumSet<ReferralMethod>.From(ReferralMethod.OnlineForm, ReferralMethod.Telephone)));

        Assert.Equal(["Call 01632 960 005 -> tel:+441632960005", "Fill in its online form -> https://team.example/refer",
            "Email it -> mailto:team@trust.example"], await DoorsAsync());
    }

    [Fact]
    public async Task A_website_that_takes_no_referral_is_not_called_a_form_and_what_is_missing_is_no_button()
    {
        await Data.ServiceAsync(with: s => (s.Telephone, s.Website, s.Email, s.ReferralMethods) = (
            null, new Uri("https://team.example/"), null, EnumSet<ReferralMethod>.From(ReferralMethod.Consultation)));

        Assert.Equal(["Open its website -> https://team.example/"], await DoorsAsync());
    }

    [Fact]
    public async Task The_single_point_of_access_goes_by_its_name_first_where_there_is_no_other_way_and_last_where_there_is()
    {
        var trust = await Data.ProviderAsync();
        var service = await Data.ServiceAsync(trust, s => (s.Telephone, s.Website, s.Email, s.ReferralMethods) = (
            "01632960005", null, null, EnumSet<ReferralMethod>.From(ReferralMethod.ThroughSinglePointOfAccess)));
        await Data.LinkAsync(School, service);
        await Data.ServiceAsync(trust, s => (s.Name, s.Kind, s.Telephone) = (
            "Northmoor Access", ServiceKind.SinglePointOfAccess, "01632960001"));
        const string access = "Call Northmoor Access: 01632 960 001 -> tel:+441632960001";
        const string own = "Call 01632 960 005 -> tel:+441632960005";

        Assert.Equal([access, own], await DoorsAsync());
        Assert.Equal([access, own], await DoorsAsync($"/services/{service.Id}"));

        await ChangeAsync(service.Id, s => s.ReferralMethods = EnumSet<ReferralMethod>.From(
            ReferralMethod.ThroughSinglePointOfAccess, ReferralMethod.Telephone));

        Assert.Equal([own, access], await DoorsAsync());
        Assert.Equal([own, access], await DoorsAsync($"/services/{service.Id}"));
    }

    private async Task ChangeAsync(int id, Action<Service> change)
    {
        await using var db = App.Db.Open();
        change(await db.Services.FindAsync([id], Cancellation) ?? throw new InvalidOperationException("It is gone."));
        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>The buttons of the best route, or of a page.</summary>
    private async Task<List<string>> DoorsAsync(string? address = null)
    {
        using var client = App.CreateClient();
        var page = await (address is null ? client.AskPageAsync() : client.GetAsync(address, Cancellation)).ReadAsync();
        return [.. page.QuerySelectorAll(address is null ? ".app-best .app-ways-in a" : ".app-ways-in a")
            .Select(door => $"{Text(door)} -> {door.GetAttribute("href")}")];
    }

    private static string Text(IElement door) =>
        string.Join(' ', door.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
