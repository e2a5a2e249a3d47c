namespace LinkDirectory.Features.Places;

public enum AreaKind
{
    LocalAuthority,
    IntegratedCareBoard,
    SubIcbLocation,
    ClinicalCommissioningGroup,
    ProgrammeArea,
}

/// <summary>A place with a GSS code and a boundary, or a programme's own area.</summary>
public sealed class Area
{
    public int Id { get; set; }

    /// <summary>The GSS code, or the programme's own, in upper case.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    public AreaKind Kind { get; set; }

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidUntil { get; set; }

    /// <summary>A polygon or polygons as well-known binary, WGS 84, longitude first; null where none was imported.</summary>
    public byte[]? Boundary { get; set; }

    /// <summary>Changes with the boundary, so that what was parsed from it can be kept; 0 without one.</summary>
    public long BoundaryVersion { get; set; }

    /// <summary>The boundary's box in degrees, WGS 84.</summary>
    public double? MinLongitude { get; set; }

    public double? MaxLongitude { get; set; }

    public double? MinLatitude { get; set; }

    public double? MaxLatitude { get; set; }

    public List<Area> Successors { get; } = [];

    /// <summary>The nation that its GSS code is of, where that is not England; null for England and for a programme's own code.</summary>
    public string? NationElsewhere => Code.Length != 9 ? null : Code[..2] switch
    {
        "W0" => "Wales",
        "S1" => "Scotland",
        "N0" => "Northern Ireland",
        _ => null,
    };

    /// <summary>
    /// Whether an area of one kind can be followed by one of another: a council by councils, a programme's area by programmes', and
    /// the areas of the NHS by one another, as clinical commissioning groups were by integrated care boards in 2022.
    /// </summary>
    public static bool MayFollow(AreaKind earlier, AreaKind later) => earlier == later
        || (earlier is not (AreaKind.LocalAuthority or AreaKind.ProgrammeArea)
            && later is not (AreaKind.LocalAuthority or AreaKind.ProgrammeArea));

    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidUntil is null || ValidUntil >= day);
}

internal sealed class AreaConfiguration : IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<Area> area)
    {
        area.Ignore(a => a.NationElsewhere);
        area.HasIndex(a => a.Code).IsUnique();
        area.HasIndex(a => new { a.Kind, a.Name });
        area.HasMany(a => a.Successors).WithMany().UsingEntity(
            "AreaSuccessions",
            successor => successor.HasOne(typeof(Area)).WithMany().HasForeignKey("SuccessorId").OnDelete(DeleteBehavior.Cascade),
            predecessor => predecessor.HasOne(typeof(Area)).WithMany().HasForeignKey("PredecessorId").OnDelete(DeleteBehavior.Cascade),
            join => join.HasKey("PredecessorId", "SuccessorId"));
    }
}
