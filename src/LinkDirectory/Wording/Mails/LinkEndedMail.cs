namespace LinkDirectory.Wording.Mails;

/// <summary>Tells one side that the other has ended their link.</summary>
public static class LinkEndedMail
{
    /// <param name="reason">In the words of the other side.</param>
    public static MailContent Write(string between, string reason, Uri page) => new(
        $"The link between {between} has ended",
        $"The other side has ended the link between {between}. The reason they gave: {reason}")
    {
        Action = new MailAction("See the link", page),
    };
}
