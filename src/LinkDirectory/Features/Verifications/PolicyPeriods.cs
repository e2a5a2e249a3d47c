using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Verifications;

/// <summary>
/// Moves the periods that an area's policy decides, once it has changed: a few statements to read, then one prepared for each table.
/// </summary>
internal static class PolicyPeriods
{
    /// <summary>
    /// Sets again when each verified contact and service of the area is to be confirmed again. To be called in a transaction.
    /// </summary>
    /// <returns>How many moved.</returns>
    public static async Task<int> MoveAsync(DirectoryDbContext db, int areaId, CancellationToken cancellation)
    {
        var policies = await db.VerificationPolicies.AsNoTracking().ToDictionaryAsync(p => p.AreaId, cancellation);
        int[] areas = [.. policies.Keys];
        return await MoveSchoolsAsync(db, areaId, policies, areas, cancellation)
            + await MoveServicesAsync(db, areaId, policies, areas, cancellation)
            + await MoveAreaAsync(db, areaId, policies, cancellation);
    }

    private static async Task<int> MoveSchoolsAsync(
        DirectoryDbContext db, int areaId, Dictionary<int, VerificationPolicy> policies, int[] areas, CancellationToken cancellation)
    {
        var schools = db.SchoolAreas.Where(a => a.AreaId == areaId).Select(a => a.SchoolId);
        var policiesOf = (await db.SchoolAreas.Where(a => areas.Contains(a.AreaId) && schools.Contains(a.SchoolId))
            .Select(a => new { a.SchoolId, a.AreaId }).ToListAsync(cancellation)).ToLookup(a => a.SchoolId, a => policies[a.AreaId]);
        var contacts = await db.PointsOfContact.Where(c => schools.Contains(c.SchoolId!.Value) && c.LastVerifiedAt != null)
            .Select(c => new Verified(c.Id, c.SchoolId!.Value, c.LastVerifiedAt!.Value, c.VerifyBy)).ToListAsync(cancellation);
        return VerificationCycle.MovePeriods(
            db, Moved(contacts, c => VerificationCycle.SchoolVerifyBy(DayOf(c.At), [.. policiesOf[c.OwnerId]])));
    }

    private static async Task<int> MoveServicesAsync(
        DirectoryDbContext db, int areaId, Dictionary<int, VerificationPolicy> policies, int[] areas, CancellationToken cancellation)
    {
        var served = await db.Services.Where(s => s.CatchmentAreas.Any(a => a.Id == areaId))
            .Select(s => new { s.Id, s.LastVerifiedAt, s.VerifyBy }).ToListAsync(cancellation);
        int[] ids = [.. served.Select(s => s.Id)];
        var policiesOf = (await db.Services.Where(s => ids.Contains(s.Id))
            .SelectMany(s => s.CatchmentAreas.Where(a => areas.Contains(a.Id)), (s, a) => new { ServiceId = s.Id, AreaId = a.Id })
            .ToListAsync(cancellation)).ToLookup(a => a.ServiceId, a => policies[a.AreaId]);
        var contacts = await db.PointsOfContact.Where(c => ids.Contains(c.ServiceId!.Value) && c.LastVerifiedAt != null)
            .Select(c => new Verified(c.Id, c.ServiceId!.Value, c.LastVerifiedAt!.Value, c.VerifyBy)).ToListAsync(cancellation);
        var records = served.Where(s => s.LastVerifiedAt is not null)
            .Select(s => new Verified(s.Id, s.Id, s.LastVerifiedAt!.Value, s.VerifyBy));
        DateOnly By(Verified of) => VerificationCycle.OtherVerifyBy(DayOf(of.At), [.. policiesOf[of.OwnerId]]);
        return VerificationCycle.MovePeriods(db, Moved(contacts, By)) + ServiceWriter.MovePeriods(db, Moved(records, By));
    }

    private static async Task<int> MoveAreaAsync(
        DirectoryDbContext db, int areaId, Dictionary<int, VerificationPolicy> policies, CancellationToken cancellation)
    {
        var contacts = await db.PointsOfContact.Where(c => c.AreaId == areaId && c.LastVerifiedAt != null)
            .Select(c => new Verified(c.Id, areaId, c.LastVerifiedAt!.Value, c.VerifyBy)).ToListAsync(cancellation);
        VerificationPolicy[] own = policies.TryGetValue(areaId, out var policy) ? [policy] : [];
        return VerificationCycle.MovePeriods(db, Moved(contacts, c => VerificationCycle.OtherVerifyBy(DayOf(c.At), own)));
    }

    private static List<(int Id, DateOnly VerifyBy)> Moved(IEnumerable<Verified> records, Func<Verified, DateOnly> verifyBy) =>
    [
        .. from record in records
           let day = verifyBy(record)
           where day != record.By
           select (record.Id, day),
    ];

    private static DateOnly DayOf(DateTimeOffset at) => London.DayAt(at);

    private sealed record Verified(int Id, int OwnerId, DateTimeOffset At, DateOnly? By);
}
