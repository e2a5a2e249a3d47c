namespace LinkDirectory.Wording.Mails;

/// <summary>Tells the editor who proposed a change of a provider what was decided.</summary>
public static class ChangeAnsweredMail
{
    /// <param name="changes">What was proposed, as in "Name: from “A” to “B”".</param>
    /// <param name="page">The provider's page.</param>
    public static MailContent Write(string provider, bool agreed, IReadOnlyList<string> changes, Uri page) => new(
        $"{provider}: the change that you proposed was {(agreed ? "agreed" : "declined")}",
        agreed
            ? "The change that you proposed has been made, and everybody reads it now:"
            : "The change that you proposed was declined. Nothing has changed. You proposed:")
    {
        Items = changes,
        Action = new MailAction("See the provider", page),
    };
}
