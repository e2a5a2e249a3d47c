namespace LinkDirectory.Wording.Mails;

/// <summary>Asks somebody to confirm the new email address of their account.</summary>
public static class ConfirmAddressMail
{
    public static MailContent Write(Uri link, TimeSpan lifetime) =>
        new("Confirm your email address for LinkDirectory", "You asked to use this email address for your LinkDirectory account.")
        {
            Action = new MailAction("Confirm this address", link),
            Closing = $"{MailPhrases.WorksOnce(lifetime)} If you did not ask for this, ignore this email.",
        };
}
