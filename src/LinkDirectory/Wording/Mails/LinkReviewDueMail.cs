namespace LinkDirectory.Wording.Mails;

/// <summary>Asks both sides whether their link is still right.</summary>
public static class LinkReviewDueMail
{
    public static MailContent Write(string between, DateOnly reviewBy, Uri page) => new(
        $"Is the link between {between} still right?",
        $"The link between {between} was due for review by {PlainDate.Format(reviewBy)}.",
        "Sign in to confirm that it is still right, or to end it. Only one side needs to answer.")
    {
        Action = new MailAction("See the link", page),
    };
}
