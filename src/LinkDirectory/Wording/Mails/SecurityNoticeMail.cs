namespace LinkDirectory.Wording.Mails;

/// <summary>A change to how somebody signs in.</summary>
public enum SecurityEvent
{
    PasswordChanged,
    AddressChanged,
    AuthenticatorAdded,
    AuthenticatorRemoved,
    AuthenticatorRemovedByAdministrator,
    RecoveryCodesReplaced,
    PasskeyAdded,
    PasskeyRemoved,
    TokenMade,
}

/// <summary>Tells somebody that how they sign in has changed.</summary>
public static class SecurityNoticeMail
{
    public static MailContent Write(SecurityEvent change, Uri choosePassword) => new(
        Describe(change),
        $"We are writing about your LinkDirectory account. {Describe(change)}.",
        "If you made this change, you do not need to do anything.",
        "If you did not, choose a new password now. Then check the passkeys and access tokens on your account page, "
        + "and tell the people who run your directory.")
    {
        Action = new MailAction("Choose a new password", choosePassword),
    };

    private static string Describe(SecurityEvent change) => change switch
    {
        SecurityEvent.PasswordChanged => "Your password was changed",
        SecurityEvent.AddressChanged => "Your email address was changed",
        SecurityEvent.AuthenticatorAdded => "An authenticator app was added",
        SecurityEvent.AuthenticatorRemoved => "Your authenticator app was removed",
        SecurityEvent.AuthenticatorRemovedByAdministrator => "An administrator removed your authenticator app",
        SecurityEvent.RecoveryCodesReplaced => "Your recovery codes were replaced",
        SecurityEvent.PasskeyAdded => "A passkey was added",
        SecurityEvent.PasskeyRemoved => "A passkey was removed",
        SecurityEvent.TokenMade => "An access token was made for your account",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };
}
