namespace LinkDirectory.Wording.Mails;

/// <summary>Tells the person who offered a role what the successor answered.</summary>
public static class HandoverAnsweredMail
{
    public static MailContent WriteAccepted(string role, DateOnly since, Uri page) => Write(
        $"{role}: handover accepted",
        $"Your successor has accepted this role from {PlainDate.Format(since)}: {role}. "
        + "We have told partners who have an agreed link.",
        page);

    public static MailContent WriteDeclined(string role, Uri page) => Write(
        $"{role}: handover declined",
        $"Your successor has declined this role: {role}. Nothing has changed. "
        + "Ask somebody else, or record the last day of the person who holds it.",
        page);

    private static MailContent Write(string subject, string answer, Uri page) =>
        new(subject, answer) { Action = new MailAction("See the role", page) };
}
