namespace LinkDirectory.Wording.Mails;

/// <summary>What every mail to a partner ends with.</summary>
public static class PartnerMailEnding
{
    public static MailContent WithPartnerEnding(this MailContent content, Uri contacts) => content with
    {
        Action = new MailAction("See who to contact", contacts),
        Closing = "You are receiving this email because your organisation has an agreed link with this one.",
    };
}
