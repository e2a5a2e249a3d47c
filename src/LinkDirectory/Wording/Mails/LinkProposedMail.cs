namespace LinkDirectory.Wording.Mails;

/// <summary>Asks one side of a proposed link to agree to it.</summary>
public static class LinkProposedMail
{
    /// <param name="between">As in "Kelder Lane Primary School and Norchester CAMHS".</param>
    public static MailContent Write(string between, Uri page) => new(
        $"Proposed: a link between {between}",
        $"An agreed link has been proposed between {between}. "
        + "Each side names a contact, and each contact knows who to ask on the other side.",
        "Sign in to agree to the link and name the contact on your side, or to turn it down.")
    {
        Action = new MailAction("See the link", page),
    };
}
