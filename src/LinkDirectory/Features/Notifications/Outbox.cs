using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace LinkDirectory.Features.Notifications;

/// <summary>Where features put mails: written in the transaction of the change that they tell of, sent by a worker afterwards.</summary>
public sealed class Outbox(IDataProtectionProvider protection, SiteAddress site, OutboxSignal signal, TimeProvider clock)
{
    private readonly IDataProtector seal = protection.CreateProtector("LinkDirectory.Notifications");

    /// <summary>Adds a mail to what the context saves next, unless one with its key was written before.</summary>
    public async Task AddAsync(DirectoryDbContext db, Mail mail, CancellationToken cancellation)
    {
        if (mail.OnceKey is { } key
            && (db.Notifications.Local.Any(n => n.OnceKey == key) || await db.Notifications.AnyAsync(n => n.OnceKey == key, cancellation)))
        {
            return;
        }

        Add(db, mail);
    }

    /// <summary>
    /// Adds many mails to what the context saves next. None of their keys may have been written before, or all that is saved
    /// with them is refused: the caller has looked, and the quicker one wins.
    /// </summary>
    public void AddNew(DirectoryDbContext db, IEnumerable<Mail> mails)
    {
        foreach (var mail in mails)
        {
            Add(db, mail);
        }
    }

    private void Add(DirectoryDbContext db, Mail mail)
    {
        var now = clock.GetUtcNow();
        db.Notifications.Add(new Notification
        {
            Kind = mail.Kind,
            OnceKey = mail.OnceKey,
            PointOfContactId = mail.PointOfContactId,
            PersonId = mail.PersonId,
            Sealed = seal.Protect(JsonSerializer.Serialize(mail)),
            AddressHash = HashOf(mail.To),
            MessageId = $"{Guid.CreateVersion7(now):N}@{site.Host}",
            State = NotificationState.Waiting,
            CreatedAt = now,
            NextAttemptAt = now,
        });
        db.SavedChanges -= Signal;
        db.SavedChanges += Signal;
    }

    /// <summary>SHA-256 of an address in lower case, as it is kept once the address is gone.</summary>
    public static string HashOf(string address) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.Trim().ToLowerInvariant())));

    internal Mail Open(string sealedMail) => JsonSerializer.Deserialize<Mail>(seal.Unprotect(sealedMail))!;

    private void Signal(object? sender, SavedChangesEventArgs saved) => signal.Set();
}
