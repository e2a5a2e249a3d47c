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
/// Links an account to what it may do: staff to one school, provider or service, a commissioner or editor to one area, an administrator to
/// none of these.
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

    /// <summary>Whether this person may read referrals, which is granted individually.</summary>
    public bool ReadsReferrals { get; set; }

    /// <summary>The administrator who asked that they may, until another agrees; null where nobody has.</summary>
    public int? ReferralsAskedById { get; set; }

    public required DateTimeOffset GrantedAt { get; set; }

    /// <summary>The account that granted it; null where it was the command line or the demo.</summary>
    public int? GrantedById { get; set; }
}
