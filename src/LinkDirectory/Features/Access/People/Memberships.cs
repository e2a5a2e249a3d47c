using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Audit;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Access.People;

/// <summary>What came of a change to a membership or an account.</summary>
public enum MembershipOutcome
{
    Done,
    NotFound,
    NotAllowed,

    /// <summary>It is the last administrator's: nobody could put it right afterwards.</summary>
    LastAdministrator,
}

/// <summary>Ends memberships, grants the reading of referrals and closes accounts. Each acts at the person's next request.</summary>
public sealed class Memberships(DirectoryDb directory, SecurityNotices notices, TimeProvider clock)
{
    /// <summary>Ends a membership, by somebody who could have given it.</summary>
    public async Task<MembershipOutcome> EndAsync(Actor actor, int membershipId, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await db.Memberships.FindAsync([membershipId], cancellation) is not { } membership)
        {
            return Unknown(actor);
        }

        if (!await Grant.From(membership).MayBeGivenByAsync(actor, db, cancellation))
        {
            return MembershipOutcome.NotAllowed;
        }

        if (membership.Role == UserRole.Administrator && await IsLastAdministratorAsync(db, membership.AccountId, cancellation))
        {
            return MembershipOutcome.LastAdministrator;
        }

        db.Memberships.Remove(membership);
        var ended = Grant.From(membership).ToString();
        AuditTrail.Add(db, actor, clock.GetUtcNow(), "end membership", $"Account {membership.AccountId}", ended);
        await db.SaveChangesAsync(cancellation);
        return MembershipOutcome.Done;
    }

    /// <summary>Lets a member of staff read referrals, or no longer. Only an administrator decides it, person by person.</summary>
    public async Task<MembershipOutcome> SetReadsReferralsAsync(Actor actor, int membershipId, bool reads, CancellationToken cancellation)
    {
        if (!actor.Administers)
        {
            return MembershipOutcome.NotAllowed;
        }

        await using var db = directory.Open();
        if (await db.Memberships.FindAsync([membershipId],
            cancellation) is not { Role: UserRole.SchoolStaff or UserRole.ProviderStaff } membership)
        {
            return MembershipOutcome.NotFound;
        }

        if (membership.ReadsReferrals != reads)
        {
            membership.ReadsReferrals = reads;
            AuditTrail.Add(db, actor, clock.GetUtcNow(), reads ? "grant referrals" : "end referrals", $"Account {membership.AccountId}",
                Grant.From(membership).ToString());
            await db.SaveChangesAsync(cancellation);
        }

        return MembershipOutcome.Done;
    }

    /// <summary>Closes an account: nobody signs in to it, its tokens stop and its sessions end at once. Nothing is deleted.</summary>
    public Task<MembershipOutcome> CloseAsync(Actor actor, int accountId, CancellationToken cancellation) =>
        AdministerAsync(actor, accountId, "close account", async (db, account) =>
        {
            account.ClosedAt ??= clock.GetUtcNow();
            return await IsLastAdministratorAsync(db, accountId, cancellation)
                ? MembershipOutcome.LastAdministrator
                : MembershipOutcome.Done;
        }, cancellation);

    public Task<MembershipOutcome> ReopenAsync(Actor actor, int accountId, CancellationToken cancellation) =>
        AdministerAsync(actor, accountId, "reopen account", (_, account) =>
        {
            account.ClosedAt = null;
            return Task.FromResult(MembershipOutcome.Done);
        }, cancellation);

    /// <summary>
    /// Removes the authenticator app, and its recovery codes, of somebody who has lost it; they are told by email. Their password alone
    /// signs them in then.
    /// </summary>
    public Task<MembershipOutcome> RemoveAuthenticatorAsync(Actor actor, int accountId, CancellationToken cancellation) =>
        AdministerAsync(actor, accountId, "remove authenticator", async (db, account) =>
        {
            if (!account.TwoFactorEnabled)
            {
                return MembershipOutcome.NotFound;
            }

            account.RemoveAuthenticator();
            await notices.AddAsync(db, account, SecurityEvent.AuthenticatorRemovedByAdministrator, cancellation);
            return MembershipOutcome.Done;
        }, cancellation);

    // A change that changes nothing ends no session and leaves no line.
    private async Task<MembershipOutcome> AdministerAsync(
        Actor actor, int accountId, string act, Func<DirectoryDbContext, Account, Task<MembershipOutcome>> change,
        CancellationToken cancellation)
    {
        if (!actor.Administers)
        {
            return MembershipOutcome.NotAllowed;
        }

        await using var db = directory.Open();
        if (await db.Accounts.Include(a => a.RecoveryCodes).SingleOrDefaultAsync(a => a.Id == accountId, cancellation) is not { } account)
        {
            return MembershipOutcome.NotFound;
        }

        var outcome = await change(db, account);
        if (outcome == MembershipOutcome.Done && db.ChangeTracker.HasChanges())
        {
            account.EndSessions();
            AuditTrail.Add(db, actor, clock.GetUtcNow(), act, $"Account {accountId}");
            await db.SaveChangesAsync(cancellation);
        }

        return outcome;
    }

    // People who may see no membership learn nothing of which there are.
    private static MembershipOutcome Unknown(Actor actor) => Accounts.MaySee(actor)
        ? MembershipOutcome.NotFound
        : MembershipOutcome.NotAllowed;

    private static async Task<bool> IsLastAdministratorAsync(DirectoryDbContext db, int accountId, CancellationToken cancellation)
    {
        var administrators = await db.Memberships
            .Where(m => m.Role == UserRole.Administrator && db.Accounts.Any(a => a.Id == m.AccountId && a.ClosedAt == null))
            .Select(m => m.AccountId).Distinct().Take(2).ToListAsync(cancellation);
        return administrators is [var only] && only == accountId;
    }
}
