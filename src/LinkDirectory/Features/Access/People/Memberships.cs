using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Audit;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Access.People;

/// <summary>Ends memberships, grants the reading of referrals and closes accounts. Each acts at the person's next request.</summary>
public sealed class Memberships(
    DirectoryDb directory, SecurityNotices notices, InvitationMails mails, TimeProvider clock)
{
    /// <summary>Ends a membership, by somebody who could have given it.</summary>
    public async Task<Result> EndAsync(Actor actor, int membershipId, CancellationToken cancellation)
    {
        // Within one turn to write, so that of two who end each other's role at the same moment the second is the last administrator.
        await using var db = directory.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Memberships.FindAsync([membershipId], cancellation) is not { } membership)
        {
            return Unknown(actor);
        }

        if (!await Grant.From(membership).MayBeGivenByAsync(actor, db, cancellation))
        {
            return AccessProblems.AskAdministrator;
        }

        if (membership.Role == UserRole.Administrator && await IsLastAdministratorAsync(db, membership.AccountId, cancellation))
        {
            return AccessProblems.LastAdministrator;
        }

        db.Memberships.Remove(membership);
        var ended = Grant.From(membership).ToString();
        AuditTrail.Add(db, actor, clock.GetUtcNow(), "end membership", $"Account {membership.AccountId}", ended);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Done;
    }

    /// <summary>
    /// Lets a member of staff read referrals, once two administrators have said so, or no longer, by the word of one. The command line
    /// alone is enough.
    /// </summary>
    public async Task<Result> SetReadsReferralsAsync(Actor actor, int membershipId, bool reads, CancellationToken cancellation)
    {
        if (!actor.Administers)
        {
            return AccessProblems.AskAdministrator;
        }

        await using var db = directory.Open();
        if (await db.Memberships.FindAsync([membershipId],
            cancellation) is not { Role: UserRole.SchoolStaff or UserRole.ProviderStaff } membership)
        {
            return AccessProblems.ChangedMeanwhile;
        }

        if (reads && !membership.ReadsReferrals && await RefusalAsync(db, actor, membership, cancellation) is { } refused)
        {
            return refused;
        }

        if (membership.ReadsReferrals != reads || membership.ReferralsAskedById is not null)
        {
            (membership.ReadsReferrals, membership.ReferralsAskedById) = (reads, null);
            AuditTrail.Add(db, actor, clock.GetUtcNow(), reads ? "grant referrals" : "end referrals", $"Account {membership.AccountId}",
                Grant.From(membership).ToString());
            await db.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    // Done where this is the first word of two.
    private async Task<Result?> RefusalAsync(DirectoryDbContext db, Actor actor, Membership membership, CancellationToken cancellation)
    {
        if (actor.AccountId == membership.AccountId)
        {
            return AccessProblems.NotYourself;
        }

        if (actor.Channel == Channel.CommandLine || (membership.ReferralsAskedById is { } asked && asked != actor.AccountId))
        {
            return null;
        }

        if (membership.ReferralsAskedById is not null)
        {
            return AccessProblems.NeedsAnother;
        }

        membership.ReferralsAskedById = actor.AccountId;
        AuditTrail.Add(db, actor, clock.GetUtcNow(), "ask to grant referrals", $"Account {membership.AccountId}",
            Grant.From(membership).ToString());
        await mails.AskForReferralsAsync(db, membership, actor.AccountId, cancellation);
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Closes an account: nobody signs in to it, its tokens stop and its sessions end at once. Nothing is deleted.</summary>
    public Task<Result> CloseAsync(Actor actor, int accountId, CancellationToken cancellation) =>
        AdministerAsync(actor, accountId, "close account", async (db, account) =>
        {
            account.ClosedAt ??= clock.GetUtcNow();
            return await IsLastAdministratorAsync(db, accountId, cancellation)
                ? AccessProblems.LastAdministrator
                : Result.Done;
        }, cancellation);

    public Task<Result> ReopenAsync(Actor actor, int accountId, CancellationToken cancellation) =>
        AdministerAsync(actor, accountId, "reopen account", (_, account) =>
        {
            account.ClosedAt = null;
            return Task.FromResult(Result.Done);
        }, cancellation);

    /// <summary>
    /// Removes the authenticator app, and its recovery codes, of somebody who has lost it; they are told by email. Their password alone
    /// signs them in then.
    /// </summary>
    public Task<Result> RemoveAuthenticatorAsync(Actor actor, int accountId, CancellationToken cancellation) =>
        AdministerAsync(actor, accountId, "remove authenticator", async (db, account) =>
        {
            if (!account.TwoFactorEnabled)
            {
                return AccessProblems.ChangedMeanwhile;
            }

            account.RemoveAuthenticator();
            await notices.AddAsync(db, account, SecurityEvent.AuthenticatorRemovedByAdministrator, cancellation);
            return Result.Done;
        }, cancellation);

    // A change that changes nothing ends no session and leaves no line.
    private async Task<Result> AdministerAsync(
        Actor actor, int accountId, string act, Func<DirectoryDbContext, Account, Task<Result>> change,
        CancellationToken cancellation)
    {
        if (!actor.Administers)
        {
            return AccessProblems.AskAdministrator;
        }

        await using var db = directory.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation); // as where a role is ended
        if (await db.Accounts.Include(a => a.RecoveryCodes).SingleOrDefaultAsync(a => a.Id == accountId, cancellation) is not { } account)
        {
            return AccessProblems.ChangedMeanwhile;
        }

        var outcome = await change(db, account);
        if (outcome.IsDone && db.ChangeTracker.HasChanges())
        {
            account.EndSessions();
            AuditTrail.Add(db, actor, clock.GetUtcNow(), act, $"Account {accountId}");
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return outcome;
    }

    // People who may see no membership learn nothing of which there are.
    private static Problem Unknown(Actor actor) => Accounts.MaySee(actor)
        ? AccessProblems.ChangedMeanwhile
        : AccessProblems.AskAdministrator;

    private static async Task<bool> IsLastAdministratorAsync(DirectoryDbContext db, int accountId, CancellationToken cancellation)
    {
        var administrators = await db.Memberships
            .Where(m => m.Role == UserRole.Administrator && db.Accounts.Any(a => a.Id == m.AccountId && a.ClosedAt == null))
            .Select(m => m.AccountId).Distinct().Take(2).ToListAsync(cancellation);
        return administrators is [var only] && only == accountId;
    }
}
