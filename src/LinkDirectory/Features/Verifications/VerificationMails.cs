using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Wording.Mails;

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
        : ConfirmDetailsMail.DescribeService(Service!.Name);
}

/// <summary>Who is asked to confirm.</summary>
/// <param name="Address">Where the mail goes. Personal data unless it is a shared mailbox.</param>
/// <param name="Person">Whose address it is; null for a shared mailbox.</param>
public sealed record VerificationReader(string Address, Person? Person)
{
    /// <summary>Tells readers apart without an address: "person 12", or a mailbox by its hash.</summary>
    public string Key => Person is { } person ? $"person {person.Id}" : $"mailbox {Outbox.HashOf(Address)}";

    public static VerificationReader? From(MailTarget? target) => target is null
        ? null
        : new VerificationReader(target.Address, target.Person);
}

/// <summary>Writes the mails that ask somebody to confirm what they hold: one mail, one button, no sign-in.</summary>
public sealed class VerificationMails(VerifyLinks links, TimeProvider clock)
{
    /// <param name="reminder">Whether they were asked before and it is overdue.</param>
    /// <param name="onceKey">What may be mailed only once.</param>
    public Mail Ask(VerificationReader reader, IReadOnlyList<VerificationItem> items, bool reminder, string onceKey)
    {
        var link = links.AddressOf(LinkFor(reader, items));
        var today = London.Today(clock);
        var worksUntil = today.AddDays(links.Lifetime.Days);
        var words = items.Select(item => item.Words);
        var (kind, content) = reminder
            ? (NotificationKind.VerificationOverdue, ConfirmDetailsMail.WriteReminder(words, reader.Person is null, link, worksUntil))
            : (NotificationKind.VerificationDue,
                ConfirmDetailsMail.WriteFirst(words, reader.Person is null, items.Min(item => item.By), link, worksUntil));
        return new Mail(kind, reader.Address, content)
        {
            Name = reader.Person?.Name,
            PointOfContactId = items.Select(item => item.Contact?.Id).FirstOrDefault(id => id is not null),
            PersonId = reader.Person?.Id,
            OnceKey = onceKey,
        }.On(today);
    }

    private static VerifyLink LinkFor(VerificationReader reader, IReadOnlyList<VerificationItem> items) => new()
    {
        PersonId = reader.Person?.Id,
        Mailbox = reader.Person is null ? Outbox.HashOf(reader.Address) : null,
        Contacts = [.. items.Select(item => item.Contact?.Id).OfType<int>()],
        Services = [.. items.Select(item => item.Service?.Id).OfType<int>()],
    };
}
