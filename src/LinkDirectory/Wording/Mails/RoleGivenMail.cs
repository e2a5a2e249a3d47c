namespace LinkDirectory.Wording.Mails;

/// <summary>Tells those who watch over an area that somebody is given a role there, so that a wrong one is noticed the same day.</summary>
public static class RoleGivenMail
{
    /// <param name="giver">Who gave it; null where it was the command line.</param>
    /// <param name="role">As in "School staff, Kelder Lane Primary School".</param>
    public static MailContent Write(string? giver, string name, string email, string role, Uri people) => new(
        $"{name} was given a role in LinkDirectory",
        $"{Giver(giver)} gave a role to {name} ({email}): {role}.",
        "They can then see the names and contact details that this role shows.",
        "If it is right, you do not need to do anything. If it is not, withdraw the invitation or end the role on the page of people.")
    {
        Action = new MailAction("See the people of your areas", people),
    };

    public static MailContent WriteToAgree(string? giver, string name, string email, string role, Uri asked) => new(
        $"May {name} have a role in LinkDirectory?",
        $"{Giver(giver)} wants to give a role to {name} ({email}): {role}.",
        "This role shows more than the person who gives it can see, or lets its holder give roles to others, so a second person must agree "
            + "first. One of you is enough.",
        "Make sure that you know who this is and that the address is theirs. Nothing is sent to them until you agree.")
    {
        Action = new MailAction("Agree or decline", asked),
    };

    public static MailContent WriteForReferrals(string? asker, string name, string email, string role, Uri person) => new(
        $"May {name} read referrals in LinkDirectory?",
        $"{Giver(asker)} asks that {name} ({email}) may read referrals: {role}.",
        "Referrals hold children’s details, so a second administrator must agree.")
    {
        Action = new MailAction("Agree, or leave it", person),
    };

    private static string Giver(string? name) => name ?? "Somebody who runs the directory";
}
