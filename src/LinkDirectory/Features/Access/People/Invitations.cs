using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Access.Tokens;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Notifications;

namespace LinkDirectory.Features.Access.People;

/// <summary>Who to invite to what.</summary>
/// <param name="Organisation">A school's URN, a provider's ODS code or a service's reference, an area's code; null for
/// administrators.</param>
public sealed record InvitationGiven(string Email, string Name, UserRole Role, string? Organisation);

/// <summary>An invitation as the person who follows its link sees it.</summary>
/// <param name="Organisation">The name of what it is for; null for an administrator.</param>
/// <param name="HasAccount">Whether the address has an account, to be signed in to.</param>
public sealed record InvitationOpened(
    string Email, string Name, UserRole Role, string? Organisation, DateTimeOffset ExpiresAt, bool HasAccount);

/// <summary>Offers memberships by email. A link can be used once, and only its hash is kept.</summary>
public sealed class Invitations(
    DirectoryDb directory, GrantRules rules, InvitationMails mails, Passwords passwords, IOptions<LinkLifetimeOptions> lifetimes,
    TimeProvider clock)
{
    /// <summary>
    /// Invites somebody, or asks for the second person who must agree first. Those who watch over the role are told at once.
    /// </summary>
    /// <returns>Whether a second person must agree.</returns>
    public async Task<Result<bool>> InviteAsync(Actor actor, InvitationGiven given, CancellationToken cancellation)
    {
        var email = InvisibleText.Remove(given.Email).Trim();
        if (!EmailText.IsAddress(email))
        {
            return AccessProblems.NotAnAddress;
        }

        if (Accounts.NameFrom(given.Name) is not { } name)
        {
            return AccessProblems.NoName;
        }

        await using var db = directory.Open();
        if (await Grant.FindAsync(db, given.Role, given.Organisation, cancellation) is not { } grant)
        {
            return actor.Administers || actor.EditsAreas.Count > 0 ? AccessProblems.NoOrganisation : AccessProblems.MayNotInvite;
        }

        if (!await grant.MayBeGivenByAsync(actor, db, cancellation))
        {
            return AccessProblems.MayNotInvite;
        }

        var normalized = EmailText.Normalize(email);
        if (await db.Accounts.AnyAsync(a => a.Id == actor.AccountId && a.NormalizedEmail == normalized, cancellation))
        {
            return AccessProblems.NotYourself;
        }

        if ((await db.Memberships.Where(m => db.Accounts.Any(a => a.Id == m.AccountId && a.NormalizedEmail == normalized))
            .ToListAsync(cancellation)).Exists(grant.IsFor))
        {
            return AccessProblems.HasRole;
        }

        var needsSecond = await rules.NeedsSecondPersonAsync(db, actor, grant, cancellation);
        await OfferAsync(db, actor, email, name, grant, needsSecond, cancellation);
        await db.SaveChangesAsync(cancellation);
        return needsSecond;
    }

    /// <summary>What a second person is asked to agree to; null where there is nothing that this actor might agree to.</summary>
    public async Task<InvitationReading?> AskedAsync(Actor actor, int invitationId, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var asked = await db.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId, cancellation);
        return asked is not null && await IsAskedAsync(db, actor, asked, cancellation)
            ? new InvitationReading(asked, await OrganisationNames.FindAsync(db, Grant.From(asked), cancellation))
            : null;
    }

    /// <summary>Agrees, as the second person, to a role that somebody else has given. The invitation goes out.</summary>
    public async Task<Result> AgreeAsync(Actor actor, int invitationId, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await db.Invitations.FindAsync([invitationId], cancellation) is not { } invitation
            || !await IsAskedAsync(db, actor, invitation, cancellation))
        {
            return AccessProblems.ChangedMeanwhile;
        }

        var grant = Grant.From(invitation);
        var (now, token) = (clock.GetUtcNow(), TokenText.NewSecret());
        (invitation.AgreedById, invitation.TokenHash) = (actor.AccountId, TokenText.HashOf(token));
        invitation.ExpiresAt = now + lifetimes.Value.Invitation;
        AuditTrail.Add(db, actor, now, "agree to invitation", $"Invitation {invitation.Id}", grant.ToString());
        await mails.InviteAsync(db, invitation, token, cancellation);
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>What a link offers; null where it is over.</summary>
    public async Task<InvitationOpened?> OpenAsync(string? token, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        if (await FindAsync(db, token, cancellation) is not { } invitation)
        {
            return null;
        }

        var hasAccount = await db.Accounts.AnyAsync(a => a.NormalizedEmail == invitation.NormalizedEmail && a.PasswordHash != null,
            cancellation);
        return new InvitationOpened(
            invitation.Email, invitation.Name, invitation.Role, await OrganisationNames.FindAsync(db, Grant.From(invitation), cancellation),
            invitation.ExpiresAt, hasAccount);
    }

    /// <summary>Takes an invitation up with a new account. Its address is confirmed by the link.</summary>
    public async Task<Result> AcceptAsync(string? token, string name, string password, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await FindAsync(db, token, cancellation) is not { } invitation)
        {
            return AccessProblems.InvitationOver;
        }

        if (Accounts.NameFrom(name) is not { } wanted)
        {
            return AccessProblems.NoName;
        }

        if (Passwords.ProblemOf(password, invitation.Email) is { } problem)
        {
            return problem;
        }

        var now = clock.GetUtcNow();
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == invitation.NormalizedEmail, cancellation);
        if (account is { PasswordHash: not null } or { ClosedAt: not null })
        {
            return AccessProblems.SignInFirst;
        }

        if (account is null)
        {
            account = Account.Create(wanted, invitation.Email, now);
            db.Accounts.Add(account);
        }

        (account.Name, account.EmailConfirmedAt, account.PasswordHash) = (wanted, now, passwords.Hash(account, password));
        account.EndSessions();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        await TakeUpAsync(db, invitation, account, cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes an invitation up with the account that is signed in, which must be of the same address.</summary>
    public async Task<Result> AcceptAsync(Actor actor, string? token, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await FindAsync(db, token, cancellation) is not { } invitation)
        {
            return AccessProblems.InvitationOver;
        }

        var account = actor.Channel == Channel.Page ? await db.Accounts.FindAsync([actor.AccountId ?? 0], cancellation) : null;
        if (account is null || !string.Equals(account.NormalizedEmail, invitation.NormalizedEmail, StringComparison.Ordinal))
        {
            return account is null ? AccessProblems.SignInFirst : AccessProblems.OtherAccount;
        }

        await TakeUpAsync(db, invitation, account, cancellation);
        return Result.Done;
    }

    /// <summary>Takes an invitation back, by somebody who could have given it.</summary>
    /// <returns>Whether it was open and theirs to take back.</returns>
    public async Task<bool> WithdrawAsync(Actor actor, int invitationId, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await db.Invitations.FindAsync([invitationId], cancellation) is not { AcceptedAt: null, WithdrawnAt: null } invitation
            || !await Grant.From(invitation).MayBeGivenByAsync(actor, db, cancellation))
        {
            return false;
        }

        invitation.WithdrawnAt = clock.GetUtcNow();
        AuditTrail.Add(db, actor, invitation.WithdrawnAt.Value, "withdraw invitation", $"Invitation {invitation.Id}");
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task OfferAsync(
        DirectoryDbContext db, Actor actor, string email, string name, Grant grant, bool needsSecond, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var token = TokenText.NewSecret();
        var invitation = new Invitation
        {
            Email = email,
            NormalizedEmail = EmailText.Normalize(email),
            Name = name,
            Role = grant.Role,
            SchoolId = grant.SchoolId,
            ProviderId = grant.ProviderId,
            ServiceId = grant.ServiceId,
            AreaId = grant.AreaId,
            TokenHash = TokenText.HashOf(token),
            InvitedById = actor.AccountId,
            InvitedAt = now,
            ExpiresAt = now + lifetimes.Value.Invitation,
            NeedsSecondPerson = needsSecond,
        };
        db.Invitations.Add(invitation);
        AuditTrail.Add(db, actor, now, needsSecond ? "ask to invite" : "invite", grant.ToString());
        if (needsSecond)
        {
            // Its number is in the address that the mail leads to.
            await db.SaveChangesAsync(cancellation);
        }
        else
        {
            await mails.InviteAsync(db, invitation, token, cancellation);
        }

        await mails.TellWatchersAsync(db, invitation, cancellation);
    }

    private async Task<bool> IsAskedAsync(DirectoryDbContext db, Actor actor, Invitation invitation, CancellationToken cancellation) =>
        invitation is { AcceptedAt: null, WithdrawnAt: null, IsSettled: false } && invitation.ExpiresAt > clock.GetUtcNow()
        && await GrantRules.MayAgreeAsync(
            db, actor, invitation.InvitedById, invitation.NormalizedEmail, Grant.From(invitation), cancellation);

    private async Task<Invitation?> FindAsync(DirectoryDbContext db, string? token, CancellationToken cancellation)
    {
        if (token is not { Length: TokenText.SecretLength })
        {
            return null;
        }

        var hash = TokenText.HashOf(token);
        var found = await db.Invitations.SingleOrDefaultAsync(i => i.TokenHash == hash, cancellation);
        return found is { AcceptedAt: null, WithdrawnAt: null, IsSettled: true } && found.ExpiresAt > clock.GetUtcNow()
            && await MayStillBeGivenAsync(db, found, cancellation) ? found : null;
    }

    // Who could give it when they invited may have lost that since, and what they gave with it.
    private static async Task<bool> MayStillBeGivenAsync(DirectoryDbContext db, Invitation invitation, CancellationToken cancellation) =>
        invitation.InvitedById is not { } giver
        || (await Actors.FindByAccountAsync(db, giver, cancellation) is { } now
            && await Grant.From(invitation).MayBeGivenByAsync(now, db, cancellation));

    private async Task TakeUpAsync(DirectoryDbContext db, Invitation invitation, Account account, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var grant = Grant.From(invitation);
        invitation.AcceptedAt = now;
        if (!(await db.Memberships.Where(m => m.AccountId == account.Id).ToListAsync(cancellation)).Exists(grant.IsFor))
        {
            db.Memberships.Add(grant.Membership(account.Id, now, invitation.InvitedById));
        }

        AuditTrail.Add(db, SignIns.ActorOf(account.Id) with { Channel = Channel.MailedLink }, now, "accept invitation",
            $"Account {account.Id}", grant.ToString());
        await db.SaveChangesAsync(cancellation);
    }
}
