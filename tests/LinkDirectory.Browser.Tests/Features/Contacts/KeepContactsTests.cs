using LinkDirectory.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Features.Contacts;

/// <summary>A school keeps its contacts.</summary>
public sealed class KeepContactsTests(App app)
{
    [Fact]
    public async Task Staff_record_a_leaver_and_take_it_back_by_keyboard_alone()
    {
        var keeper = await Keeper.InAsync(app);
        await using var staff = await keeper.SchoolStaffAsync();
        await staff.OpenAsync($"/schools/{keeper.School.Urn}");
        await PressAsync(staff, staff.Link("Keep this school’s contacts"), "Enter");
        await staff.Heading("Keep these contacts").WaitForAsync();
        await staff.ShouldHaveNoAxeViolationsAsync();
        await staff.PictureAsync("keep-contacts");

        var leaving = staff.Page.Locator("details").Filter(new() { HasText = "The holder is leaving" });
        await PressAsync(staff, leaving.Locator("summary"), "Enter");
        await leaving.GetByLabel("Day", new() { Exact = true }).FocusAsync();
        foreach (var part in (string[])["30", "11", "2026"])
        {
            await staff.Page.Keyboard.TypeAsync(part);
            await staff.Page.Keyboard.PressAsync("Tab");
        }

        await staff.PictureAsync("keep-contacts-leaver");
        await PressAsync(staff, staff.Page.GetByRole(AriaRole.Button, new() { Name = "Record the last day" }), "Enter");
        await Assertions.Expect(staff.Page.GetByText("the last day is 30 November 2026")).ToBeVisibleAsync();
        await PressAsync(staff, staff.Page.GetByRole(AriaRole.Button, new() { Name = "Undo:" }), "Enter");

        await Assertions.Expect(staff.Page.GetByText("Taken back.")).ToBeVisibleAsync();
        await Assertions.Expect(staff.Page.GetByText("the last day is")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_phone_without_JavaScript_everything_still_works()
    {
        var keeper = await Keeper.InAsync(app);
        await using var staff = await keeper.SchoolStaffAsync(Screen.Phone, javaScript: false);
        await staff.OpenAsync($"/schools/{keeper.School.Urn}/contacts");
        await staff.PictureAsync("keep-contacts");

        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Still right" }).ClickAsync();

        await Assertions.Expect(staff.Page.GetByText("Confirmed. Thank you")).ToBeVisibleAsync();
        await staff.Page.Locator("#adding summary").ClickAsync();
        await staff.Page.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync("Senco");
        await staff.Page.Locator("#add-name").FillAsync("Alex Senco");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Add the role" }).ClickAsync();
        await Assertions.Expect(staff.Page.GetByText("The role is added.")).ToBeVisibleAsync();
    }

    private static async Task PressAsync(Visitor visitor, ILocator what, string key)
    {
        await what.FocusAsync();
        await visitor.Page.Keyboard.PressAsync(key);
    }
}
