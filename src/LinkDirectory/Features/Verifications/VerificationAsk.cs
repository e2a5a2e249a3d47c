using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Verifications;

/// <summary>How far the asking has come.</summary>
public enum AskStage
{
    /// <summary>Asked by an editor or keeper before it was due.</summary>
    AskedEarly,

    /// <summary>Asked when it was due, or first came into the directory.</summary>
    Asked,

    /// <summary>Reminded at 7 days overdue.</summary>
    Reminded,

    /// <summary>Reminded again at 21 days overdue.</summary>
    RemindedAgain,

    /// <summary>Partners and the area's editors were told.</summary>
    Escalated,
}

/// <summary>
/// That a point of contact or a service's record was asked about, once since it was last confirmed. Whatever confirms it, or
/// leaves the role vacant, makes the row stale, and the reminders' job takes it away.
/// </summary>
public sealed class VerificationAsk
{
    public int Id { get; set; }

    public int? PointOfContactId { get; set; }

    public int? ServiceId { get; set; }

    /// <summary>When it was last confirmed before it was asked about; null where it never was.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }

    public required DateOnly FirstAskedOn { get; set; }

    /// <summary>The last day on which somebody was asked or told, by the job or by a person.</summary>
    public required DateOnly AskedOn { get; set; }

    public AskStage Stage { get; set; }

    /// <summary>The day from which the next stage is due; null after the last.</summary>
    public DateOnly? NextOn { get; set; }
}

internal sealed class VerificationAskConfiguration : IEntityTypeConfiguration<VerificationAsk>
{
    public void Configure(EntityTypeBuilder<VerificationAsk> ask)
    {
        ask.ToTable("VerificationAsks");
        ask.HasIndex(a => a.PointOfContactId).IsUnique();
        ask.HasIndex(a => a.ServiceId).IsUnique();
        ask.HasIndex(a => a.NextOn);
        ask.HasOne<PointOfContact>().WithMany().HasForeignKey(a => a.PointOfContactId).OnDelete(DeleteBehavior.Cascade);
        ask.HasOne<Service>().WithMany().HasForeignKey(a => a.ServiceId).OnDelete(DeleteBehavior.Cascade);
    }
}
