using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Verifications;

/// <summary>
/// Areas' own verification cycles. A school is asked by the policies of the areas that it is in, its local authority among
/// them; a service by those of the areas that its catchment names. Where several have one, the soonest day counts.
/// </summary>
public sealed class Policies(DirectoryDb directory, TimeProvider clock)
{
    /// <summary>The area's own days; null where it has none and the usual ones hold.</summary>
    public async Task<PolicyDays?> OfAreaAsync(int areaId, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await db.VerificationPolicies.SingleOrDefaultAsync(p => p.AreaId == areaId, cancellation) is { } policy
            ? DaysOf(policy)
            : null;
    }

    /// <summary>Whether an actor may set an area's days: its editors and administrators.</summary>
    public static bool MaySet(Actor actor, int areaId) => actor.Administers || actor.MayKeepArea(areaId);

    /// <summary>
    /// Sets an area's days, or takes them away so that the usual ones hold, and moves every period that they decide in the same
    /// transaction.
    /// </summary>
    /// <returns>The days that hold from now.</returns>
    public async Task<Result<PolicyDays>> SetAsync(int areaId, PolicyDays? days, Actor actor, CancellationToken cancellation)
    {
        if (!MaySet(actor, areaId))
        {
            return new NotAllowed("You may not set this. Ask the area’s directory editor.");
        }

        if (ProblemsOf(days) is { Count: > 0 } problems)
        {
            return Result<PolicyDays>.Refused(problems);
        }

        await using var db = directory.Open();
        if (await db.Areas.Where(a => a.Id == areaId).Select(a => a.Code).SingleOrDefaultAsync(cancellation) is not { } code)
        {
            return new NotFound("Area", areaId);
        }

        var policy = await db.VerificationPolicies.SingleOrDefaultAsync(p => p.AreaId == areaId, cancellation);
        var before = policy is null ? null : DaysOf(policy);
        if (before == days)
        {
            return days ?? PolicyDays.Usual;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        VerificationPolicies.Write(db, policy, areaId, days);
        await db.SaveChangesAsync(cancellation);
        var moved = await PolicyPeriods.MoveAsync(db, areaId, cancellation);
        AuditTrail.Add(db, actor, clock.GetUtcNow(), "set verification policy", $"Area {code}", $"{moved} periods moved",
            Change("autumnBy", before?.AutumnBy, days?.AutumnBy), Change("springBy", before?.SpringBy, days?.SpringBy),
            Change("serviceDays", before?.ServiceDays, days?.ServiceDays));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return days ?? PolicyDays.Usual;
    }

    private static List<Problem> ProblemsOf(PolicyDays? days)
    {
        if (days is null)
        {
            return [];
        }

        var problems = new List<Problem>();
        if (!IsDay(days.AutumnBy, 930, 1215))
        {
            problems.Add(new InvalidInput("Give a day from 30 September to 15 December", "autumnBy"));
        }

        if (!IsDay(days.SpringBy, 201, 531))
        {
            problems.Add(new InvalidInput("Give a day from 1 February to 31 May", "springBy"));
        }

        if (days.ServiceDays is < 30 or > 366)
        {
            problems.Add(new InvalidInput("Give a number of days from 30 to 366", "serviceDays"));
        }

        return problems;
    }

    // 29 February is no day of every year.
    private static bool IsDay(int monthAndDay, int first, int last) =>
        monthAndDay >= first
            && monthAndDay <= last
            && monthAndDay % 100 >= 1
            && monthAndDay % 100 <= DateTime.DaysInMonth(2027, monthAndDay / 100);

    private static PolicyDays DaysOf(VerificationPolicy policy) => new(policy.AutumnBy, policy.SpringBy, policy.ServiceDays);

    private static AuditChange Change(string field, int? from, int? to) => new(field,
        from?.ToString(System.Globalization.CultureInfo.InvariantCulture), to?.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
