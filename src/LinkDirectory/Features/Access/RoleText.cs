namespace LinkDirectory.Features.Access;

/// <summary>Roles and what they may, in plain words for pages and mails.</summary>
public static class RoleText
{
    /// <summary>The role alone, as in "School staff".</summary>
    public static string Name(UserRole role) => role switch
    {
        UserRole.SchoolStaff => "School staff",
        UserRole.ProviderStaff => "Mental health service staff",
        UserRole.Commissioner => "Commissioner",
        UserRole.DirectoryEditor => "Directory editor",
        _ => "Administrator",
    };

    /// <summary>What the role lets a person do, a sentence.</summary>
    public static string Allows(UserRole role) => role switch
    {
        UserRole.SchoolStaff => "See who to contact by name everywhere, and keep the school’s own contacts right.",
        UserRole.ProviderStaff => "See who to contact by name everywhere, and keep the services and their contacts right.",
        UserRole.Commissioner => "See the contacts and figures of the area.",
        UserRole.DirectoryEditor => "Keep the schools, services, contacts and links of the area right, and invite their staff.",
        _ => "Invite people and decide what they may do. Administrators see no contact’s name.",
    };

    /// <summary>With what it is for, as in "School staff, Kelder Lane Primary School".</summary>
    public static string For(UserRole role, string? organisation) => organisation is null ? Name(role) : $"{Name(role)}, {organisation}";
}
