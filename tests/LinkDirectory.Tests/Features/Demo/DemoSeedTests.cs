using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Demo;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Demo;

/// <summary>The demo shows everything that the directory can hold, so that nobody thins it out unnoticed.</summary>
[Collection(SeededDemo.Name)]
public sealed class DemoSeedTests(SeededDemo seeded)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_demo_is_seeded_without_a_problem()
    {
        Assert.Empty(seeded.First.Problems);
        Assert.Equal((120, 25), (seeded.First.Schools, seeded.First.Services));
    }

    [Fact]
    public void Its_files_have_nothing_to_warn_of() => Assert.Empty(seeded.Warnings);

    [Fact]
    public async Task Seeding_again_changes_nothing()
    {
        Assert.True((await seeded.Seed.SeedAsync(evenWithSchools: false, Cancellation)).Skipped);
        var again = await seeded.Seed.SeedAsync(evenWithSchools: true, Cancellation);
        Assert.Equal((0, 0), (again.Changes, again.Problems.Count));
    }

    [Fact]
    public async Task Every_phase_kind_and_status_of_school_is_there()
    {
        await using var db = seeded.App.Db.OpenToRead();
        var schools = await db.Schools.ToListAsync(Cancellation);
        Assert.Empty(Missing(schools.Select(s => s.Phase)));
        Assert.Empty(Missing(schools.Select(s => s.Kind)));
        Assert.Empty(Missing(schools.Select(s => s.Status)));
        Assert.Contains(schools, s => s.Location is null);
        Assert.Contains(schools, s => s.AgeRange is null);
        Assert.Contains(schools, s => s.Name.Length > 100);
        Assert.Contains(schools, s => s.Name.Contains('é', StringComparison.Ordinal));
        Assert.Contains(schools, s => s.Kind == SettingKind.SixthFormCollege && s.Type == "Further education");
        Assert.True(schools.Count(s => s.Name == "St Mary's CofE Primary School") >= 3);
        Assert.All(schools, s => Assert.NotNull(s.LocalAuthorityId));
        var closed = schools.Where(s => s.Status == SchoolStatus.Closed).Select(s => s.Urn).ToHashSet();
        Assert.All(closed, urn => Assert.True(db.SchoolSuccessions.Any(s => s.PredecessorUrn == urn)));
    }

    [Fact]
    public async Task Every_kind_status_need_urgency_and_way_of_a_service_is_there()
    {
        await using var db = seeded.App.Db.OpenToRead();
        var services = await db.Services.AsSplitQuery().Include(s => s.Provider).Include(s => s.Hours).Include(s => s.CatchmentAreas)
            .Include(s => s.CatchmentSchools).ToListAsync(Cancellation);
        var open = services.Where(s => s.Status == ServiceStatus.Open).ToList();
        Assert.Empty(Missing(services.Select(s => s.Kind)));
        Assert.Empty(Missing(services.Select(s => s.Status)));
        Assert.Empty(Missing(open.SelectMany(s => s.Needs)));
        Assert.Empty(Missing(open.SelectMany(s => s.Urgencies)));
        Assert.Empty(Missing(open.SelectMany(s => s.Asks)));
        Assert.Empty(Missing(open.SelectMany(s => s.ReferralMethods)));
        Assert.Empty(Missing(open.SelectMany(s => s.Delivery)));
        Assert.Empty(Missing(open.SelectMany(s => s.AcceptsReferralsFrom)));
        Assert.Empty(Missing(open.SelectMany(s => s.ThriveGroups)));
        Assert.Empty(Missing(services.Select(s => s.Provider.Kind).Append(ProviderKind.Other)));
        Assert.Equal(6, services.Select(s => s.ProviderId).Distinct().Count());
        Assert.Contains(services, s => s.CatchmentBoundary is not null);
        Assert.Contains(open, s => s.CatchmentBasis.Contains(EligibilityBasis.HomeAddress) && s.CatchmentAreas.Count > 0);
        Assert.Contains(open, s => s.CatchmentBasis.Contains(EligibilityBasis.GpPractice) && s.CatchmentPractices.Count > 0);
        Assert.Contains(open, s => s.CatchmentBasis.Contains(EligibilityBasis.School) && s.CatchmentSchools.Count > 0);
        Assert.Contains(open, s => s.CatchmentBasis.IsEmpty);
        Assert.Contains(open.SelectMany(s => s.Hours), h => h.TermTimeOnly);
        Assert.Contains(open.SelectMany(s => s.Hours), h => h.ClosesMinute <= h.OpensMinute);
        Assert.All(services.Where(s => s.Kind == ServiceKind.CrisisTeam), s => Assert.NotNull(s.UrgentTelephone));
        Assert.All(open.Where(s => s.WaitWeeks is not null), s => Assert.NotNull(s.WaitAsOf));
    }

    [Fact]
    public async Task Eastmere_has_no_eating_disorder_service_for_children_under_11()
    {
        await using var db = seeded.App.Db.OpenToRead();
        var services = await db.Services.Include(s => s.Provider).Where(s => s.Kind == ServiceKind.EatingDisorder)
            .ToListAsync(Cancellation);
        Assert.Equal([11, 8], services.OrderBy(s => s.Provider.Name).Select(s => s.MinimumAge));
    }

    [Fact]
    public async Task Every_role_and_status_of_link_is_there_and_so_is_every_kind_of_area()
    {
        await using var db = seeded.App.Db.OpenToRead();
        var contacts = await db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person).ToListAsync(Cancellation);
        Assert.Empty(Missing(contacts.Select(c => c.Role)));
        Assert.Empty(Missing((await db.Links.ToListAsync(Cancellation)).Select(l => l.Status)));
        Assert.Equal(
            [AreaKind.ClinicalCommissioningGroup, AreaKind.IntegratedCareBoard, AreaKind.LocalAuthority, AreaKind.LocalAuthority, AreaKind.ProgrammeArea],
            (await db.Areas.Select(a => a.Kind).ToListAsync(Cancellation)).Order(
                Comparer<AreaKind>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))));
        Assert.Contains(contacts, c => c.AwayUntil is not null && c.Holders.Exists(h => h.Deputy));
        Assert.Contains(contacts, c => c.Holders.Count == 0 && c.SharedEmail is not null);
        Assert.Contains(contacts.SelectMany(c => c.Holders).GroupBy(h => h.PersonId), person => person.Count() > 1);
    }

    [Fact]
    public async Task Only_fictional_telephones_mail_and_websites_are_in_it()
    {
        await using var db = seeded.App.Db.OpenToRead();
        var schools = await db.Schools.ToListAsync(Cancellation);
        var services = await db.Services.Include(s => s.Provider).ToListAsync(Cancellation);
        var contacts = await db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person).ToListAsync(Cancellation);
        var people = contacts.SelectMany(c => c.Holders).Select(h => h.Person).ToList();

        string?[] telephones = [.. schools.Select(s => s.Telephone), .. services.Select(s => s.Telephone),
            .. services.Select(s => s.UrgentTelephone), .. contacts.Select(c => c.SharedTelephone), .. people.Select(p => p.Telephone)];
        Assert.All(telephones.OfType<string>(),
            telephone => Assert.Matches("^(01632960|07700900|0808157[0]|020794600)[0-9]{3}$", telephone));
        string?[] mail = [.. services.Select(s => s.Email), .. contacts.Select(c => c.SharedEmail), .. people.Select(p => p.Email)];
        Assert.All(mail.OfType<string>(), address => Assert.EndsWith(".example", address, StringComparison.Ordinal));
        Uri?[] sites = [.. schools.Select(s => s.Website), .. services.Select(s => s.Website), .. services.Select(s => s.Provider.Website)];
        Assert.All(sites.OfType<Uri>(), site => Assert.EndsWith(".example", site.Host, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_code_in_it_is_a_real_ones()
    {
        var real = Path.Combine(SharedData(), "gias", "edubasealldata20250711.zip");
        Assert.SkipUnless(File.Exists(real), "England's files are not beside the repository (../shared/data).");
        var text = new HashSet<string>(StringComparer.Ordinal);
        await using (var zip = await System.IO.Compression.ZipFile.OpenReadAsync(real, Cancellation))
        {
            // URN and LA (code) come first; every field is in quotation marks.
            using var reader = new StreamReader(await zip.Entries[0].OpenAsync(Cancellation), System.Text.Encoding.Latin1);
            text.UnionWith(
                (await reader.ReadToEndAsync(Cancellation)).Split('\n').SelectMany(line => line.Trim('"').Split("\",\"").Take(2)));
        }

        Assert.Superset(new HashSet<string>(["100000", "201"]), text);
        foreach (var file in (string[])["boundaries/utla-2022.geojson", "boundaries/icb-2023.geojson", "boundaries/la_orgid_to_gss.csv",
            "ods/camhs-sites-2018.csv", "postcodes/outcodes.csv"])
        {
            text.UnionWith((await File.ReadAllTextAsync(Path.Combine(SharedData(), file), Cancellation)).Split('"', ',', ' ', '\n'));
        }

        await using var db = seeded.App.Db.OpenToRead();
        List<string?> codes =
        [
            .. (await db.Schools.ToListAsync(Cancellation))
            .SelectMany(s => (string?[])[$"{s.Urn}", s.GiasLocalAuthorityCode, s.GssLocalAuthorityCode]),
            .. await db.Areas.Select(a => a.Code).ToListAsync(Cancellation),
            .. await db.Providers.Select(p => p.OdsCode).ToListAsync(Cancellation),
            .. (await db.Services.Select(s => s.CatchmentPractices).ToListAsync(Cancellation)).SelectMany(practices => practices),
            .. await db.OutwardCodes.Select(o => o.Code).ToListAsync(Cancellation),
        ];
        Assert.DoesNotContain(codes.OfType<string>(), text.Contains);
    }

    [Theory]
    [InlineData("2027-03-25")]
    [InlineData("2027-09-05")]
    public async Task On_any_day_every_currency_shows(string day)
    {
        await using var app = new DirectoryApp();
        app.Clock.Now = DateTimeOffset.Parse(day + "T09:00Z", System.Globalization.CultureInfo.InvariantCulture);
        await app.Services.GetRequiredService<DemoSeed>().SeedAsync(evenWithSchools: false, Cancellation);
        await AssertEveryCurrencyAsync(app);
    }

    [Fact]
    public Task Today_every_currency_shows() => AssertEveryCurrencyAsync(seeded.App);

    private static async Task AssertEveryCurrencyAsync(DirectoryApp app)
    {
        await using var db = app.Db.OpenToRead();
        var contacts = await db.PointsOfContact.Include(c => c.Holders).ToListAsync(Cancellation);
        var services = await db.Services.ToListAsync(Cancellation);
        var today = DateOnly.FromDateTime(app.Clock.Now.UtcDateTime);

        Assert.Empty(Missing(contacts.Select(c => CurrencyRule.Evaluate(c, today))));
        Assert.Subset(services.Select(s => CurrencyRule.Evaluate(s, today)).ToHashSet(),
            new HashSet<Currency>([Currency.Current, Currency.Due, Currency.Overdue, Currency.Unverified]));
        var leads = contacts.Where(c => c.Role == ContactRole.SeniorMentalHealthLead).Select(c => CurrencyRule.Evaluate(c, today)).ToHashSet();
        Assert.Subset(leads,
            new HashSet<Currency>([Currency.Current, Currency.Overdue, Currency.Unverified, Currency.Vacant, Currency.Undeliverable]));
        Assert.All(contacts.Where(c => c.AwayUntil is not null), c => Assert.True(c.AwayUntil > today));
    }

    private static IEnumerable<TEnum> Missing<TEnum>(IEnumerable<TEnum> seen)
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Except(seen);

    private static string SharedData()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LinkDirectory.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.GetFullPath(Path.Combine(folder, "..", "shared", "data"));
    }
}
