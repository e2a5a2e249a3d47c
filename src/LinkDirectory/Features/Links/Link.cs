using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Links;

public enum LinkStatus
{
    Proposed,
    Agreed,
    UnderReview,
    Ended,
}

/// <summary>A side of a link.</summary>
public enum LinkSide
{
    School,
    Service,
}

/// <summary>An agreed pairing of a school's point of contact and a service's.</summary>
public sealed class Link
{
    public int Id { get; set; }

    public required int SchoolId { get; set; }

    public School School { get; set; } = null!;

    public required int ServiceId { get; set; }

    public Service Service { get; set; } = null!;

    public int? SchoolContactId { get; set; }

    public PointOfContact? SchoolContact { get; set; }

    public int? ServiceContactId { get; set; }

    public PointOfContact? ServiceContact { get; set; }

    public LinkStatus Status { get; set; }

    /// <summary>The side that proposed it, and whose word is not asked for again; null where it was imported.</summary>
    public LinkSide? ProposedBy { get; set; }

    public DateOnly? ProposedOn { get; set; }

    public DateOnly? AgreedOn { get; set; }

    public DateOnly? ReviewBy { get; set; }

    public DateOnly? EndedOn { get; set; }

    /// <summary>Why it ended, in the words of the side that ended it, for the two sides.</summary>
    public string? EndReason { get; set; }

    /// <summary>Counts changes, so that a second editor is told of the first.</summary>
    public int Version { get; set; } = 1;
}

internal sealed class LinkConfiguration : IEntityTypeConfiguration<Link>
{
    public void Configure(EntityTypeBuilder<Link> link)
    {
        link.HasIndex(l => new { l.SchoolId, l.ServiceId }).IsUnique();
        link.Property(l => l.Version).HasDefaultValue(1).IsConcurrencyToken();
        link.HasOne(l => l.School).WithMany().OnDelete(DeleteBehavior.Restrict);
        link.HasOne(l => l.Service).WithMany().OnDelete(DeleteBehavior.Restrict);
        link.HasOne(l => l.SchoolContact).WithMany().OnDelete(DeleteBehavior.SetNull);
        link.HasOne(l => l.ServiceContact).WithMany().OnDelete(DeleteBehavior.SetNull);
    }
}

internal static class LinkRows
{
    /// <summary>Those that both sides have agreed to, also while they are under review.</summary>
    public static IQueryable<Link> Agreed(this IQueryable<Link> links) =>
        links.Where(l => l.Status == LinkStatus.Agreed || l.Status == LinkStatus.UnderReview);
}
