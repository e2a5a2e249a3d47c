namespace LinkDirectory.Wording.Mails;

/// <summary>Asks an organisation whether somebody has left, because a partner has heard so.</summary>
public static class LeaverReportedMail
{
    /// <param name="shortRole">Without its place, as in "Link worker".</param>
    /// <param name="role">With its place.</param>
    /// <param name="lastDay">As the partner heard it; null where they did not hear.</param>
    public static MailContent Write(string shortRole, string role, DateOnly? lastDay, Uri link, DateOnly worksUntil) => new(
        $"Has your {Phrases.Lower(shortRole)} left?",
        "A partner with an agreed link has heard that the person in this role has left"
        + $"{(lastDay is { } day ? $", with {PlainDate.Format(day)} as their last day" : "")}: {role}.",
        "We have changed nothing. Please tell us whether it is true, "
        + "so that nobody writes about a child to somebody who is no longer there.")
    {
        Action = new MailAction("Tell us whether they have left", link),
        Closing = MailPhrases.WorksUntil(worksUntil),
        WorksUntil = worksUntil,
    };
}
