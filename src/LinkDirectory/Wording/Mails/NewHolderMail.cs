namespace LinkDirectory.Wording.Mails;

/// <summary>Tells partners that a role has a new holder, named by their organisation or after a handover.</summary>
public static class NewHolderMail
{
    public static MailContent WriteNamed(string role, DateOnly since) => new(
        $"{role}: new contact",
        $"There is a new person in this role from {PlainDate.Format(since)}: {role}.");

    public static MailContent WriteHandedOver(string role, DateOnly since) => new(
        $"{role}: handed over",
        $"There is a new person in this role from {PlainDate.Format(since)}, and they have confirmed their details: {role}.",
        "Your agreed link continues with them. You do not need to do anything.");
}
