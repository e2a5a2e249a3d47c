namespace LinkDirectory.Features.Access;

/// <summary>An offer of a membership, made by mail. The person who follows its link and chooses how to sign in takes it up.</summary>
public sealed class Invitation
{
    public int Id { get; set; }

    /// <summary>Who it was sent to. Personal data.</summary>
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

    /// <summary>Whether a second person must agree before it is sent.</summary>
    public bool NeedsSecondPerson { get; set; }

    /// <summary>The account of the second person, who agreed; null until then, and where none is needed.</summary>
    public int? AgreedById { get; set; }

    /// <summary>Whether its link has been sent, or may be.</summary>
    public bool IsSettled => !NeedsSecondPerson || AgreedById is not null;

    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }
}
