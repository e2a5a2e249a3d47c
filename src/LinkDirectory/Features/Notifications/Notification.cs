using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.Notifications;

/// <summary>What a mail is about; each has its own template.</summary>
public enum NotificationKind
{
    ConfirmAddress,
    ResetPassword,
    Invitation,
    SecurityNotice,
    VerificationDue,
    VerificationOverdue,
    VerificationEscalated,
    LeaverReported,
    RoleVacant,
    HandoverOffered,
    HandoverDone,
    LinkProposed,
    LinkAgreed,
    LinkEnded,
    LinkReviewDue,
    ContactChanged,
    RoleGiven,
    ChangeProposed,
    ChangeAnswered,
}

public enum NotificationState
{
    /// <summary>To be sent at or after its next attempt's time.</summary>
    Waiting,

    /// <summary>Being handed over: a crash in this state leaves it in doubt.</summary>
    Sending,

    /// <summary>The mail server has taken it.</summary>
    Sent,

    /// <summary>Given up after its last attempt, or refused for good.</summary>
    Failed,

    /// <summary>The server stopped while it was handed over: it may have gone, and is not sent again unasked.</summary>
    InDoubt,

    /// <summary>It was sent, and came back.</summary>
    CameBack,
}

/// <summary>
/// A mail in the outbox, written in the transaction of the change that it tells of. What it says and to whom is sealed with
/// the key ring outside the database, and taken away once it can no longer come back.
/// </summary>
public sealed class Notification
{
    public long Id { get; set; }

    public NotificationKind Kind { get; set; }

    /// <summary>What may be sent only once, as in "verify 12 2026-10-31 due"; null where nothing bars another.</summary>
    public string? OnceKey { get; set; }

    /// <summary>The point of contact beside which its delivery shows.</summary>
    public int? PointOfContactId { get; set; }

    /// <summary>The person it is for, where they hold a role.</summary>
    public int? PersonId { get; set; }

    /// <summary>Recipient, subject and both bodies, sealed; null once it can no longer be sent again.</summary>
    public string? Sealed { get; set; }

    /// <summary>SHA-256 of the recipient's address in lower case, by which mail that came back is recognised.</summary>
    public required string AddressHash { get; set; }

    /// <summary>The mail's Message-ID without its brackets, the same at every attempt.</summary>
    public required string MessageId { get; set; }

    public NotificationState State { get; set; }

    public int Attempts { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>The worker that hands it over, or did last: computer, process and start.</summary>
    public string? ClaimedBy { get; set; }

    public DateTimeOffset? ClaimedAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? CameBackAt { get; set; }

    /// <summary>What the last attempt met, in plain words, without an address.</summary>
    public string? Problem { get; set; }
}

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.ToTable("Notifications");
        notification.HasIndex(n => n.OnceKey).IsUnique();
        notification.HasIndex(n => n.MessageId).IsUnique();
        notification.HasIndex(n => new { n.State, n.NextAttemptAt });
        notification.HasIndex(n => n.AddressHash);
        notification.HasOne<PointOfContact>().WithMany().HasForeignKey(n => n.PointOfContactId).OnDelete(DeleteBehavior.SetNull);
        notification.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.SetNull);
    }
}
