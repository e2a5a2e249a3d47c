using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>Keeps each school's local authority and areas, after schools or areas have changed.</summary>
public sealed class SchoolAreaAssignment : IAreaFollower
{
    /// <summary>Finds every school's areas again and writes what differs, in the import's transaction.</summary>
    public static async Task AssignAsync(ImportSession session)
    {
        var elsewhere = await AssignAsync(session.Db, session.Today, rows => session.Tell(ImportStage.Finishing, rows),
            session.Cancellation);
        if (elsewhere.Count > 0)
        {
            session.Report.Note(await DisagreementAsync(session, elsewhere));
        }
    }

    Task IAreaFollower.FollowAsync(DirectoryDbContext db, DateOnly today, CancellationToken cancellation) =>
        AssignAsync(db, today, _ => { }, cancellation);

    /// <returns>The schools that are inside the boundary of another local authority than theirs, where they did not before.</returns>
    private static async Task<IReadOnlyList<int>> AssignAsync(
        DirectoryDbContext db, DateOnly today, Action<int> tell, CancellationToken cancellation)
    {
        var finder = await AreaFinder.LoadAsync(db, today, cancellation);
        var assigned = (await db.SchoolAreas.AsNoTracking().ToListAsync(cancellation)).ToLookup(pair => pair.SchoolId, pair => pair.AreaId);
        if (finder.IsEmpty && assigned.Count == 0)
        {
            return [];
        }

        var grounds = (await db.SchoolGrounds.AsNoTracking().ToListAsync(cancellation))
            .ToLookup(pair => pair.SchoolId, pair => pair.AreaId);
        var schools = await SchoolsAsync(db, cancellation);
        var points = await SchoolPostcodePoints.ReadAsync(db, cancellation);
        using var writer = new StandingWriter(db);
        var elsewhere = new List<int>();
        foreach (var (index, school) in schools.Index())
        {
            var found = finder.Find(school.GssCode, school.AuthorityName, school.Point ?? PointOf(school.Id), assigned[school.Id]);
            writer.Write(school.Id, school.LocalAuthorityId, assigned[school.Id], grounds[school.Id], found);
            if (found.Ground.Except(grounds[school.Id]).Any())
            {
                elsewhere.Add(school.Id);
            }

            tell(index + 1);
        }

        return elsewhere;

        Point? PointOf(int school) => points.TryGetValue(school, out var point) ? point : null;
    }

    private static async Task<List<Row>> SchoolsAsync(DirectoryDbContext db, CancellationToken cancellation) =>
        await db.Schools.AsNoTracking().Select(school => new Row(
            school.Id, school.GssLocalAuthorityCode, school.GiasLocalAuthorityName, school.Latitude, school.Longitude,
            school.LocalAuthorityId)).ToListAsync(cancellation);

    private static async Task<string> DisagreementAsync(ImportSession session, IReadOnlyList<int> elsewhere)
    {
        var first = elsewhere.Take(SchoolLosses.MostListed).ToList();
        var schools = await session.Db.Schools.AsNoTracking().Where(s => first.Contains(s.Id)).OrderBy(s => s.Urn).Select(s => new
        {
            s.Urn,
            s.Name,
            Stated = s.LocalAuthority!.Name,
            Ground = session.Db.SchoolGrounds.Where(g => g.SchoolId == s.Id)
                .Join(session.Db.Areas, g => g.AreaId, a => a.Id, (_, a) => a.Name).Min(),
        }).ToListAsync(session.Cancellation);
        var named = string.Join("; ", schools.Select(s => $"{CodeText.Named(s.Name, s.Urn)}, of {s.Stated} and inside {s.Ground}"));
        var how = elsewhere.Count == 1
            ? "1 school is inside the boundary of a different local authority from the one that GIAS names, and is"
            : $"{PlainNumber.Format(elsewhere.Count)} schools are inside the boundary of a different local authority from the one "
                + "that GIAS names, and are";
        return $"{how} offered the services of both: {named}"
            + (elsewhere.Count > first.Count ? $"; and {PlainNumber.Format(elsewhere.Count - first.Count)} more." : ".");
    }

    private sealed record Row(
        int Id, string? GssCode, string? AuthorityName, double? Latitude, double? Longitude, int? LocalAuthorityId)
    {
        public Point? Point => Latitude is { } latitude && Longitude is { } longitude ? new Point(latitude, longitude) : null;
    }
}
