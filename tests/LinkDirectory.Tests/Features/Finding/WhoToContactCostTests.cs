using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.Tests.Features.Finding;

/// <summary>What an answer costs, and what it leaves behind.</summary>
public sealed class WhoToContactCostTests : NorthmoorTests
{
    private const int MostStatements = 25;

    [Fact]
    public async Task An_answer_takes_as_many_statements_for_many_services_as_for_few_and_scans_no_table()
    {
        await Data.PostcodeAsync("SV1 1AA", SouthvaleHome);
        var situation = Anxious() with { Home = new PlaceReference(Postcode: "SV1 1AA"), PracticeOdsCode = "A81001" };
        await ServicesAsync(3);
        await AskAsync(situation);
        var few = await App.Statements.DuringAsync(() => AskAsync(situation));
        await ServicesAsync(12);
        for (var i = 0; i < 100; i++)
        {
            var other = await Data.SchoolAsync(at: NorthmoorHome);
            await Data.StandsInAsync(other, Northmoor);
            var area = await Data.AreaAsync($"E0700{i:D4}", boundary: TestData.Box(54, 54.1, i * 0.01, (i * 0.01) + 0.01));
            var service = await Data.ServiceAsync(with: s =>
            {
                Catchment(s, EligibilityBasis.School, area);
                s.CatchmentSchools.Add(other);
            });
            await Data.PointOfContactAsync(ContactRole.LinkWorker, service: service);
            await Data.LinkAsync(other, service);
        }

        await Data.AnalyseAsync();
        await AskAsync(situation);

        var many = await App.Statements.DuringAsync(() => AskAsync(situation));

        Assert.Equal(few.Count, many.Count);
        Assert.InRange(many.Count, 1, MostStatements);
        await StatementRecorder.AssertIndexedAsync(App.Db, many);
    }

    [Fact]
    public async Task Of_those_that_are_only_near_the_nearest_two_hundred_are_looked_at_and_one_that_covers_always()
    {
        var provider = await Data.ProviderAsync();
        await using (var db = App.Db.Open())
        {
            for (var i = 0; i < 210; i++)
            {
                var service = Near(provider, i);
                db.Services.Add(service);
            }

            await db.SaveChangesAsync(Cancellation);
        }

        var covering = await Data.ServiceAsync(with: s => Catchment(s, EligibilityBasis.HomeAddress, Northmoor));

        var advice = await AskAsync(Anxious());

        Assert.Equal(201, advice.Routes.Count);
        Assert.Equal(covering.Id, advice.Routes[0].Service.Id);
        Assert.DoesNotContain(advice.Routes, r => r.Service.Name == "Near 200");
        Assert.Contains(advice.Routes, r => r.Service.Name == "Near 199");
    }

    [Fact]
    public async Task Neither_the_home_nor_the_situation_is_logged_or_stored()
    {
        using var heard = new HeardLogs();
        await using var loud = App.WithWebHostBuilder(
            builder => builder.ConfigureLogging(logging => logging.AddProvider(heard).AddFilter<HeardLogs>(null, LogLevel.Trace)));
        var service = loud.Services.GetRequiredService<WhoToContact>();
        await Data.PostcodeAsync("SV1 1AA", SouthvaleHome);
        await Data.ServiceAsync(with: s => Catchment(s, EligibilityBasis.HomeAddress, Southvale));
        heard.Lines.Clear();

        var situation = new Situation(14, EnumSet<Need>.From(Need.SelfHarm))
        {
            Home = new PlaceReference(Postcode: "SV1 1AA"),
            PracticeOdsCode = "A81001",
        };
        await service.AskAsync(Actor.Anonymous(Channel.Page), new PlaceReference(Urn: 100001), situation, Cancellation);
        await using (var other = loud.Services.GetRequiredService<DirectoryDb>().OpenToRead())
        {
            Assert.NotEmpty(other.Services); // so that something is heard
        }

        Assert.NotEmpty(heard.Lines);
        Assert.All(["SV1 1AA", "SV11AA", "A81001", "SelfHarm"],
            secret => Assert.DoesNotContain(heard.Lines, l => l.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        await using var db = App.Db.Open();
        Assert.Empty(db.AuditLines);
    }

    private async Task ServicesAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var service = await Data.ServiceAsync(at: SchoolGate,
                with: s => Catchment(s, EligibilityBasis.HomeAddress, i % 2 == 0 ? Northmoor : Southvale));
            await Data.PointOfContactAsync(ContactRole.LinkWorker, service: service);
            await Data.LinkAsync(School, service);
        }
    }

    private static Service Near(Provider provider, int number)
    {
        var service = new Service
        {
            Reference = $"near-{number}",
            Name = $"Near {number}",
            ProviderId = provider.Id,
            Needs = EnumSet<Need>.All,
            MaximumAge = 18,
            Asks = EnumSet<Ask>.All,
            AcceptsReferralsFrom = EnumSet<ReferrerKind>.All,
            Urgencies = EnumSet<Urgency>.All,
            CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.HomeAddress),
            FeedbackStandard = new FeedbackStandard(2, 10, 5),
        };
        service.Locations.Add(new ServiceLocation { Latitude = SchoolGate.Latitude + (number * 0.0005), Longitude = SchoolGate.Longitude });
        return service;
    }

    private sealed class HeardLogs : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
            {
                Lines.Add(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
