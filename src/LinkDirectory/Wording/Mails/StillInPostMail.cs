namespace LinkDirectory.Wording.Mails;

/// <summary>Tells the person who reported a leaver that the organisation says otherwise.</summary>
public static class StillInPostMail
{
    public static MailContent Write(string role, string organisation, Uri page) => new(
        $"{role}: still in post",
        $"You reported that the person in this role has left. {organisation} says that they are still there: {role}.")
    {
        Action = new MailAction("See who to contact", page),
    };
}
