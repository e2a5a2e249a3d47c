using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.People;

namespace LinkDirectory.Wording;

/// <summary>Roles, doors and what can be wrong with a credential or an invitation, as pages and mails say them.</summary>
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
        UserRole.SchoolStaff => "See who to contact by name everywhere, and keep the school’s own contacts up to date.",
        UserRole.ProviderStaff => "See who to contact by name everywhere, and keep the services and their contacts up to date.",
        UserRole.Commissioner => "See the contacts and figures of the area.",
        UserRole.DirectoryEditor => "Keep the schools, services, contacts and links of the area up to date, and invite their staff.",
        UserRole.Administrator => "Invite people and decide what they may do. Administrators cannot see contacts’ names.",
    };

    public static string DisplayName(this Door door) => door switch
    {
        Door.Page => "Pages",
        Door.Api => "API",
        Door.CommandLine => "Command line",
        Door.MailedLink => "Link in an email",
        Door.Job => "The program itself",
    };

    /// <summary>What is wrong, and how to put it right.</summary>
    public static string Advice(this CredentialProblem problem) => problem switch
    {
        CredentialProblem.NotAllowed => "This cannot be changed now. Sign in again, then try once more.",
        CredentialProblem.LinkOver => "This link has expired. Ask for another.",
        CredentialProblem.WrongPassword =>
            "That is not your present password, or there have been too many attempts. Check it, or try again later.",
        CredentialProblem.WrongCode => "That is not the code that the app shows now. Wait for the next one and enter that.",
        CredentialProblem.TooShort =>
            $"Use at least {Passwords.ShortestLength} characters. Three or four unconnected words are easy to remember.",
        CredentialProblem.TooLong => $"Use at most {Passwords.LongestLength} characters.",
        CredentialProblem.IsAddress => "Use something other than your email address.",
        CredentialProblem.TooCommon => "That password is easy to guess. Use three or four unconnected words.",
        CredentialProblem.BadAddress => "That is not an email address, or another account has it.",
        CredentialProblem.NoPasskey => $"That passkey is not there, or you have {CredentialChanges.MostPasskeys} already.",
    };

    public static string Advice(this InvitationProblem problem) => problem switch
    {
        InvitationProblem.NotAllowed =>
            "You cannot invite people to that. Choose a role and an organisation in your areas, or ask an administrator.",
        InvitationProblem.BadAddress => "Enter an email address, like name@school.example.",
        InvitationProblem.NoName => "Enter a name of at most 200 characters.",
        InvitationProblem.NoOrganisation =>
            "The directory has nothing with that code that suits the role. Administrators need no code; everyone else does.",
        InvitationProblem.HasIt => "They have that role already.",
        InvitationProblem.LinkOver => "This invitation has expired. Ask the person who invited you for another.",
        InvitationProblem.SignInFirst => "You have an account already. Sign in, then open the link again.",
        InvitationProblem.OtherAccount =>
            "This invitation is for a different address from the one you are signed in with. Sign out, then open the link again.",
        InvitationProblem.TooShort => CredentialProblem.TooShort.Advice(),
        InvitationProblem.TooLong => CredentialProblem.TooLong.Advice(),
        InvitationProblem.IsAddress => CredentialProblem.IsAddress.Advice(),
        InvitationProblem.TooCommon => CredentialProblem.TooCommon.Advice(),
    };
}
