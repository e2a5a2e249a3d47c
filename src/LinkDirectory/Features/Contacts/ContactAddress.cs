namespace LinkDirectory.Features.Contacts;

/// <summary>Somebody to write to.</summary>
/// <param name="Address">Where mail goes. Personal data unless it is a shared mailbox.</param>
/// <param name="Person">Whose address it is; null for a shared mailbox.</param>
public sealed record MailTarget(string Address, Person? Person);

/// <summary>
/// Where mail to a role goes on a day. To the holder; to the shared mailbox, or else the deputy, while nobody does; to the
/// deputy first while the holder is away. Where mail came back, what it was sent to is tried last.
/// </summary>
public static class ContactAddress
{
    /// <param name="contact">With its holders and their people; with its service, where that has a mailbox to fall back on.</param>
    /// <returns>Null where no address is known.</returns>
    public static MailTarget? Find(PointOfContact contact, DateOnly today)
    {
        var holder = Personal(contact.HolderOn(today));
        var deputy = Personal(contact.DeputyOn(today));
        var shared = Shared(contact.SharedEmail);
        MailTarget?[] best = contact switch
        {
            { UndeliverableSince: not null } when holder is not null => [shared, deputy],
            { UndeliverableSince: not null } => [deputy],
            { AwayUntil: { } until } when until >= today => [deputy, shared, holder],
            _ => [holder, shared, deputy],
        };
        return best.Append(Shared(contact.Service?.Email)).Append(holder).Append(shared).FirstOrDefault(target => target is not null);
    }

    /// <summary>
    /// The address that mail to the role is first sent to while somebody holds it: what is undeliverable when mail comes back.
    /// </summary>
    internal static string? First(PointOfContact contact, Holder? holder) => holder?.Person.Email ?? contact.SharedEmail;

    private static MailTarget? Personal(Holder? term) => term?.Person.Email is { } email ? new MailTarget(email, term.Person) : null;

    private static MailTarget? Shared(string? address) => address is null ? null : new MailTarget(address, null);
}
