namespace LinkDirectory.Wording.Mails;

/// <summary>Asks a successor to take over a role.</summary>
public static class HandoverOfferedMail
{
    /// <param name="role">With its place, as in "Link worker at Kelder Lane Primary School".</param>
    /// <param name="from">Who asks, or the organisation.</param>
    public static MailContent Write(string role, string from, DateOnly since, Uri link, DateOnly worksUntil) => new(
        $"Will you take over this role? {role}",
        $"{from} has asked you to take over this role from {PlainDate.Format(since)}: {role}.",
        "Its agreed links, its mailbox and its open work come with it. "
        + "Mental health services or schools will write to you at this address.")
    {
        Action = new MailAction("Accept or decline", link),
        Closing = MailPhrases.WorksUntil(worksUntil),
        WorksUntil = worksUntil,
    };
}
