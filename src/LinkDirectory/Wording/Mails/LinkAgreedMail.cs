namespace LinkDirectory.Wording.Mails;

/// <summary>Tells both sides that their link is agreed.</summary>
public static class LinkAgreedMail
{
    public static MailContent Write(string between, DateOnly reviewBy, Uri page)
    {
        var agreed = $"Both sides have agreed the link between {between}. Its page shows who to ask for.";
        return new MailContent(
            $"The link between {between} is agreed", agreed, $"We will ask you to review it by {PlainDate.Format(reviewBy)}.")
        {
            Action = new MailAction("See the link", page),
            By = reviewBy,
            ParagraphsAfter = [agreed],
        };
    }
}
