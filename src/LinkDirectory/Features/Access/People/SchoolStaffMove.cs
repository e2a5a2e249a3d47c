using LinkDirectory.Features.Audit;

namespace LinkDirectory.Features.Access.People;

/// <summary>Moves the memberships of a closed school's staff to the school that followed it, in its caller's transaction.</summary>
internal static class SchoolStaffMove
{
    /// <summary>Those that the actor may end at the one school and give at the other.</summary>
    public static async Task<IReadOnlyList<Membership>> MovableAsync(
        DirectoryDbContext db, int from, int to, Actor actor, CancellationToken cancellation)
    {
        if (!await StaffOf(from).MayBeGivenByAsync(actor, db, cancellation)
            || !await StaffOf(to).MayBeGivenByAsync(actor, db, cancellation))
        {
            return [];
        }

        // The reading of referrals is granted person by person, by an administrator alone.
        return await db.Memberships.Where(m => m.SchoolId == from && m.Role == UserRole.SchoolStaff
            && (actor.Administers || !m.ReadsReferrals)).OrderBy(m => m.Id).ToListAsync(cancellation);
    }

    /// <summary>Moves them; an account that has both schools keeps one membership.</summary>
    public static async Task MoveAsync(
        DirectoryDbContext db, IReadOnlyList<Membership> staff, int to, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var here = await db.Memberships.Where(m => m.SchoolId == to && m.Role == UserRole.SchoolStaff).ToListAsync(cancellation);
        foreach (var membership in staff)
        {
            var ended = Grant.From(membership);
            if (here.Find(m => m.AccountId == membership.AccountId) is { } own)
            {
                own.ReadsReferrals |= membership.ReadsReferrals;
                db.Memberships.Remove(membership);
            }
            else
            {
                (membership.SchoolId, membership.GrantedAt, membership.GrantedById) = (to, now, actor.AccountId);
                here.Add(membership);
            }

            AuditTrail.Add(db, actor, now, "take over membership", $"Account {membership.AccountId}", detail: null,
                new AuditChange("membership", ended.ToString(), StaffOf(to).ToString()));
        }
    }

    private static Grant StaffOf(int school) => new(UserRole.SchoolStaff, SchoolId: school);
}
