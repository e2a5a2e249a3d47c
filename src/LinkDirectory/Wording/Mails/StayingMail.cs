namespace LinkDirectory.Wording.Mails;

/// <summary>Tells partners that somebody is not leaving after all.</summary>
public static class StayingMail
{
    public static MailContent Write(string role, DateOnly lastDay) => new(
        $"{role}: staying after all",
        $"We told you that the last day of the person in this role would be {PlainDate.Format(lastDay)}: {role}. "
        + "That was a mistake. They are staying.");
}
