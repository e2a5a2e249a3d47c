using LinkDirectory.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Features.Contacts;

/// <summary>A school keeps its contacts.</summary>
public sealed class KeepContactsTests(App app)
{
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
}
