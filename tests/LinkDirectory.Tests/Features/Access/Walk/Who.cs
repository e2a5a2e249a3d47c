namespace LinkDirectory.Tests.Features.Access.Walk;

/// <summary>Who is decided to be allowed something. Anybody not named is refused, and so are the same roles elsewhere.</summary>
[Flags]
public enum Who
{
    Nobody = 0,
    SchoolStaff = 1,
    ProviderStaff = 2,
    Commissioner = 4,
    Editor = 8,
    Administrator = 16,

    /// <summary>Everyone who has signed in, whatever their role and wherever.</summary>
    SignedIn = 32,

    /// <summary>Everyone.</summary>
    Anyone = 64,

    /// <summary>Staff of another school, on pages that show each what is theirs.</summary>
    SchoolStaffElsewhere = 128,

    /// <summary>Staff of another provider, on pages that show each what is theirs.</summary>
    ProviderStaffElsewhere = 512,

    /// <summary>The editor of another area, on pages that show each what is theirs.</summary>
    EditorElsewhere = 256,
}
