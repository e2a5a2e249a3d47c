using LinkDirectory.Data;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Saving;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Organisations.Saving;

/// <summary>Who may save a service, and what is kept to.</summary>
public sealed class SaveServiceTests : IAsyncDisposable
{
    private static readonly Point Here = new(51.555, -0.165);

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public SaveServiceTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ServiceWriter Writer => app.Services.GetRequiredService<ServiceWriter>();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_change_is_saved_with_its_audit_line_and_verifies_nothing()
    {
        var service = await ServiceAsync(s => (s.Name, s.Telephone, s.LastVerifiedAt) = ("Before", "01632 960001", null));

        var answer = await Writer.SaveAsync(Draft(service, d => d.Name = "After"), Editor(), Cancellation);

        Assert.True(answer.IsDone);
        var saved = await ReadAsync(service.Id);
        Assert.Equal(("After", "01632 960001", 2, null), (saved.Name, saved.Telephone, saved.Version, saved.LastVerifiedAt));
        var line = Assert.Single(await LinesAsync());
        Assert.Equal(("change service", $"Service {service.Reference}", "account 12"), (line.Act, line.Subject, line.Actor));
        Assert.Contains("""{"Field":"name","From":"Before","To":"After"}""", line.Changes, StringComparison.Ordinal);
        Assert.Equal(Currency.Unverified, CurrencyRule.Evaluate(saved, new DateOnly(2026, 11, 18)));
    }

    [Fact]
    public async Task A_change_of_nothing_is_not_recorded()
    {
        var service = await ServiceAsync();

        var answer = await Writer.SaveAsync(Draft(service, d => d.Name = service.Name), Editor(), Cancellation);

        Assert.Equal(1, answer.Value!.Version);
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task Of_two_who_read_the_same_version_one_saves_and_the_other_is_shown_what_it_says_now()
    {
        var service = await ServiceAsync();

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(number =>
            Task.Run(() => Writer.SaveAsync(Draft(service, d => d.Name = $"Name {number}"), Editor(), Cancellation), Cancellation)));

        var saved = Assert.Single(answers, a => a.IsDone).Value!;
        Assert.All(answers.Where(a => !a.IsDone),
            a => Assert.Equal(saved.Name, Assert.IsType<ServiceChangedMeanwhile>(Assert.Single(a.Problems)).Current.Name));
        Assert.Equal((saved.Name, 2), await NameAndVersionAsync(service.Id));
        Assert.Single(await LinesAsync());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_by_field()
    {
        var service = await ServiceAsync();

        var answer = await Writer.SaveAsync(
            Draft(service, d =>
            {
                (d.Name, d.Telephone, d.MinimumAge, d.Kind) = ("", "12", 40, ServiceKind.CrisisTeam);
                d.CatchmentPractices = ["nowhere"];
            }),
            Editor(), Cancellation);

        Assert.Equal(
            ["ageRange.minimum", "catchment.basis", "catchment.practices", "name", "telephone", "urgentTelephone"],
            answer.Problems.Cast<InvalidInput>().Select(p => string.Join('.', p.Field)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_new_service_says_what_it_is_and_for_which_ages()
    {
        var draft = new ServiceDraft { ProviderId = (await data.ProviderAsync()).Id, Name = "Calm Café" };

        var answer = await Writer.SaveAsync(draft, Editor(), Cancellation);

        var fields = answer.Problems.Cast<InvalidInput>().Select(p => string.Join('.', p.Field)).ToList();
        Assert.All(["kind", "ageRange.minimum", "ageRange.maximum", "needs", "referralMethods"], field => Assert.Contains(field, fields));
    }

    [Fact]
    public async Task Ages_the_wrong_way_round_are_told_at_the_youngest()
    {
        var service = await ServiceAsync();

        var answer = await Writer.SaveAsync(Draft(service, d => (d.MinimumAge, d.MaximumAge) = (17, 5)), Editor(), Cancellation);

        Assert.Equal(["ageRange", "minimum"], Assert.IsType<InvalidInput>(Assert.Single(answer.Problems)).Field);
    }

    [Fact]
    public async Task An_editor_adds_a_service_whose_catchment_is_in_their_area_and_not_one_elsewhere()
    {
        var (own, other) = (await data.AreaAsync("E09000007"), await data.AreaAsync("E09000008"));
        var editor = new Actor("account 12", Channel.Page) { AccountId = 12, EditsAreas = new HashSet<int> { own.Id } };
        var provider = await data.ProviderAsync();

        var inside = await Writer.SaveAsync(New(provider, "Calm Café: Élan", own.Code), editor, Cancellation);
        var outside = await Writer.SaveAsync(New(provider, "Elsewhere", other.Code), editor, Cancellation);
        var both = await Writer.SaveAsync(New(provider, "Both", own.Code, other.Code), editor, Cancellation);
        var anywhere = await Writer.SaveAsync(New(provider, "Anywhere"), editor, Cancellation);

        Assert.Equal("calm-cafe-elan", inside.Value!.Reference);
        Assert.All([outside, both, anywhere], answer => Assert.IsType<NotAllowed>(Assert.Single(answer.Problems)));
    }

    [Fact]
    public async Task An_editor_keeps_a_service_that_is_drawn_into_their_area()
    {
        var own = await data.AreaAsync("E09000007", boundary: TestData.Box(51.5, 51.6, -0.25, -0.1));
        var editor = new Actor("account 12", Channel.Page) { AccountId = 12, EditsAreas = new HashSet<int> { own.Id } };
        var draft = New(await data.ProviderAsync(), "Drawn");
        draft.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.HomeAddress);
        draft.CatchmentBoundary = TestData.Box(51.52, 51.55, -0.2, -0.15);

        var drawn = (await Writer.SaveAsync(draft, editor, Cancellation)).Value!;
        var moved = Draft(drawn, d => d.CatchmentBoundary = TestData.Box(52.52, 52.55, -0.2, -0.15));

        Assert.True(await Writer.MayChangeAsync(drawn.Id, editor, Cancellation));
        Assert.IsType<NotAllowed>(Assert.Single((await Writer.SaveAsync(moved, editor, Cancellation)).Problems));
    }

    [Fact]
    public async Task A_person_who_keeps_a_provider_keeps_its_services_and_no_other()
    {
        var (mine, theirs) = (await ServiceAsync(), await ServiceAsync());
        var staff = new Actor("account 3", Channel.Page)
        {
            AccountId = 3,
            KeepsProviders = new HashSet<int> { mine.ProviderId },
            KeepsServices = new HashSet<int> { mine.Id },
        };

        Assert.True((await Writer.SaveAsync(Draft(mine, d => d.Name = "Ours"), staff, Cancellation)).IsDone);
        Assert.IsType<NotAllowed>(
            Assert.Single((await Writer.SaveAsync(Draft(theirs, d => d.Name = "Ours"), staff, Cancellation)).Problems));
        Assert.IsType<NotAllowed>(
            Assert.Single((await Writer.SaveAsync(Draft(mine, d => d.Name = "Ours"), Actor.Anonymous(Channel.Page), Cancellation)).Problems));
    }

    [Fact]
    public async Task Hours_places_and_catchment_are_replaced_whole_and_the_places_found_by_postcode()
    {
        await data.PostcodeAsync("NW3 2JB", Here);
        var school = await data.SchoolAsync(100000, Here);
        var service = await ServiceAsync(
            s => s.Hours.Add(new OpeningPeriod { Days = EnumSet<Weekday>.All, OpensMinute = 0, ClosesMinute = 60 }));

        var answer = await Writer.SaveAsync(
            Draft(service, d =>
            {
                d.Hours = [new OpeningPeriod { Days = EnumSet<Weekday>.From(Weekday.Monday), OpensMinute = 540, ClosesMinute = 1020 }];
                d.Locations =
                    [new ServiceLocation { Name = "Fuller House", Street = "14 Castle Street", Town = "London", Postcode = "nw32jb" }];
                d.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.School);
                d.CatchmentSchools = [100000];
            }),
            Editor(), Cancellation);

        Assert.True(answer.IsDone);
        var saved = (await app.Services.GetRequiredService<Services>().ByIdAsync(service.Id, Cancellation))!;
        Assert.Equal((540, 1020), (Assert.Single(saved.Hours).OpensMinute, saved.Hours[0].ClosesMinute));
        Assert.Equal(("Fuller House", Here), (Assert.Single(saved.Locations).Name, saved.Locations[0].Location));
        Assert.Equal(school.Id, Assert.Single(saved.CatchmentSchools).Id);
    }

    // What an import would take.
    private Task<Service> ServiceAsync(Action<Service>? with = null) => data.ServiceAsync(
        with: s =>
        {
            s.ReferralMethods = EnumSet<ReferralMethod>.From(ReferralMethod.Telephone);
            with?.Invoke(s);
        },
        at: Here);

    private static Actor Editor() => new("account 12", Channel.Page) { AccountId = 12, EditsDirectory = true };

    private static ServiceDraft Draft(Service service, Action<ServiceDraft> with)
    {
        var draft = new ServiceDraft { Id = service.Id, Version = service.Version };
        with(draft);
        return draft;
    }

    private static ServiceDraft New(Provider provider, string name, params string[] areas)
    {
        var draft = new ServiceDraft
        {
            ProviderId = provider.Id,
            Name = name,
            Kind = ServiceKind.Other,
            MinimumAge = 5,
            MaximumAge = 17,
            Needs = EnumSet<Need>.From(Need.Anxiety),
            Asks = EnumSet<Ask>.From(Ask.Advice),
            AcceptsReferralsFrom = EnumSet<ReferrerKind>.From(ReferrerKind.Self),
            Urgencies = EnumSet<Urgency>.From(Urgency.Routine),
            ReferralMethods = EnumSet<ReferralMethod>.From(ReferralMethod.Telephone),
        };
        if (areas.Length > 0)
        {
            draft.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.HomeAddress);
            draft.CatchmentAreas = areas;
        }

        return draft;
    }

    private async Task<Service> ReadAsync(int id)
    {
        await using var db = app.Db.OpenToRead();
        return await db.Services.SingleAsync(s => s.Id == id, Cancellation);
    }

    private async Task<(string Name, int Version)> NameAndVersionAsync(int id) => await ReadAsync(id) is var saved
        ? (saved.Name, saved.Version)
        : default;

    private async Task<List<AuditLine>> LinesAsync()
    {
        await using var db = app.Db.OpenToRead();
        return await db.AuditLines.ToListAsync(Cancellation);
    }
}
