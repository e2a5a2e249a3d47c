namespace LinkDirectory.Wording.Mails;

/// <summary>Tells somebody that wrong passwords have locked their account.</summary>
public static class AccountLockedMail
{
    public static MailContent Write(int failures, TimeSpan duration, Uri choosePassword) => new(
        "Somebody could not sign in to your account",
        $"There were {failures} wrong passwords or codes in a row for your LinkDirectory account. It is locked for "
            + $"{PlainDuration.Format(duration)}, but not in browsers that you have signed in from before.",
        "If it was you, wait, or choose a new password.",
        "If it was not you, nobody has got in, and you do not need to do anything. A passkey or an authenticator app on your account page "
            + "keeps out even somebody who learns your password.")
    {
        Action = new MailAction("Choose a new password", choosePassword),
    };
}
