using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.People;

namespace LinkDirectory.Features.Access.Pages;

/// <summary>What is wrong with a credential, and how to put it right.</summary>
internal static class CredentialWords
{
    public static string Of(CredentialProblem problem) => problem switch
    {
        CredentialProblem.NotAllowed => "This cannot be changed now. Sign in again, then try once more.",
        CredentialProblem.LinkOver => "This link is over. Ask for another.",
        CredentialProblem.WrongPassword => "That is not your present password, or it was tried too often. Check it, or wait 15 minutes.",
        CredentialProblem.WrongCode => "That is not the code that the app shows now. Wait for the next one and type that.",
        CredentialProblem.TooShort =>
            $"Use at least {Passwords.ShortestLength} characters. Three or four words that do not belong together are easy to remember.",
        CredentialProblem.TooLong => $"Use at most {Passwords.LongestLength} characters.",
        CredentialProblem.IsAddress => "Use something other than your email address.",
        CredentialProblem.TooCommon => "That password is easy to guess. Use three or four words that do not belong together.",
        CredentialProblem.BadAddress => "That is not an email address, or another account has it.",
        _ => $"That passkey is not there, or you have {CredentialChanges.MostPasskeys} already.",
    };

    public static string Of(InvitationProblem problem) => problem switch
    {
        InvitationProblem.NotAllowed =>
            "You may not invite people to that. Choose a role and an organisation of your areas, or ask an administrator.",
        InvitationProblem.BadAddress => "Type an email address, like name@school.example.",
        InvitationProblem.NoName => "Type a name of at most 200 characters.",
        InvitationProblem.NoOrganisation =>
            "The directory has nothing with that code that the role could be for. Administrators need no code; everyone else does.",
        InvitationProblem.HasIt => "They have that role already.",
        InvitationProblem.LinkOver => "This invitation is over. Ask whoever invited you for another.",
        InvitationProblem.SignInFirst => "You have an account already. Sign in, then open the link again.",
        InvitationProblem.OtherAccount =>
            "This invitation is for another address than the one you are signed in with. Sign out, then open the link again.",
        _ => Of(Enum.Parse<CredentialProblem>(problem.ToString())),
    };
}
