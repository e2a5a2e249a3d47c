namespace LinkDirectory.Wording.Mails;

/// <summary>Sends a link to choose a password, to somebody who forgot theirs or has a new account.</summary>
public static class ChoosePasswordMail
{
    public static MailContent WriteForForgotten(Uri link, TimeSpan lifetime) => Write(
        "Choose a new password",
        "Somebody asked for a new password for this email address. If it was not you, ignore this email: nothing has changed.",
        link,
        lifetime);

    public static MailContent WriteForNewAccount(Uri link, TimeSpan lifetime) =>
        Write("Choose a password", "An account has been created for you.", link, lifetime);

    private static MailContent Write(string label, string reason, Uri link, TimeSpan lifetime) => new($"{label} for LinkDirectory", reason)
    {
        Action = new MailAction(label, link),
        Closing = MailPhrases.WorksOnce(lifetime),
    };
}
