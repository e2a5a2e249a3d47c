using LinkDirectory.Features.Access;

namespace LinkDirectory.Wording;

/// <summary>Roles and channels, as pages and mails say them.</summary>
public static class AccessDisplayNames
{
    public static string DisplayName(this UserRole role) => role switch
    {
        UserRole.SchoolStaff => "School staff",
        UserRole.ProviderStaff => "Mental health service staff",
        UserRole.Commissioner => "Commissioner",
        UserRole.DirectoryEditor => "Directory editor",
        UserRole.Administrator => "Administrator",
    };

    /// <summary>With what it is for, as in "School staff, Kelder Lane Primary School".</summary>
    public static string DisplayName(this UserRole role, string? organisation) =>
        organisation is null ? role.DisplayName() : $"{role.DisplayName()}, {organisation}";

    /// <summary>What the role lets a person do, a sentence.</summary>
    public static string Allows(this UserRole role) => role switch
    {
        UserRole.SchoolStaff => "See by name who to contact at the school, in its areas and at the services that it works with, "
            + "and keep the school’s own contacts up to date.",
        UserRole.ProviderStaff => "See who to contact by name everywhere, and keep the services and their contacts up to date.",
        UserRole.Commissioner => "See the contacts and figures of the area.",
        UserRole.DirectoryEditor => "Keep the schools, services, contacts and links of the area up to date, and invite their staff.",
        UserRole.Administrator => "Invite people and decide what they may do. Administrators cannot see contacts’ names.",
    };

    public static string DisplayName(this Channel channel) => channel switch
    {
        Channel.Page => "Pages",
        Channel.Api => "API",
        Channel.CommandLine => "Command line",
        Channel.MailedLink => "Link in an email",
        Channel.Job => "The program itself",
    };
}
