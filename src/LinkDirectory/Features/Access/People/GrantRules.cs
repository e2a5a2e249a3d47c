using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Access.People;

/// <summary>
/// Who may give what to whom, so that nobody widens their own sight: not with a role for themselves, and not with one for a second
/// address of their own.
/// </summary>
public sealed class GrantRules(PeopleSight sight)
{
    /// <summary>
    /// Whether a second person must agree: where the role shows people whom its giver does not see, or lets its holder give roles. The
    /// command line serves an operator who is alone.
    /// </summary>
    internal async Task<bool> NeedsSecondPersonAsync(DirectoryDbContext db, Actor giver, Grant grant, CancellationToken cancellation) =>
        giver.Channel != Channel.CommandLine
        && (grant.Role is UserRole.Administrator or UserRole.DirectoryEditor
            || await sight.SeesMoreAsync(db, await Actors.SightOfAsync(db, grant, cancellation), giver, cancellation));

    /// <summary>
    /// Whether an actor may be the second person: somebody else, who could have given it, and not the one whom it is for.
    /// </summary>
    internal static async Task<bool> MayAgreeAsync(
        DirectoryDbContext db, Actor second, int? giverId, string normalizedEmail, Grant grant, CancellationToken cancellation) =>
        second.AccountId is { } id && id != giverId
        && await grant.MayBeGivenByAsync(second, db, cancellation)
        && !await db.Accounts.AnyAsync(a => a.Id == id && a.NormalizedEmail == normalizedEmail, cancellation);

    /// <summary>
    /// Who is told of a role that is given, by account: the administrators and the editors of its areas, but for those left out.
    /// </summary>
    internal static async Task<IReadOnlyList<Account>> WatchersAsync(
        DirectoryDbContext db, Grant grant, int? giverId, string normalizedEmail, CancellationToken cancellation)
    {
        var areas = await AreasOfAsync(db, grant, cancellation);
        return await db.OpenAccounts.Where(a => a.Id != giverId)
            .Where(a => a.NormalizedEmail != normalizedEmail)
            .Where(a => a.Memberships.Any(m => m.Role == UserRole.Administrator
                || (m.Role == UserRole.DirectoryEditor && areas.Contains(m.AreaId!.Value))))
            .OrderBy(a => a.Id).ToListAsync(cancellation);
    }

    private static Task<List<int>> AreasOfAsync(DirectoryDbContext db, Grant grant, CancellationToken cancellation) =>
        db.Areas.Where(a => a.Id == grant.AreaId).Select(a => a.Id)
            .Union(db.SchoolAreas.Where(s => s.SchoolId == grant.SchoolId).Select(s => s.AreaId))
            .Union(db.AreasNamedBy(db.Services.Where(s => s.Id == grant.ServiceId || s.ProviderId == grant.ProviderId)))
            .ToListAsync(cancellation);
}
