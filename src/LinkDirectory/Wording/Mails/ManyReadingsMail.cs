namespace LinkDirectory.Wording.Mails;

/// <summary>Tells an administrator that one account has read many people's details.</summary>
public static class ManyReadingsMail
{
    public static MailContent Write(string name, string email, int people, Uri person) => new(
        $"{name} has read many people’s details",
        $"Within an hour {name} ({email}) was given the details of more than {people - 1} people in LinkDirectory.",
        "An editor who downloads the contacts of their area does that too. If it is not their work, close the account and ask them: "
            + "somebody else may be using it. The audit trail says whose details they were.")
    {
        Action = new MailAction("See the account", person),
    };
}
