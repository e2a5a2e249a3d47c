namespace LinkDirectory.Features.Places;

/// <summary>
/// That an area answers for one that has ended, directly or through others that ended in between. Derived from the successions by
/// <see cref="AreaSuccession"/>, so that what belongs to the earlier area (memberships, contacts, services) is found from the later.
/// </summary>
public sealed class AreaHeir
{
    /// <summary>The later area.</summary>
    public required int AreaId { get; set; }

    public required int EndedAreaId { get; set; }
}

/// <summary>
/// That people who keep an area keep another too, since areas have ended: what followed theirs, and what ended and went wholly to theirs.
/// Derived from the successions by <see cref="AreaSuccession"/>.
/// </summary>
public sealed class AreaReach
{
    /// <summary>The area that they were given.</summary>
    public required int AreaId { get; set; }

    public required int OtherAreaId { get; set; }
}

internal sealed class AreaHeirConfiguration : IEntityTypeConfiguration<AreaHeir>
{
    public void Configure(EntityTypeBuilder<AreaHeir> heir)
    {
        heir.ToTable("AreaHeirs");
        heir.HasKey(h => new { h.AreaId, h.EndedAreaId });
        heir.HasIndex(h => h.EndedAreaId);
        heir.HasOne<Area>().WithMany().HasForeignKey(h => h.AreaId).OnDelete(DeleteBehavior.Cascade);
        heir.HasOne<Area>().WithMany().HasForeignKey(h => h.EndedAreaId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AreaReachConfiguration : IEntityTypeConfiguration<AreaReach>
{
    public void Configure(EntityTypeBuilder<AreaReach> reach)
    {
        reach.ToTable("AreaReaches");
        reach.HasKey(r => new { r.AreaId, r.OtherAreaId });
        reach.HasIndex(r => r.OtherAreaId);
        reach.HasOne<Area>().WithMany().HasForeignKey(r => r.AreaId).OnDelete(DeleteBehavior.Cascade);
        reach.HasOne<Area>().WithMany().HasForeignKey(r => r.OtherAreaId).OnDelete(DeleteBehavior.Cascade);
    }
}
