using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;

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

/// <summary>Writes the mails that tell partners and editors of what nobody has confirmed.</summary>
public sealed class EscalationMails(SiteAddress site)
{
    /// <summary>Where editors see everything that needs them.</summary>
    public const string WorkList = "/work";

    private const int MostListed = 40;

    public Mail Tell(EscalationReader reader, DateOnly today)
    {
        var words = reader.Items.Select(item => item.Words).Order(StringComparer.Ordinal).ToList();
        return new Mail(
            NotificationKind.VerificationEscalated,
            reader.Address,
            words.Count == 1
                ? "Nobody has confirmed a contact that you rely on"
                : $"Nobody has confirmed {words.Count} contacts that you rely on",
            [
                "We asked three times whether what follows is still right, and had no answer. It may have changed.",
                reader.Edits
                    ? "Please ring the organisation. If it is right, record that on its page; if somebody has left, name who follows."
                    : "If you know that somebody has left, please tell us on the page. Until it is confirmed, ring before you send "
                        + "anything about a child.",
            ])
        {
            Name = reader.Name,
            Items = words.Count <= MostListed ? words : [.. words.Take(MostListed), $"and {words.Count - MostListed} more"],
            Action = reader.Edits && words.Count > 1
                ? new MailAction("Open your work list", site.Link(WorkList))
                : new MailAction("See what is recorded", site.Link(PathOf(reader))),
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
