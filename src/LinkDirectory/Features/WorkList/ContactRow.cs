using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.WorkList;

/// <summary>The kind of organisation that a point of contact is of.</summary>
public enum OrganisationKind
{
    School,
    Service,
    Area,
}

/// <summary>
/// What points of contact are filtered and sorted by, in one narrow row each: derived by triggers of the engine from the
/// records themselves, in the same transaction, and never written otherwise. Contacts of organisations that have closed have none.
/// </summary>
public sealed class ContactRow
{
    /// <summary>The point of contact's own id.</summary>
    public int Id { get; set; }

    public OrganisationKind Kind { get; set; }

    public int? SchoolId { get; set; }

    public int? ServiceId { get; set; }

    public int? AreaId { get; set; }

    /// <summary>The organisation's name in lower case.</summary>
    public required string Organisation { get; set; }

    public ContactRole Role { get; set; }

    /// <summary>
    /// The name of a school's local authority, of the first area of a service's catchment, or of the area itself, in lower case; empty
    /// where there is none.
    /// </summary>
    public required string Place { get; set; }

    /// <summary>The name of who is in post, in lower case; null while the role is vacant. Personal data.</summary>
    public string? Holder { get; set; }

    /// <summary>The currency on the day that the rows are of.</summary>
    public Currency Currency { get; set; }

    public DateTimeOffset? LastVerifiedAt { get; set; }

    public DateOnly? VerifyBy { get; set; }

    /// <summary>The next day on which the row changes though nobody changes a record; null where there is none.</summary>
    public DateOnly? ChangesOn { get; set; }
}

/// <summary>An open school that has no role of senior mental health lead at all, derived as <see cref="ContactRow"/> is.</summary>
public sealed class SchoolWithoutLead
{
    public int SchoolId { get; set; }

    /// <summary>The school's name in lower case.</summary>
    public required string Name { get; set; }
}

internal sealed class ContactRowConfiguration : IEntityTypeConfiguration<ContactRow>
{
    public void Configure(EntityTypeBuilder<ContactRow> row)
    {
        row.ToTable("ContactRows");
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.Kind).HasConversion<int>();
        row.Property(r => r.Currency).HasConversion<int>();
        row.HasOne<PointOfContact>().WithOne().HasForeignKey<ContactRow>(r => r.Id).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(r => r.SchoolId);
        row.HasIndex(r => r.ServiceId);
        row.HasIndex(r => r.AreaId);
        row.HasIndex(r => r.ChangesOn);
        row.HasIndex(r => new { r.Kind, r.Organisation, r.Id });
        row.HasIndex(r => new { r.Organisation, r.Id });
        row.HasIndex(r => new { r.Role, r.Organisation, r.Id });
        row.HasIndex(r => new { r.Holder, r.Id });
        row.HasIndex(r => new { r.Currency, r.Organisation, r.Id });
        row.HasIndex(r => new { r.LastVerifiedAt, r.Id });
        row.HasIndex(r => new { r.VerifyBy, r.Id });
        row.HasIndex(r => new { r.Place, r.Organisation, r.Id });
    }
}

internal sealed class SchoolWithoutLeadConfiguration : IEntityTypeConfiguration<SchoolWithoutLead>
{
    public void Configure(EntityTypeBuilder<SchoolWithoutLead> gap)
    {
        gap.ToTable("SchoolsWithoutLead");
        gap.HasKey(g => g.SchoolId);
        gap.Property(g => g.SchoolId).ValueGeneratedNever();
        gap.HasOne<School>().WithOne().HasForeignKey<SchoolWithoutLead>(g => g.SchoolId).OnDelete(DeleteBehavior.Cascade);
        gap.HasIndex(g => new { g.Name, g.SchoolId });
    }
}
