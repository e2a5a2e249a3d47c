namespace LinkDirectory.Features.Access;

/// <summary>What a person does with the directory, for an organisation or an area.</summary>
public enum UserRole
{
    SchoolStaff,
    ProviderStaff,
    Commissioner,
    DirectoryEditor,
    Administrator,
}

/// <summary>
/// Ties an account to what it may do: staff to one school, provider or service; a commissioner or editor to one area; an
/// administrator to none of them.
/// </summary>
public sealed class Membership
{
    public int Id { get; set; }

    public int AccountId { get; set; }

    public UserRole Role { get; set; }

    public int? SchoolId { get; set; }

    public int? ProviderId { get; set; }

    public int? ServiceId { get; set; }

    public int? AreaId { get; set; }

    /// <summary>Whether referrals may be read, which is granted person by person.</summary>
    public bool ReadsReferrals { get; set; }

    public required DateTimeOffset GrantedAt { get; set; }

    /// <summary>The account that granted it; null where it was the command line or the demo.</summary>
    public int? GrantedById { get; set; }
}

/// <summary>An offer of a membership, made by mail. Whoever follows its link and chooses how to sign in takes it up.</summary>
public sealed class Invitation
{
    public int Id { get; set; }

    /// <summary>Whom it was sent to. Personal data.</summary>
    public required string Email { get; set; }

    public required string NormalizedEmail { get; set; }

    public required string Name { get; set; }

    public UserRole Role { get; set; }

    public int? SchoolId { get; set; }

    public int? ProviderId { get; set; }

    public int? ServiceId { get; set; }

    public int? AreaId { get; set; }

    /// <summary>SHA-256 of the token in the link, lower-case hexadecimal.</summary>
    public required string TokenHash { get; set; }

    /// <summary>The account that invited; null where it was the command line.</summary>
    public int? InvitedById { get; set; }

    public required DateTimeOffset InvitedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }
}

public enum TokenScope
{
    /// <summary>Sees what its owner sees and changes nothing.</summary>
    Read,

    /// <summary>Also changes what its owner may change.</summary>
    Write,
}

/// <summary>A personal access token for the API. The token itself is shown once and kept nowhere.</summary>
public sealed class AccessToken
{
    public int Id { get; set; }

    public int AccountId { get; set; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the token, lower-case hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>The last four characters, to tell tokens apart.</summary>
    public required string Ending { get; set; }

    public TokenScope Scope { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
