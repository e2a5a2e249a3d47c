using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Verifications;

/// <summary>Somebody to tell of what nobody has confirmed.</summary>
/// <param name="Address">Where the mail goes. Personal data unless it is a shared mailbox.</param>
/// <param name="Name">Whose address it is; null for a shared mailbox.</param>
/// <param name="PersonId">The person in the directory; null for an account or a shared mailbox.</param>
public sealed record EscalationReader(string Address, string? Name, int? PersonId)
{
    public HashSet<VerificationItem> Items { get; } = [];

    /// <summary>Whether they keep the area's directory, rather than work with somebody in it.</summary>
    public bool Edits { get; set; }
}

/// <summary>Writes the mails that tell partners and editors what nobody has confirmed.</summary>
public sealed class EscalationMails(SiteAddress site)
{
    /// <summary>Where editors see everything that needs them.</summary>
    public const string WorkList = "/work";

    public Mail Tell(EscalationReader reader, DateOnly today)
    {
        var items = reader.Items.Select(item => item.Words).ToList();
        var page = site.Link(PathOf(reader));
        var content = reader.Edits
            ? UnconfirmedContactsMail.WriteToEditor(items, page, site.Link(WorkList))
            : UnconfirmedContactsMail.WriteToPartner(items, page);
        return new Mail(NotificationKind.VerificationEscalated, reader.Address, content)
        {
            Name = reader.Name,
            PersonId = reader.PersonId,
            OnceKey = $"escalate {Outbox.HashOf(reader.Address)} {today:yyyy-MM-dd} {reader.Items.Min(KeyOf)}",
        };
    }

    private static string PathOf(EscalationReader reader) => reader.Items.MinBy(item => item.Words, StringComparer.Ordinal) switch
    {
        { Contact: { } contact } => contact.PagePath(),
        { Service: { } service } => $"/services/{service.Id}",
        _ => "/",
    };

    private static string KeyOf(VerificationItem item) => item.Contact is { } contact
        ? $"contact {contact.Id}"
        : $"service {item.Service!.Id}";
}
