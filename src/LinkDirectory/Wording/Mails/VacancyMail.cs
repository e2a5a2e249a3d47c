namespace LinkDirectory.Wording.Mails;

/// <summary>Tells partners that nobody holds a role, or that somebody is about to leave it, and how to reach it meanwhile.</summary>
public static class VacancyMail
{
    /// <param name="role">With its place, as in "Link worker at Kelder Lane Primary School".</param>
    /// <param name="hasLeft">Whether the last day is over.</param>
    /// <param name="mailbox">The role's own; null where it has none.</param>
    public static MailContent Write(string role, DateOnly lastDay, bool hasLeft, bool hasDeputy, string? mailbox, string? telephone)
    {
        var day = PlainDate.Format(lastDay);
        return new MailContent(
            hasLeft ? $"{role}: nobody in post" : $"{role}: nobody in post after {day}",
            hasLeft
                ? $"Nobody has held this role since {day}: {role}."
                : $"The person in this role is leaving. Their last day is {day}: {role}.",
            $"{Meanwhile(hasDeputy, mailbox, telephone)} We will write to you again when somebody takes over.");
    }

    private static string Meanwhile(bool hasDeputy, string? mailbox, string? telephone) => (mailbox, telephone) switch
    {
        ({ } email, { } number) => $"While nobody is in post, write to the role’s own mailbox, {email}, or ring {number}.",
        ({ } email, null) => $"While nobody is in post, write to the role’s own mailbox, {email}.",
        (null, { } number) when hasDeputy => $"While nobody is in post, ask for the deputy on {number}.",
        (null, { } number) => $"While nobody is in post, ring {number}.",
        _ when hasDeputy => "While nobody is in post, ask for the deputy.",
        _ => "We do not yet have another way to reach this role.",
    };
}
