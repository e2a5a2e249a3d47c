using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.Departures;

public enum HandoverState
{
    /// <summary>The successor has been asked by mail and has not answered.</summary>
    Offered,

    Accepted,
    Declined,

    /// <summary>Taken back, or overtaken by another successor.</summary>
    Withdrawn,
}

/// <summary>The passing of a role to a named successor, who takes it by accepting.</summary>
public sealed class Handover
{
    public int Id { get; set; }

    public required int PointOfContactId { get; set; }

    public PointOfContact PointOfContact { get; set; } = null!;

    public required int SuccessorId { get; set; }

    public Person Successor { get; set; } = null!;

    public string? JobTitle { get; set; }

    /// <summary>The first day in the role.</summary>
    public required DateOnly Since { get; set; }

    /// <summary>When it was last mailed.</summary>
    public required DateTimeOffset OfferedAt { get; set; }

    /// <summary>The account that offered it; null where it was offered by a mailed link.</summary>
    public int? OfferedById { get; set; }

    public HandoverState State { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }
}

internal sealed class HandoverConfiguration : IEntityTypeConfiguration<Handover>
{
    public void Configure(EntityTypeBuilder<Handover> handover)
    {
        handover.ToTable("Handovers");
        handover.HasIndex(h => new { h.PointOfContactId, h.State });
        handover.HasOne(h => h.PointOfContact).WithMany().OnDelete(DeleteBehavior.Cascade);
        handover.HasOne(h => h.Successor).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}
