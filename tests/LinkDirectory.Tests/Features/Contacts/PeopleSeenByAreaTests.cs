using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Contacts;

/// <summary>Commissioners and editors see the people of their own areas' roles, and cannot find others by name.</summary>
public sealed class PeopleSeenByAreaTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(UserRole.Commissioner)]
    [InlineData(UserRole.DirectoryEditor)]
    public async Task People_are_seen_in_ones_own_areas_alone(UserRole role)
    {
        var scene = await ContactScene.InAsync(app);
        await scene.Data.PointOfContactAsync(ContactRole.Senco, scene.FarSchool, heldBy: "Farah Away",
            with: c => c.SharedEmail = "senco@far.example");
        var bySchool = await scene.Data.ServiceAsync(with: s => s.CatchmentSchools.Add(scene.School));
        await scene.Data.PointOfContactAsync(ContactRole.TeamManager, service: bySchool, heldBy: "Tess Team");
        await scene.Data.PointOfContactAsync(ContactRole.AreaLead, area: scene.Camden, heldBy: "Ash Area");
        var account = await scene.Data.AccountAsync(role, area: scene.Camden);

        var answer = await app.AskAsAsync(account,
            "{ pointsOfContact { totalCount nodes { sharedEmail holder { name email } holders { name } } } }");
        Assert.Equal(5, answer["pointsOfContact.totalCount"].GetInt32());
        Assert.All(["Robin Present", "Lee Link", "Tess Team", "Ash Area", "mental-health@school.example"],
            seen => Assert.Contains(seen, answer.Text, StringComparison.Ordinal));
        Assert.All(["Farah Away", "senco@far.example"], hidden => Assert.DoesNotContain(hidden, answer.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_found_by_a_name_that_one_may_not_see()
    {
        var scene = await ContactScene.InAsync(app);
        await scene.Data.PointOfContactAsync(ContactRole.Senco, scene.FarSchool, heldBy: "Robin Elsewhere");
        const string byName = "{ pointsOfContact(where: { text: \"robin\" }) { totalCount } }";

        Assert.Equal(1, (await app.AskAsAsync(scene.Editor, byName))["pointsOfContact.totalCount"].GetInt32());
        Assert.Equal(1, (await app.AskAsAsync(scene.Teacher, byName))["pointsOfContact.totalCount"].GetInt32());
        Assert.Equal(2, (await app.AskAsAsync(scene.Nurse, byName))["pointsOfContact.totalCount"].GetInt32());
        Assert.Equal(0, (await app.AskAsAsync(scene.Others["an administrator"], byName))["pointsOfContact.totalCount"].GetInt32());
        Assert.Equal(0, (await app.AskAsAsync(null, byName))["pointsOfContact.totalCount"].GetInt32());
    }

    [Fact]
    public async Task The_holder_of_a_role_sees_it_wherever_it_is_and_no_other()
    {
        var scene = await ContactScene.InAsync(app);
        var answer = await app.AskAsAsync(scene.Robin, "{ pointsOfContact { nodes { holder { name } } } }");

        Assert.Contains("Robin Present", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lee Link", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_to_contact_names_people_to_those_who_may_see_them_there()
    {
        var scene = await ContactScene.InAsync(app);
        const string asked =
            "{ whoToContact(place: { urn: 100000 }, situation: { age: 9, needs: [ANXIETY] }) { routes { pointOfContact { holder { name } } "
                + "} } }";

        Assert.Contains("Lee Link", (await app.AskAsAsync(scene.Editor, asked)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lee Link", (await app.AskAsAsync(scene.Others["another area's editor"], asked)).Text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Lee Link", (await app.AskAsAsync(null, asked)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seeing_by_area_takes_one_statement_more_however_many_contacts()
    {
        var scene = await ContactScene.InAsync(app);
        for (var i = 0; i < 30; i++)
        {
            await scene.Data.PointOfContactAsync(ContactRole.Other, scene.School, with: c => c.Label = $"{i}");
        }

        await scene.Data.AnalyseAsync();
        var everywhere = await StatementsAsync(scene.Nurse);
        foreach (var account in new[] { scene.Editor, scene.Teacher })
        {
            var here = await StatementsAsync(account);
            Assert.Equal(everywhere.Count + 1, here.Count);
            await StatementRecorder.AssertIndexedAsync(app.Db, here);
        }
    }

    private async Task<IReadOnlyList<string>> StatementsAsync(Account account)
    {
        using var client = await app.WithTokenAsync(account);
        async Task AskAsync()
        {
            using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(
                client, "/graphql", new { query = "{ school(urn: 100000) { pointsOfContact { holder { name } } } }" },
                TestContext.Current.CancellationToken);
            answer.EnsureSuccessStatusCode();
        }

        await AskAsync();
        return await app.Statements.DuringAsync(AskAsync);
    }
}
