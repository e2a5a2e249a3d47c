using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.People;

namespace LinkDirectory.Wording;

/// <summary>Why an account, its credentials or its roles stay as they are, and how to put it right, at the field of the form.</summary>
public static class AccessProblems
{
    /// <summary>Not signed in by page, or no longer.</summary>
    public static NotAllowed SignInAgain { get; } = new("This cannot be changed now. Sign in again, then try once more.");

    /// <summary>The password, code or passkey is wrong, or the account may not sign in: which of these is never said.</summary>
    public static NotAllowed NotSignedIn { get; } = new("You could not be signed in. Check what you entered and try again.");

    /// <summary>The mailed link is not one, has been used, or its time is over.</summary>
    public static InvalidInput LinkOver { get; } = new("This link has expired. Ask for another.");

    /// <summary>The present password is another, or the account is locked after too many wrong ones.</summary>
    public static InvalidInput WrongPassword { get; } =
        new("That is not your present password, or there have been too many attempts. Check it, or try again later.", "current");

    /// <summary>How to sign in can be changed without the password only just after signing in.</summary>
    public static InvalidInput PasswordNeeded { get; } = new("Enter your password: you signed in some time ago.", "current");

    public static InvalidInput WrongCode { get; } =
        new("That is not the code that the app shows now. Wait for the next one and enter that.", "code");

    public static InvalidInput TooShort { get; } = new(
        $"Use at least {Passwords.ShortestLength} characters. Three or four unconnected words are easy to remember.", "password");

    public static InvalidInput TooLong { get; } = new($"Use at most {Passwords.LongestLength} characters.", "password");

    /// <summary>It is the address, or the part of it before the @.</summary>
    public static InvalidInput IsAddress { get; } = new("Use something other than your email address.", "password");

    /// <summary>It is among the first that a guesser tries.</summary>
    public static InvalidInput TooCommon { get; } =
        new("That password is easy to guess. Use three or four unconnected words.", "password");

    /// <summary>The address that an account should move to is not one, or another account's.</summary>
    public static InvalidInput AddressTaken { get; } = new("That is not an email address, or another account has it.", "email");

    public static InvalidInput NoPasskey { get; } =
        new($"That passkey is not there, or you have {CredentialChanges.MostPasskeys} already.", "name");

    public static NotAllowed MayNotInvite { get; } =
        new("You cannot invite people to that. Choose a role and an organisation in your areas, or ask an administrator.");

    /// <summary>Nobody gives a role, or a right, to themselves.</summary>
    public static NotAllowed NotYourself { get; } = new("You cannot give yourself a role or a right. Ask another administrator or editor.");

    /// <summary>What one person asked for needs another's word.</summary>
    public static NotAllowed NeedsAnother { get; } =
        new("You have asked for this already. Another administrator must agree: they have been told by email.");

    public static InvalidInput NotAnAddress { get; } = new("Enter an email address, like name@school.example.", "email");

    public static InvalidInput NoName { get; } = new(
        $"Enter a name of at most {Accounts.LongestName} characters, on one line and without < or >.", "name");

    /// <summary>There is no such school, provider, service or area; or the role needs none.</summary>
    public static InvalidInput NoOrganisation { get; } =
        new("The directory has nothing with that code that suits the role. Administrators need no code; everyone else does.", "for");

    public static InvalidInput HasRole { get; } = new("They have that role already.", "email");

    /// <summary>The link is not one, was used or withdrawn, or its time is over.</summary>
    public static InvalidInput InvitationOver { get; } =
        new("This invitation has expired. Ask the person who invited you for another.");

    /// <summary>The address has an account already.</summary>
    public static NotAllowed SignInFirst { get; } = new("You have an account already. Sign in, then open the link again.");

    /// <summary>Signed in as somebody else than was invited.</summary>
    public static NotAllowed OtherAccount { get; } =
        new("This invitation is for a different address from the one you are signed in with. Sign out, then open the link again.");

    /// <summary>It is the last administrator's: nobody could put it right afterwards.</summary>
    public static NotAllowed LastAdministrator { get; } = new("This is the last administrator. Invite another first.");

    public static NotAllowed AskAdministrator { get; } = new("You cannot change that. Ask an administrator.");

    /// <summary>What was to be changed is no longer there, or no longer so.</summary>
    public static InvalidInput ChangedMeanwhile { get; } = new("That has changed in the meantime. Look again.");
}
