namespace LinkDirectory.Wording.Mails;

/// <summary>Asks a person, or the readers of a shared mailbox, whether their details are still right: one button, no sign-in.</summary>
public static class ConfirmDetailsMail
{
    /// <param name="items">The roles and services' records to confirm.</param>
    /// <param name="by">The day by which to confirm them; null where they have never been confirmed.</param>
    public static MailContent WriteFirst(
        IEnumerable<string> items, bool isSharedMailbox, DateOnly? by, Uri link, DateOnly worksUntil)
    {
        var undated = Write("Are your contact details still right?", Request(""), items, isSharedMailbox, link, worksUntil);
        return by is not { } day ? undated
            : Write(undated.Subject, Request($" by {PlainDate.Format(day)}"), items, isSharedMailbox, link, worksUntil) with
            {
                By = day,
                ParagraphsAfter = undated.Paragraphs,
            };
    }

    public static MailContent WriteReminder(IEnumerable<string> items, bool isSharedMailbox, Uri link, DateOnly worksUntil) => Write(
        "Reminder: are your contact details still right?",
        "We asked you to check these details and have not had an answer. "
        + "Until somebody confirms them, everyone who looks them up is told that they may be out of date.",
        items,
        isSharedMailbox,
        link,
        worksUntil);

    /// <summary>How the list names a service's record.</summary>
    public static string DescribeService(string name) =>
        $"{name}: who it is for, its opening hours, its waiting time and its telephone numbers";

    private static string Request(string by) =>
        $"Please tell us whether your details are still right{by}. "
        + "It takes a minute, even if nothing has changed. If you have left, you can tell us on the same page.";

    private static MailContent Write(
        string subject, string request, IEnumerable<string> items, bool isSharedMailbox, Uri link, DateOnly worksUntil) => new(
        subject,
        "LinkDirectory tells schools and children’s mental health services who to contact about a child, "
        + "so your details need to be right.",
        request,
        isSharedMailbox ? "This shared mailbox is listed for:" : "You are listed for:")
        {
            Items = MailPhrases.List(items),
            Action = new MailAction("Check your details", link),
            WorksUntil = worksUntil,
            Closing = "You do not need to sign in, so please do not forward this email. "
            + $"The button works until {PlainDate.Format(worksUntil)}.",
        };
}
