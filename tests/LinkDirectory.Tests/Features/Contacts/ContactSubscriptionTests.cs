using LinkDirectory.Features.Contacts;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Contacts;

public sealed class ContactSubscriptionTests : IAsyncDisposable
{
    private const string Asked = "{ id version sharedEmail holder { name } }";

    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Each_change_of_an_areas_contacts_is_told_once_and_a_change_that_changes_nothing_is_not()
    {
        var scene = await ContactScene.InAsync(app);
        using var all = await ListenAsync(null);
        using var camden = await ListenAsync(null, "E09000007");
        using var leeds = await ListenAsync(null, "E08000035");

        await EditAsync(scene, 1, "availability: \"Mornings\"");
        await EditAsync(scene, 2, "availability: \"Mornings\"");
        await EditAsync(scene, 1, "availability: \"Too late\"");
        await EditAsync(scene, 2, "availability: \"Afternoons\"");
        foreach (var listener in new[] { all, camden })
        {
            Assert.Equal(2, (await listener.NextAsync())["pointOfContactChanged.version"].GetInt32());
            Assert.Equal(3, (await listener.NextAsync())["pointOfContactChanged.version"].GetInt32());
        }

        var elsewhere = await scene.Data.PointOfContactAsync(ContactRole.Senco, scene.FarSchool, heldBy: null);
        await app.Services.GetRequiredService<RoleDetails>().MailCameBackAsync(elsewhere.Id, app.Clock.Now, Actor.Operator,
            TestContext.Current.CancellationToken);
        Assert.Equal(ContactScene.Id(elsewhere), (await leeds.NextAsync())["pointOfContactChanged.id"].GetString());
        Assert.Equal(ContactScene.Id(elsewhere), (await all.NextAsync())["pointOfContactChanged.id"].GetString());
    }

    [Fact]
    public async Task A_services_contacts_are_of_the_areas_that_its_catchment_names()
    {
        var scene = await ContactScene.InAsync(app);
        using var camden = await ListenAsync(null, "E09000007");
        await scene.ChangeAsync(scene.Nurse, "updatePointOfContact",
            $"pointOfContact: \"{ContactScene.Id(scene.Worker)}\", version: 1, availability: \"Mornings\"");
        Assert.Equal(ContactScene.Id(scene.Worker), (await camden.NextAsync())["pointOfContactChanged.id"].GetString());
    }

    [Fact]
    public async Task Each_listener_is_told_what_they_may_see_when_it_is_told()
    {
        var scene = await ContactScene.InAsync(app);
        using var anyone = await ListenAsync(null);
        using var teacher = await ListenAsync(await app.WithTokenAsync(scene.Teacher));
        using var farEditor = await ListenAsync(await app.WithTokenAsync(scene.Others["another area's editor"]!));
        using var editor = await ListenAsync(await app.WithTokenAsync(scene.Editor));

        await EditAsync(scene, 1, "availability: \"Mornings\"");
        foreach (var (listener, sees) in new[] { (anyone, false), (teacher, true), (farEditor, false), (editor, true) })
        {
            var told = await listener.NextAsync();
            Assert.Equal(sees, told.Text.Contains("Robin Present", StringComparison.Ordinal));
            Assert.Equal(sees, told.Text.Contains("mental-health@school.example", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Telling_of_a_change_takes_a_bounded_number_of_indexed_statements()
    {
        var scene = await ContactScene.InAsync(app);
        await scene.Data.AnalyseAsync();
        var events = app.Services.GetRequiredService<ContactEvents>();
        await events.ChangedAsync(scene.Worker.Id);
        var statements = await app.Statements.DuringAsync(() => events.ChangedAsync(scene.Worker.Id));

        Assert.Single(statements);
        await StatementRecorder.AssertIndexedAsync(app.Db, statements);
    }

    private static string Edit(ContactScene scene, int version, string fields) =>
        $"pointOfContact: \"{ContactScene.Id(scene.Lead)}\", version: {version}, {fields}";

    private static Task<System.Text.Json.JsonElement> EditAsync(ContactScene scene, int version, string fields) =>
        scene.ChangeAsync(scene.Teacher, "updatePointOfContact", Edit(scene, version, fields));

    private Task<EventReader> ListenAsync(HttpClient? client, string? area = null) =>
        EventReader.OpenAsync(client ?? app.CreateClient(),
            $"subscription {{ pointOfContactChanged{(area is null ? "" : $"(area: \"{area}\")")} {Asked} }}");
}
