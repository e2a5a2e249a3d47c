using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Contacts;

public sealed class MissingRolesTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(SettingKind.MainstreamSchool,
        new[] { ContactRole.SeniorMentalHealthLead, ContactRole.DesignatedSafeguardingLead, ContactRole.Senco })]
    [InlineData(SettingKind.FurtherEducationCollege, new[] { ContactRole.SeniorMentalHealthLead, ContactRole.DesignatedSafeguardingLead })]
    [InlineData(SettingKind.Other, new[] { ContactRole.SeniorMentalHealthLead })]
    public void Each_kind_of_setting_has_its_roles(SettingKind kind, ContactRole[] expected) =>
        Assert.Equal(expected, MissingRoles.Find(kind, []).Select(m => m.Role));

    [Fact]
    public async Task A_schools_page_names_the_roles_that_it_lacks_and_not_one_that_is_vacant()
    {
        var scene = await ContactScene.InAsync(app);
        await scene.Data.PointOfContactAsync(ContactRole.Senco, scene.School, heldBy: null);
        var page = await Asking.ReadAsync(app.CreateClient().GetAsync("/schools/100000", TestContext.Current.CancellationToken));

        var gap = Assert.Single(page.QuerySelectorAll(".nhsuk-summary-list__row"),
            row => row.TextContent.Contains("Gap: not recorded", StringComparison.Ordinal));
        Assert.StartsWith("Designated safeguarding lead", gap.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_named_contacts_of_a_link_show_on_both_pages_and_people_to_those_who_may_see_them()
    {
        var scene = await ContactScene.InAsync(app);
        foreach (var address in new[] { "/schools/100000", $"/services/{scene.Service.Id}" })
        {
            var signedIn = (await Asking.ReadAsync(
                app.SignedIn(scene.Teacher).GetAsync(address, TestContext.Current.CancellationToken))).Body!.TextContent;
            var anyone =
                (await Asking.ReadAsync(app.CreateClient().GetAsync(address, TestContext.Current.CancellationToken))).Body!.TextContent;

            Assert.All(["Robin Present", "Lee Link"], person => Assert.Contains(person, signedIn, StringComparison.Ordinal));
            Assert.All(["Robin Present", "Lee Link"], person => Assert.DoesNotContain(person, anyone, StringComparison.Ordinal));
            Assert.All(["enior mental health lead", "ink worker"], role => Assert.Contains(role, anyone, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task While_the_lead_is_out_the_deputy_is_whom_to_ask_for()
    {
        var scene = await ContactScene.InAsync(app);
        await scene.ChangeAsync(scene.Nurse, "updatePointOfContact",
            $"pointOfContact: \"{ContactScene.Id(scene.Worker)}\", version: 1, awayUntil: \"2026-11-30\", deputy: {{ name: \"Dee Puty\", "
                + $"email: \"dee@trust.example\" }}");
        var page = (await Asking.ReadAsync(app.SignedIn(scene.Teacher).AskPageAsync(("place", "100000")))).Body!.TextContent;

        Assert.Contains("Dee Puty, deputising as link worker", page, StringComparison.Ordinal);
        Assert.Contains("Its contact is away today: ask for the deputy", page, StringComparison.Ordinal);
    }
}
