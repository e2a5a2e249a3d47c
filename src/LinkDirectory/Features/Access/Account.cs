using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Access.Tokens;

namespace LinkDirectory.Features.Access;

/// <summary>A person's way to sign in. Personal data. The holder of a role needs none: a mailed link is enough to verify it.</summary>
public sealed class Account : ILockable
{
    public int Id { get; set; }

    /// <summary>The person in the directory that this is; null for people without a role, as an editor.</summary>
    public int? PersonId { get; set; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    /// <summary>The address as it is compared: trimmed, upper case.</summary>
    public required string NormalizedEmail { get; set; }

    /// <summary>When a mailed link to the address was followed; null until then, and then nobody can sign in.</summary>
    public DateTimeOffset? EmailConfirmedAt { get; set; }

    /// <summary>A salted hash; null while none was chosen.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with every credential, and ends the sessions that were begun with another.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>The authenticator's secret, sealed with the key ring outside the database.</summary>
    public string? SealedAuthenticatorKey { get; set; }

    /// <summary>Whether a code is asked for after the password. A key without it was shown and never proven.</summary>
    public bool TwoFactorEnabled { get; set; }

    /// <summary>The 30-second step of the last authenticator code taken, so that none is good twice; null until the first.</summary>
    public long? LastCodeStep { get; set; }

    /// <summary>Failed attempts since the last success or lockout.</summary>
    public int FailedAttempts { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastSignedInAt { get; set; }

    /// <summary>Since when an administrator has shut it; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Counts changes, so that two at once are not both taken.</summary>
    public int Version { get; set; } = 1;

    public List<RecoveryCode> RecoveryCodes { get; } = [];

    public List<Passkey> Passkeys { get; } = [];

    public List<Membership> Memberships { get; } = [];

    /// <summary>A new account, which nobody can sign in to until its address is confirmed.</summary>
    public static Account Create(string name, string email, DateTimeOffset now) => new()
    {
        Name = name,
        Email = email,
        NormalizedEmail = EmailText.Normalize(email),
        SecurityStamp = TokenText.NewSecret(),
        CreatedAt = now,
    };

    /// <summary>Ends every session that began with the credentials so far, and makes every link sealed with them useless.</summary>
    public void EndSessions() => (SecurityStamp, Version) = (TokenText.NewSecret(), Version + 1);

    /// <summary>Removes the authenticator app and its recovery codes: the password alone signs in then.</summary>
    public void RemoveAuthenticator()
    {
        (TwoFactorEnabled, SealedAuthenticatorKey, LastCodeStep) = (false, null, null);
        RecoveryCodes.Clear();
    }
}

/// <summary>A code for people who lost their authenticator: good once, kept as a hash.</summary>
public sealed class RecoveryCode
{
    public int Id { get; set; }

    public int AccountId { get; set; }

    /// <summary>SHA-256, lower-case hexadecimal; the codes are random, so that no salt is needed.</summary>
    public required string Hash { get; set; }
}

/// <summary>A passkey's public half.</summary>
public sealed class Passkey
{
    public int Id { get; set; }

    public int AccountId { get; set; }

    public required byte[] CredentialId { get; set; }

    /// <summary>What its owner calls it.</summary>
    public string? Name { get; set; }

    /// <summary>What the server needs to recognise it, as JSON; nothing in it is secret.</summary>
    public required string Credential { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }
}
