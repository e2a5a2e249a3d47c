using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.Departures;

public enum LeaverReportState
{
    /// <summary>The organisation has not said yet whether it is so.</summary>
    Open,

    Confirmed,

    /// <summary>The holder is still in post.</summary>
    Refuted,
}

/// <summary>A partner's word that somebody has left a role, which the organisation itself confirms or refutes.</summary>
public sealed class LeaverReport
{
    public int Id { get; set; }

    public required int PointOfContactId { get; set; }

    /// <summary>Who is said to have left.</summary>
    public required int PersonId { get; set; }

    /// <summary>The last day that the partner heard of; null where they know none.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>The account that reported it.</summary>
    public int? ReportedById { get; set; }

    public required DateTimeOffset ReportedAt { get; set; }

    public LeaverReportState State { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }
}

internal sealed class LeaverReportConfiguration : IEntityTypeConfiguration<LeaverReport>
{
    public void Configure(EntityTypeBuilder<LeaverReport> report)
    {
        report.ToTable("LeaverReports");
        report.HasIndex(r => new { r.PointOfContactId, r.State });
        report.HasOne<PointOfContact>().WithMany().HasForeignKey(r => r.PointOfContactId).OnDelete(DeleteBehavior.Cascade);
        report.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
