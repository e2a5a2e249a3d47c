using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Links.Import;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places.Import;

namespace LinkDirectory.Features.Demo;

/// <summary>What seeding did.</summary>
/// <param name="Skipped">The directory has schools already, so nothing was done.</param>
/// <param name="Changes">How many records were added or changed.</param>
/// <param name="Problems">What went wrong, in plain English; empty when all went well.</param>
public sealed record DemoSeedResult(
    bool Skipped, int Changes, int Schools, int Services, int PointsOfContact, IReadOnlyList<string> Problems);

/// <summary>
/// Loads the fictional demo area through the importers, in the order in which the files need one another, then records what
/// has happened to its contacts since. Seeding again changes nothing.
/// </summary>
public sealed class DemoSeed(Imports.Imports imports, DirectoryDb directory, DemoEvents events, TimeProvider clock, ILogger<DemoSeed> log)
{
    private const string Begun = "begin demo seed";
    private const string Finished = "finish demo seed";

    private static readonly Actor Seeder = new("demo seed", Channel.Job) { ReadsPeople = true, EditsDirectory = true };

    private static BoundariesImport Boundaries() => new(new BoundaryReading(), SchoolAreaAssignment.AssignAsync);

    private static readonly (string Content, string File, Func<IImport> Start)[] Files =
    [
        ("local authorities", "local-authorities.geojson", Boundaries),
        ("integrated care boards", "integrated-care-board.geojson", Boundaries),
        ("programme areas", "programme-area.geojson", Boundaries),
        ("areas that have ended", "areas.csv", () => new AreasImport(SchoolAreaAssignment.AssignAsync)),
        ("postcodes", "NSPL_AUG_2026_DEMO.csv", () => new PostcodesImport()),
        ("outward codes", "outcodes.csv", () => new OutwardCodesImport()),
        ("schools", "edubasealldata20260901.csv", () => new GiasImport()),
        ("schools' successors", "links_edubasealldata20260901.csv", () => new GiasLinksImport()),
        ("services", "services.csv", () => new ServicesImport()),
        ("contacts", "contacts.csv", () => new ContactsImport()),
        ("agreed links", "links.csv", () => new LinksImport()),
    ];

    /// <param name="evenWithSchools">Seed though the directory has schools, as when the demo is wanted beside England's.</param>
    public async Task<DemoSeedResult> SeedAsync(bool evenWithSchools, CancellationToken cancellation)
    {
        if (!evenWithSchools && await HasSchoolsOfItsOwnAsync(cancellation))
        {
            return new DemoSeedResult(Skipped: true, 0, 0, 0, 0, []);
        }

        await NoteAsync(Begun, cancellation);
        var changes = 0;
        var problems = new List<string>();
        foreach (var (content, file, start) in Files)
        {
            log.LogInformation("Filling the directory with the demo's {Content}", content);
            var report = await imports.RunAsync(start(), new ImportRequest(DemoData.File(file)), Seeder, progress: null, cancellation);
            changes += report.Added + report.Changed + report.Closed;
            problems.AddRange(
                report.Problems.Where(problem => problem.Outcome == ImportRowOutcome.Rejected).Select(problem => $"{file}: {problem}"));
            if (report.Refusal is { } refusal)
            {
                problems.Add(refusal);
            }
        }

        log.LogInformation("Recording what has happened to the demo's contacts");
        changes += await events.RecordAsync(Seeder, cancellation);
        await NoteAsync(Finished, cancellation);
        await using var db = directory.OpenToRead();
        return new DemoSeedResult(
            Skipped: false, changes, await db.Schools.CountAsync(cancellation), await db.Services.CountAsync(cancellation),
            await db.PointsOfContact.CountAsync(cancellation), problems);
    }

    // A seeding that was cut short left schools too, and is taken up again.
    private async Task<bool> HasSchoolsOfItsOwnAsync(CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var isUnfinished = await db.AuditLines.AnyAsync(line => line.Act == Begun, cancellation)
            && !await db.AuditLines.AnyAsync(line => line.Act == Finished, cancellation);
        return !isUnfinished && await db.Schools.AnyAsync(cancellation);
    }

    private async Task NoteAsync(string act, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        AuditTrail.Add(db, Seeder, clock.GetUtcNow(), act, "demo area");
        await db.SaveChangesAsync(cancellation);
    }
}
