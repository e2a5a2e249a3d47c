using LinkDirectory.Features.Demo;
using LinkDirectory.Features.Imports;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Demo;

/// <summary>A directory with the demo area, seeded once for the tests that read it.</summary>
[CollectionDefinition(Name)]
public sealed class SeededDemo : IAsyncLifetime, ICollectionFixture<SeededDemo>
{
    public const string Name = "Seeded demo";

    public DirectoryApp App { get; } = new();

    public DemoSeed Seed => App.Services.GetRequiredService<DemoSeed>();

    public DemoSeedResult First { get; private set; } = null!;

    public IReadOnlyList<string?> Warnings { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        First = await Seed.SeedAsync(evenWithSchools: false, TestContext.Current.CancellationToken);
        await using var db = App.Db.OpenToRead();
        Warnings = await db.ImportRuns.SelectMany(run => run.Results)
            .Where(result => result.Outcome == ImportRowOutcome.Warned).Select(result => result.Message)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
