using LinkDirectory.Data.Search;
using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Access.People;

/// <summary>An account as its administrator sees it.</summary>
public sealed record AccountReading(Account Account, IReadOnlyList<MembershipReading> Memberships);

/// <param name="Organisation">The name of what it is for; null for an administrator's.</param>
/// <param name="MayEnd">Whether the actor may end it.</param>
public sealed record MembershipReading(Membership Membership, string? Organisation, bool MayEnd);

/// <summary>An invitation that waits to be taken up.</summary>
public sealed record InvitationReading(Invitation Invitation, string? Organisation);

/// <summary>Who has an account and what they may do: all of it for administrators, that of their areas for editors.</summary>
public sealed class Accounts(
    DirectoryDb directory, PasswordLinks links, InvitationMails mails, IOptions<LinkLifetimeOptions> lifetimes, TimeProvider clock)
{
    public const int LongestName = 200;

    public const int PageSize = 50;

    /// <summary>A name as it is kept, without what was pasted unseen; null where pages and mails could not show it.</summary>
    public static string? NameFrom(string typed) =>
        InvisibleText.Remove(typed).Trim() is { Length: > 0 and <= LongestName } name && InvisibleText.IsPlainLine(name) ? name : null;

    /// <summary>Whether an actor may see any of it.</summary>
    public static bool MaySee(Actor actor) => actor.Administers || actor.EditsAreas.Count > 0;

    /// <summary>
    /// Accounts by name whose name or address has the text in it, at most 50 after those skipped; empty for people who may not see them.
    /// </summary>
    public async Task<IReadOnlyList<AccountReading>> SearchAsync(Actor actor, string? text, int skip, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var like = LikeText.Containing(text);
        var accounts = await Seen(db, actor).Where(a => EF.Functions.Like(a.Name, like, "\\") || EF.Functions.Like(a.Email, like, "\\"))
            .OrderBy(a => a.Name).ThenBy(a => a.Id).Skip(skip).Take(PageSize).Include(a => a.Memberships).AsSplitQuery()
            .ToListAsync(cancellation);
        return await ReadAsync(db, accounts, cancellation);
    }

    /// <summary>One account; null where it is not there or not the actor's to see.</summary>
    public async Task<AccountReading?> FindAsync(Actor actor, int accountId, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var accounts = await Seen(db, actor).Where(a => a.Id == accountId).Include(a => a.Memberships).ToListAsync(cancellation);
        return (await ReadAsync(db, accounts, cancellation)).SingleOrDefault() is { } read
            ? await WithRightsAsync(db, actor, read, cancellation)
            : null;
    }

    /// <summary>The name and memberships of the caller, for themselves; null for anyone not signed in.</summary>
    public async Task<AccountReading?> OwnAsync(Actor actor, CancellationToken cancellation)
    {
        if (actor.AccountId is not { } id)
        {
            return null;
        }

        await using var db = directory.OpenToRead();
        var own = await db.Accounts.Include(a => a.Memberships.OrderBy(m => m.Id)).SingleOrDefaultAsync(a => a.Id == id, cancellation);
        return own is null ? null : (await ReadAsync(db, [own], cancellation)).Single();
    }

    /// <summary>
    /// Invitations that wait, the newest first, at most 50: an administrator's are all, an editor's those that they might have given.
    /// </summary>
    public async Task<IReadOnlyList<InvitationReading>> InvitationsAsync(Actor actor, CancellationToken cancellation)
    {
        if (!MaySee(actor))
        {
            return [];
        }

        var now = clock.GetUtcNow();
        await using var db = directory.OpenToRead();
        var open = await db.Invitations.Where(i => i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now)
            .Where(i => actor.Administers
                || actor.EditsAreas.Contains(i.AreaId!.Value)
                || (actor.AccountId != null && i.InvitedById == actor.AccountId)
                || i.ProviderId != null || i.ServiceId != null
                || db.SchoolAreas.Any(s => s.SchoolId == i.SchoolId && actor.EditsAreas.Contains(s.AreaId)))
            .OrderByDescending(i => i.Id).ToListAsync(cancellation);
        var waiting = new List<Invitation>();
        foreach (var invitation in open)
        {
            // Whether a service is the editor's is asked of each: its catchment may be drawn.
            if (invitation is { ProviderId: null, ServiceId: null }
                || (actor.AccountId is { } own && invitation.InvitedById == own)
                || await Grant.From(invitation).MayBeGivenByAsync(actor, db, cancellation))
            {
                waiting.Add(invitation);
            }

            if (waiting.Count == PageSize)
            {
                break;
            }
        }

        var names = await OrganisationNames.FindAsync(db, [.. waiting.Select(Grant.From)], cancellation);
        return [.. waiting.Select(i => new InvitationReading(i, names.GetValueOrDefault(Grant.From(i))))];
    }

    /// <summary>Makes an account from the command line, with a link to choose its password, which is mailed too.</summary>
    /// <returns>The link; or null and what is wrong, a sentence.</returns>
    public async Task<(Uri? Link, string? Problem)> AddAsync(Actor actor, InvitationGiven given, CancellationToken cancellation)
    {
        var email = InvisibleText.Remove(given.Email).Trim();
        if (!actor.Administers || !EmailText.IsAddress(email))
        {
            return (null, $"'{email}' is not an email address.");
        }

        if (NameFrom(given.Name) is not { } name)
        {
            return (null, AccessProblems.NoName.Message);
        }

        await using var db = directory.Open();
        if (await Grant.FindAsync(db, given.Role, given.Organisation, cancellation) is not { } grant)
        {
            return (null, given.Organisation is null
                ? $"The role {given.Role} is for a school, a provider, a service or an area: name it."
                : $"The directory has nothing '{given.Organisation}' that the role {given.Role} could be for.");
        }

        var normalized = EmailText.Normalize(email);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var account = await db.Accounts.Include(a => a.Memberships).SingleOrDefaultAsync(a => a.NormalizedEmail == normalized,
            cancellation);
        if (account is { ClosedAt: not null } || account?.Memberships.Exists(grant.IsFor) == true)
        {
            return (null, account.ClosedAt is null ? $"{email} has that role already." : $"The account of {email} is closed.");
        }

        if (account is null)
        {
            account = Account.Create(name, email, now);
            db.Accounts.Add(account);
            await db.SaveChangesAsync(cancellation);
        }

        db.Memberships.Add(grant.Membership(account.Id, now, actor.AccountId));
        AuditTrail.Add(db, actor, now, "grant membership", $"Account {account.Id}", grant.ToString());
        var lifetime = lifetimes.Value.FirstPassword;
        var link = links.Make(account, lifetime);
        await mails.TellWatchersAsync(db, grant, account, cancellation);
        await links.AddMailAsync(db, account, ChoosePasswordMail.WriteForNewAccount(link, lifetime), cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (link, null);
    }

    /// <summary>The account of an address, for the command line; null where there is none that is open.</summary>
    public async Task<Account?> ByEmailAsync(Actor actor, string email, CancellationToken cancellation)
    {
        var normalized = EmailText.Normalize(email);
        await using var db = directory.OpenToRead();
        return actor.Administers
            ? await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == normalized && a.ClosedAt == null, cancellation)
            : null;
    }

    private static IQueryable<Account> Seen(DirectoryDbContext db, Actor actor)
    {
        if (actor.Administers)
        {
            return db.Accounts;
        }

        var services = db.ServicesNaming(actor.EditsAreas);
        return db.Accounts.Where(a => actor.EditsAreas.Count > 0 && a.Memberships.Any(m => actor.EditsAreas.Contains(m.AreaId!.Value)
            || db.SchoolAreas.Any(s => s.SchoolId == m.SchoolId && actor.EditsAreas.Contains(s.AreaId))
            || services.Any(s => s.Id == m.ServiceId || s.ProviderId == m.ProviderId)));
    }

    private static async Task<IReadOnlyList<AccountReading>> ReadAsync(
        DirectoryDbContext db, List<Account> accounts, CancellationToken cancellation)
    {
        var names = await OrganisationNames.FindAsync(db, [.. accounts.SelectMany(a => a.Memberships).Select(Grant.From)], cancellation);
        return [
            .. accounts.Select(a => new AccountReading(a,
                [.. a.Memberships.Select(m => new MembershipReading(m, names.GetValueOrDefault(Grant.From(m)), MayEnd: false))]))];
    }

    private static async Task<AccountReading> WithRightsAsync(
        DirectoryDbContext db, Actor actor, AccountReading read, CancellationToken cancellation)
    {
        var memberships = new List<MembershipReading>();
        foreach (var membership in read.Memberships)
        {
            var mayEnd = await Grant.From(membership.Membership).MayBeGivenByAsync(actor, db, cancellation);
            memberships.Add(membership with { MayEnd = mayEnd });
        }

        return read with { Memberships = memberships };
    }
}
