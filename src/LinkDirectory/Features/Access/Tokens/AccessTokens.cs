using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Audit;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Access.Tokens;

/// <summary>A token just made. Its text is in <see cref="Text"/> and nowhere else: it cannot be shown again.</summary>
/// <param name="Text">The token itself, a secret.</param>
public sealed record NewAccessToken(AccessToken Token, string Text)
{
    /// <summary>Leaves the secret out, wherever this is written.</summary>
    public override string ToString() => $"token {Token.Id}";
}

/// <summary>Personal access tokens for the API: only their owner, or the command line, makes and sees them.</summary>
public sealed class AccessTokens(DirectoryDb directory, FreshProof proof, SecurityNotices notices, TimeProvider clock)
{
    /// <summary>How many days a token is good for unless told.</summary>
    public const int UsualDays = 90;

    /// <summary>How many days a token may be good for at most.</summary>
    public const int MostDays = 366;

    public const int LongestName = 100;

    /// <summary>Makes a token for an account, and tells its owner by email.</summary>
    /// <param name="password">The owner's, unless they have just signed in or the command line makes it.</param>
    /// <param name="name">What its owner calls it; 1 to 100 characters.</param>
    /// <param name="days">From 1 to 366.</param>
    /// <exception cref="ArgumentOutOfRangeException">The days or the name are out of range.</exception>
    public async Task<Result<NewAccessToken>> CreateAsync(
        Actor actor, int accountId, string? password, string name, TokenScope scope, int days, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostDays);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > LongestName)
        {
            throw new ArgumentOutOfRangeException(nameof(name), $"A name has at most {LongestName} characters.");
        }

        await using var db = directory.Open();
        if (!MayKeep(actor, accountId)
            || await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId && a.ClosedAt == null, cancellation) is not { } account)
        {
            return AccessProblems.SignInAgain;
        }

        if (actor.Channel != Channel.CommandLine
            && await proof.FailureAsync(db, actor, account, password, cancellation) is { } unproven)
        {
            return unproven;
        }

        var now = clock.GetUtcNow();
        var text = TokenText.NewToken();
        var token = new AccessToken
        {
            AccountId = accountId,
            Name = name.Trim(),
            Hash = TokenText.HashOf(text),
            Ending = text[^4..],
            Scope = scope,
            CreatedAt = now,
            ExpiresAt = now.AddDays(days),
        };
        db.AccessTokens.Add(token);
        AuditTrail.Add(db, actor, now, "create token", $"Account {accountId}", $"{scope} for {days} days".ToLowerInvariant());
        await notices.AddAsync(db, account, SecurityEvent.TokenMade, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new NewAccessToken(token, text);
    }

    /// <summary>An account's tokens, the newest first, with those that are over; empty where the actor may not see them.</summary>
    public async Task<IReadOnlyList<AccessToken>> ListAsync(Actor actor, int accountId, CancellationToken cancellation)
    {
        if (!MayKeep(actor, accountId))
        {
            return [];
        }

        await using var db = directory.OpenToRead();
        return await db.AccessTokens.Where(t => t.AccountId == accountId).OrderByDescending(t => t.Id).ToListAsync(cancellation);
    }

    /// <summary>Revokes a token at once and for good.</summary>
    /// <returns>Whether it was there, the actor's to revoke, and not revoked already.</returns>
    public async Task<bool> RevokeAsync(Actor actor, int tokenId, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await db.AccessTokens.FindAsync([tokenId], cancellation) is not { RevokedAt: null } token || !MayKeep(actor, token.AccountId))
        {
            return false;
        }

        token.RevokedAt = clock.GetUtcNow();
        AuditTrail.Add(db, actor, token.RevokedAt.Value, "revoke token", $"Account {token.AccountId}", $"token {token.Id}");
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    // A token makes no further tokens: somebody who took one could outlive its revoking.
    private static bool MayKeep(Actor actor, int accountId) =>
        actor.Channel == Channel.CommandLine || (actor.Channel == Channel.Page && actor.AccountId == accountId);
}
