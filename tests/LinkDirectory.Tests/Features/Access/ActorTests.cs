using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>What each role may.</summary>
public sealed class ActorTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public ActorTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task School_staff_read_people_of_their_school_and_its_areas_and_keep_it()
    {
        var (school, area) = (await data.SchoolAsync(), await data.AreaAsync("E54000028"));
        await data.StandsInAsync(school, area);

        var actor = await app.ActorOfAsync(await data.AccountAsync(UserRole.SchoolStaff, school));

        ShouldBe(actor, readsIn: [area.Id], schools: [school.Id]);
        Assert.Equal([school.Id], actor.ReadsPeopleOfSchools);
    }

    [Fact]
    public async Task Provider_staff_keep_their_provider_and_all_its_services()
    {
        var provider = await data.ProviderAsync();
        var services = new[] { await data.ServiceAsync(provider), await data.ServiceAsync(provider) };
        await data.ServiceAsync();

        var actor = await app.ActorOfAsync(await data.AccountAsync(UserRole.ProviderStaff, provider: provider));

        ShouldBe(actor, readsPeople: true, providers: [provider.Id], services: [.. services.Select(s => s.Id)]);
    }

    [Fact]
    public async Task Staff_of_one_service_keep_that_one_alone()
    {
        var service = await data.ServiceAsync();
        await data.ServiceAsync();

        ShouldBe(await app.ActorOfAsync(await data.AccountAsync(UserRole.ProviderStaff, service: service)), readsPeople: true,
            services: [service.Id]);
    }

    [Fact]
    public async Task A_commissioner_reads_people_of_their_area_and_changes_nothing()
    {
        var area = await data.AreaAsync("E54000028");

        ShouldBe(await app.ActorOfAsync(await data.AccountAsync(UserRole.Commissioner, area: area)), readsIn: [area.Id]);
    }

    [Fact]
    public async Task An_editor_reads_and_edits_their_area()
    {
        var area = await data.AreaAsync("E54000028");

        ShouldBe(await app.ActorOfAsync(await data.AccountAsync(UserRole.DirectoryEditor, area: area)), readsIn: [area.Id],
            editsIn: [area.Id]);
    }

    [Fact]
    public async Task An_administrator_administers_and_sees_nobody_in_the_directory() =>
        ShouldBe(await app.ActorOfAsync(await data.AccountAsync(UserRole.Administrator)), administers: true);

    [Fact]
    public async Task An_account_without_a_membership_may_do_nothing() =>
        ShouldBe(await app.ActorOfAsync(await data.AccountAsync()));

    [Theory]
    [InlineData(UserRole.SchoolStaff)]
    [InlineData(UserRole.ProviderStaff)]
    [InlineData(UserRole.DirectoryEditor)]
    [InlineData(UserRole.Administrator)]
    public async Task A_token_that_reads_sees_as_much_and_changes_nothing(UserRole role)
    {
        var area = await data.AreaAsync("E54000028");
        var school = await data.SchoolAsync();
        var provider = await data.ProviderAsync();
        var account = await data.AccountAsync(
            role, role == UserRole.SchoolStaff ? school : null, role == UserRole.ProviderStaff ? provider : null,
            area: role == UserRole.DirectoryEditor ? area : null);
        var token = await app.TokenAsync(account, TokenScope.Read);

        var actor = (await app.Services.GetRequiredService<Actors>().FindByTokenAsync(token, Cancellation))!.Actor;

        ShouldBe(actor, readsPeople: role == UserRole.ProviderStaff,
            readsIn: role == UserRole.DirectoryEditor ? [area.Id] : []);
        Assert.Null(actor.PersonId);
    }

    [Fact]
    public async Task A_membership_that_ends_acts_at_the_next_request()
    {
        var school = await data.SchoolAsync();
        await data.PointOfContactAsync(ContactRole.Senco, school, heldBy: null);
        var account = await data.AccountAsync(UserRole.SchoolStaff, school);
        using var client = app.SignedIn(account);
        Assert.DoesNotContain("You see roles, not names", await client.GetStringAsync($"/schools/{school.Urn}", Cancellation),
            StringComparison.Ordinal);

        await using var db = app.Db.Open();
        await db.Memberships.ExecuteDeleteAsync(Cancellation);

        Assert.Contains("You see roles, not names", await client.GetStringAsync($"/schools/{school.Urn}", Cancellation),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_when_the_credentials_change()
    {
        var school = await data.SchoolAsync();
        await data.PointOfContactAsync(ContactRole.Senco, school, heldBy: null);
        var account = await data.AccountAsync(UserRole.SchoolStaff, school);
        using var client = app.SignedIn(account);

        await using var db = app.Db.Open();
        await db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.SecurityStamp, "another"), Cancellation);

        Assert.Contains("You see roles, not names", await client.GetStringAsync($"/schools/{school.Urn}", Cancellation),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circuit_asks_again_before_each_action()
    {
        var school = await data.SchoolAsync();
        var account = await data.AccountAsync(UserRole.SchoolStaff, school);
        var current = Circuit.Of(app, app.SessionOf(account));
        Assert.Contains(school.Id, (await current.GetAsync(Cancellation)).KeepsSchools);

        await using var db = app.Db.Open();
        await db.Memberships.ExecuteDeleteAsync(Cancellation);
        ShouldBe(await current.GetAsync(Cancellation));
        Assert.True((await current.GetAsync(Cancellation)).SignedIn);

        await db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.SecurityStamp, "another"), Cancellation);
        Assert.False((await current.GetAsync(Cancellation)).SignedIn);
    }

    private static void ShouldBe(
        Actor actor, bool readsPeople = false, int[]? readsIn = null, int[]? editsIn = null, int[]? schools = null, int[]? services = null,
        int[]? providers = null, bool administers = false)
    {
        Assert.Equal((readsPeople, administers, false), (actor.ReadsPeople, actor.Administers, actor.EditsDirectory));
        Assert.Equal(readsIn ?? [], actor.ReadsPeopleInAreas);
        Assert.Equal(editsIn ?? [], actor.EditsAreas);
        Assert.Equal(schools ?? [], actor.KeepsSchools);
        Assert.Equal((services ?? []).ToHashSet(), actor.KeepsServices);
        Assert.Equal(providers ?? [], actor.KeepsProviders);
    }
}
