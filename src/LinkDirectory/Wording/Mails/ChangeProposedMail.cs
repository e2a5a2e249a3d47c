namespace LinkDirectory.Wording.Mails;

/// <summary>Asks those who may change a provider whether a change that an editor proposes is right.</summary>
public static class ChangeProposedMail
{
    /// <param name="proposer">The editor's name.</param>
    /// <param name="changes">What would change, as in "Name: from “A” to “B”".</param>
    /// <param name="page">The provider's page.</param>
    public static MailContent Write(string provider, string proposer, IReadOnlyList<string> changes, Uri page) => new(
        Subject(provider),
        $"{proposer}, a directory editor, proposes a change to the record of {provider}. They keep some of its services and not all of "
            + "them, so it is for you to decide. One of you is enough.",
        "Sign in to agree to it or to decline it. Nothing changes until then. This is proposed:")
    {
        Items = changes,
        Action = new MailAction("See what is proposed", page),
    };

    /// <summary>Where nobody with an account may decide.</summary>
    /// <param name="people">The page of people, from which somebody is invited.</param>
    public static MailContent WriteToAdministrator(string provider, string proposer, IReadOnlyList<string> changes, Uri people) => new(
        Subject(provider),
        $"{proposer}, a directory editor, proposes a change to the record of {provider}. Nobody who may decide has an account: neither its "
            + "own staff, nor an editor who keeps all of its services.",
        "Invite somebody on its staff, who will find it on the provider’s page. Nothing changes until they agree. This is proposed:")
    {
        Items = changes,
        Action = new MailAction("Invite somebody", people),
    };

    private static string Subject(string provider) => $"Proposed: a change to {provider}";
}
