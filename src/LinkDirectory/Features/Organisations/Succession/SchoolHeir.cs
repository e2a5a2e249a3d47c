namespace LinkDirectory.Features.Organisations;

/// <summary>
/// That an open school alone followed one that has closed, directly or through others that closed in between. Derived from GIAS's links
/// by <see cref="SchoolHeirs"/>: what belongs to the closed school is found from its heir, and offered to it.
/// </summary>
public sealed class SchoolHeir
{
    public required int ClosedSchoolId { get; set; }

    /// <summary>The open school.</summary>
    public required int SchoolId { get; set; }

    /// <summary>When those who keep the open school said that it takes nothing over; null while the offer stands.</summary>
    public DateTimeOffset? DeclinedAt { get; set; }

    public void Decline(DateTimeOffset at) => DeclinedAt = at;

    /// <summary>Takes back that it was declined.</summary>
    public void TakeBack() => DeclinedAt = null;
}

internal sealed class SchoolHeirConfiguration : IEntityTypeConfiguration<SchoolHeir>
{
    public void Configure(EntityTypeBuilder<SchoolHeir> heir)
    {
        heir.ToTable("SchoolHeirs");
        heir.HasKey(h => h.ClosedSchoolId);
        heir.HasIndex(h => h.SchoolId);
        heir.HasOne<School>().WithMany().HasForeignKey(h => h.ClosedSchoolId).OnDelete(DeleteBehavior.Cascade);
        heir.HasOne<School>().WithMany().HasForeignKey(h => h.SchoolId).OnDelete(DeleteBehavior.Cascade);
    }
}
