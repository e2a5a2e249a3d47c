using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Wording;

namespace LinkDirectory.Features.Verifications;

/// <summary>One thing that a mail asks to confirm: a role, or a service's record.</summary>
/// <param name="Contact">The role, with its organisation; null where it is a service's record.</param>
/// <param name="Service">The service whose record it is; null where it is a role.</param>
/// <param name="By">The day by which it is to be confirmed; null where it never was.</param>
public sealed record VerificationItem(PointOfContact? Contact, Service? Service, DateOnly? By)
{
    /// <summary>As the mail lists it, without a person's name.</summary>
    public string Words => Contact is not null
        ? Contact.DisplayNameWithPlace()
        : $"The record of {Service!.Name}: who it is for, its hours, its wait and its telephone numbers";
}

/// <summary>Who is asked to confirm.</summary>
/// <param name="Address">Where the mail goes. Personal data unless it is a shared mailbox.</param>
/// <param name="Person">Whose address it is; null for a shared mailbox.</param>
public sealed record VerificationReader(string Address, Person? Person)
{
    /// <summary>Tells readers apart without an address: "person 12", or a mailbox by its hash.</summary>
    public string Key => Person is { } person ? $"person {person.Id}" : $"mailbox {Outbox.HashOf(Address)}";

    public static VerificationReader? Of(MailTarget? target) => target is null
        ? null
        : new VerificationReader(target.Address, target.Person);
}

/// <summary>Writes the mails that ask somebody to confirm what they hold: one mail, one button, no sign-in.</summary>
public sealed class VerificationMails(VerifyLinks links, TimeProvider clock)
{
    /// <summary>More are counted at the end of the list; the page behind the button shows all.</summary>
    private const int MostListed = 40;

    /// <param name="reminder">Whether they were asked before and it is overdue.</param>
    /// <param name="onceKey">What may be mailed only once.</param>
    public Mail Ask(VerificationReader reader, IReadOnlyList<VerificationItem> items, bool reminder, string onceKey) =>
        new(
            reminder ? NotificationKind.VerificationOverdue : NotificationKind.VerificationDue,
            reader.Address,
            reminder ? "Reminder: are your contact details still right?" : "Are your contact details still right?",
            Paragraphs(reader, items, reminder))
        {
            Name = reader.Person?.Name,
            Items = Listed(items),
            Action = new MailAction("Check your details", links.AddressOf(LinkFor(reader, items))),
            Closing =
                "The button needs no sign-in, so please do not forward this mail. It works until "
                    + $"{PlainDate.Format(London.Today(clock).AddDays(VerifyLinks.GoodForDays))}.",
            PointOfContactId = items.Select(item => item.Contact?.Id).FirstOrDefault(id => id is not null),
            PersonId = reader.Person?.Id,
            OnceKey = onceKey,
        };

    private static VerifyLink LinkFor(VerificationReader reader, IReadOnlyList<VerificationItem> items) => new()
    {
        PersonId = reader.Person?.Id,
        Mailbox = reader.Person is null ? Outbox.HashOf(reader.Address) : null,
        Contacts = [.. items.Select(item => item.Contact?.Id).OfType<int>()],
        Services = [.. items.Select(item => item.Service?.Id).OfType<int>()],
    };

    private static IReadOnlyList<string> Paragraphs(VerificationReader reader, IReadOnlyList<VerificationItem> items, bool reminder)
    {
        var whose = reader.Person is null ? "This shared mailbox is recorded for:" : "You are recorded for:";
        return
        [
            "LinkDirectory tells schools and children’s mental health services who to contact about a child, so it matters that it is "
                + "right.",
            reminder
                ? "We asked you to check some details, and nobody has told us yet whether they are right. Until somebody does, everybody "
                    + "who looks them up is told that they may be out of date."
                : $"Please tell us whether your details are still right{Deadline(items)}. It takes a minute, even if nothing has changed. "
                    + "If you have left, you can say so in the same place.",
            whose,
        ];
    }

    private static string Deadline(IReadOnlyList<VerificationItem> items) =>
        items.Select(item => item.By).Min() is { } by ? $" by {PlainDate.Format(by)}" : "";

    private static List<string> Listed(IReadOnlyList<VerificationItem> items)
    {
        var words = items.Select(item => item.Words).Order(StringComparer.Ordinal).ToList();
        return words.Count <= MostListed ? words : [.. words.Take(MostListed), $"and {words.Count - MostListed} more"];
    }
}
