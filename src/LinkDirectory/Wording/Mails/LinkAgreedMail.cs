namespace LinkDirectory.Wording.Mails;

/// <summary>Tells both sides that their link is agreed.</summary>
public static class LinkAgreedMail
{
    public static MailContent Write(string between, DateOnly reviewBy, Uri page) => new(
        $"The link between {between} is agreed",
        $"Both sides have agreed the link between {between}. Its page shows who to ask for.",
        $"We will ask you to review it by {PlainDate.Format(reviewBy)}.")
    {
        Action = new MailAction("See the link", page),
    };
}
