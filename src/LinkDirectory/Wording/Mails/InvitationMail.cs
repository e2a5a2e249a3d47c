namespace LinkDirectory.Wording.Mails;

/// <summary>Invites somebody to take a role in the directory.</summary>
public static class InvitationMail
{
    /// <param name="role">As in "School staff, Kelder Lane Primary School".</param>
    /// <param name="allows">What the role lets them do, a sentence.</param>
    public static MailContent Write(string role, string allows, Uri link, TimeSpan lifetime) => new(
        "You are invited to LinkDirectory",
        "LinkDirectory shows who to contact about a child’s mental health, in schools and in mental health services.",
        $"You are invited as: {role}.",
        $"You will be able to {Phrases.Lower(allows)}")
    {
        Action = new MailAction("Accept the invitation", link),
        Closing = $"{MailPhrases.WorksOnce(lifetime)} If you did not expect this email, ignore it.",
    };
}
