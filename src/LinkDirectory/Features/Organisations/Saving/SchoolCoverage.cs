using System.Collections;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>
/// Which open services cover which open schools, for the whole directory at once. A catchment by home or practice is tested as if the
/// child lived at the school.
/// </summary>
internal sealed class SchoolCoverage
{
    private readonly IReadOnlyList<CoveredSchool> schools;
    private readonly Dictionary<int, int> positions;
    private readonly Dictionary<int, CoveringService> services = [];

    private SchoolCoverage(IReadOnlyList<CoveredSchool> schools)
    {
        this.schools = schools;
        positions = schools.Index().ToDictionary(school => school.Item.Id, school => school.Index);
    }

    /// <summary>Notes how things are; null where no open service has a catchment.</summary>
    public static async Task<SchoolCoverage?> ReadAsync(DirectoryDbContext db, CancellationToken cancellation)
    {
        if (!await db.Services.AnyAsync(s => s.Status == ServiceStatus.Open, cancellation))
        {
            return null;
        }

        var open = await db.Schools.AsNoTracking()
            .Where(s => School.Teaching.Contains(s.Status)).OrderBy(s => s.Urn)
            .Select(s => new CoveredSchool(s.Id, s.Urn, s.Name, s.Latitude, s.Longitude)).ToListAsync(cancellation);
        var coverage = new SchoolCoverage(open);
        await coverage.ReadServicesAsync(db, cancellation);
        return coverage;
    }

    /// <summary>What schools that are open then and now have lost since.</summary>
    public SchoolLosses LostUntil(SchoolCoverage? now)
    {
        var lost = new Dictionary<int, List<string>>();
        foreach (var (id, before) in services)
        {
            foreach (var school in StillOpen(before, now).Where(school => !Covers(now, id, school)))
            {
                lost.TryAdd(school, []);
                lost[school].Add(before.Name);
            }
        }

        var losses = lost.Select(of => new Loss(schools[of.Key], of.Value, LastOnes(of.Key, now))).ToList();
        return new SchoolLosses(losses.Count, now?.schools.Count ?? 0, losses.Count(loss => loss.LastOnes.Count > 0),
            [.. losses.OrderBy(loss => loss.LastOnes.Count == 0).ThenBy(loss => loss.School.Urn).Select(loss => loss.ToString())]);
    }

    private IEnumerable<int> StillOpen(CoveringService service, SchoolCoverage? now) =>
        Enumerable.Range(0, schools.Count).Where(school => service.Schools[school]
            && (now is null || now.positions.ContainsKey(schools[school].Id)));

    private bool Covers(SchoolCoverage? now, int service, int school) => now is not null
        && now.services.TryGetValue(service, out var covering) && now.positions.TryGetValue(schools[school].Id, out var position)
        && covering.Schools[position];

    private IReadOnlyList<string> LastOnes(int school, SchoolCoverage? now)
    {
        var before = Of(school);
        var after = now is not null && now.positions.TryGetValue(schools[school].Id, out var at) ? now.Of(at) : default;
        var needs = before.Needs.Except(after.Needs);
        return
        [
            .. before.CrisisLine && !after.CrisisLine ? ["its last crisis line"] : Array.Empty<string>(),
            .. needs.IsEmpty ? [] : new[] { $"its last service for {Phrases.List(needs.Select(need => need.InSentence()))}" },
        ];
    }

    private (bool CrisisLine, EnumSet<Need> Needs) Of(int school)
    {
        var covering = services.Values.Where(service => service.Schools[school]).ToList();
        var needs = EnumSet<Need>.From(covering.SelectMany(service => service.Needs).Distinct());
        return (covering.Exists(service => service.IsCrisisLine), needs);
    }

    private async Task ReadServicesAsync(DirectoryDbContext db, CancellationToken cancellation)
    {
        var open = await db.Services.AsNoTracking().Where(s => s.Status == ServiceStatus.Open).Select(s => new
        {
            s.Id,
            s.Name,
            s.Kind,
            s.UrgentTelephone,
            s.Needs,
            s.CatchmentBasis,
            s.CatchmentBoundary,
        }).ToListAsync(cancellation);
        var areas = await AreasAsync(db, cancellation);
        var catchments = (await db.Services.Where(s => s.Status == ServiceStatus.Open)
            .SelectMany(s => s.CatchmentAreas, (s, a) => new { s.Id, AreaId = a.Id }).ToListAsync(cancellation))
            .ToLookup(c => c.Id, c => c.AreaId);
        var named = (await db.Services.Where(s => s.Status == ServiceStatus.Open)
            .SelectMany(s => s.CatchmentSchools, (s, c) => new { s.Id, SchoolId = c.Id }).ToListAsync(cancellation))
            .ToLookup(c => c.Id, c => c.SchoolId);
        var heirs = await db.SchoolHeirs.ToDictionaryAsync(h => h.ClosedSchoolId, h => h.SchoolId, cancellation);
        foreach (var service in open)
        {
            var covered = new BitArray(schools.Count, service.CatchmentBasis.IsEmpty);
            foreach (var area in catchments[service.Id].Where(areas.ContainsKey))
            {
                covered.Or(areas[area]);
            }

            if (service.CatchmentBasis.Contains(EligibilityBasis.School))
            {
                Set(covered, named[service.Id].Select(school => heirs.GetValueOrDefault(school, school)));
            }

            Set(covered, Inside(service.CatchmentBoundary));
            services[service.Id] = new CoveringService(service.Name, Service.IsCrisisLineOf(service.Kind, ServiceStatus.Open,
                service.UrgentTelephone), service.Needs, covered);
        }
    }

    private async Task<Dictionary<int, BitArray>> AreasAsync(DirectoryDbContext db, CancellationToken cancellation)
    {
        var named = db.Set<Dictionary<string, object>>("ServiceCatchmentAreas").Select(c => (int)c["AreaId"]).Distinct();
        var pairs = await db.SchoolAreas.Where(a => named.Contains(a.AreaId)).Select(a => new { a.AreaId, a.SchoolId })
            .Concat(db.SchoolGrounds.Where(g => named.Contains(g.AreaId)).Select(g => new { g.AreaId, g.SchoolId }))
            .ToListAsync(cancellation);
        return pairs.GroupBy(pair => pair.AreaId).ToDictionary(of => of.Key, of =>
        {
            var bits = new BitArray(schools.Count);
            Set(bits, of.Select(pair => pair.SchoolId));
            return bits;
        });
    }

    private IEnumerable<int> Inside(byte[]? boundary)
    {
        if (boundary is null)
        {
            return [];
        }

        var drawn = Boundary.Read(boundary);
        var box = drawn.Geometry.EnvelopeInternal;
        return schools.Where(s => s is { Latitude: { } latitude, Longitude: { } longitude } && box.Contains(longitude, latitude)
            && drawn.Contains(new Point(latitude, longitude))).Select(s => s.Id);
    }

    private void Set(BitArray bits, IEnumerable<int> schoolIds)
    {
        foreach (var id in schoolIds)
        {
            if (positions.TryGetValue(id, out var position))
            {
                bits[position] = true;
            }
        }
    }

    private sealed record CoveredSchool(int Id, int Urn, string Name, double? Latitude, double? Longitude);

    private sealed record CoveringService(string Name, bool IsCrisisLine, EnumSet<Need> Needs, BitArray Schools);

    private sealed record Loss(CoveredSchool School, IReadOnlyList<string> Services, IReadOnlyList<string> LastOnes)
    {
        public override string ToString()
        {
            var loss = $"{CodeText.Named(School.Name, School.Urn)} loses {Phrases.ShortList(Services, "and")}";
            return LastOnes.Count == 0 ? loss : $"{loss}: {Phrases.List(LastOnes)}";
        }
    }
}

/// <summary>Sees what open schools lose by a change, an import's or an edit's.</summary>
internal sealed class SchoolLossWatch : ISchoolLosses
{
    public async Task<Func<Task<SchoolLosses>>?> WatchAsync(DirectoryDbContext db, CancellationToken cancellation)
    {
        if (await SchoolCoverage.ReadAsync(db, cancellation) is not { } before)
        {
            return null;
        }

        return async () => before.LostUntil(await SchoolCoverage.ReadAsync(db, cancellation));
    }
}
