using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations;

/// <summary>An education setting on GIAS: a school, college, PRU or alternative provision. Identified by its URN alone.</summary>
public sealed class School
{
    public int Id { get; set; }

    /// <summary>Its Unique Reference Number on GIAS.</summary>
    public required int Urn { get; set; }

    /// <summary>Local authority and establishment number, such as 2022775.</summary>
    public string? Laestab { get; set; }

    public string? Ukprn { get; set; }

    public required string Name { get; set; }

    public SchoolStatus Status { get; set; }

    public DateOnly? OpenedOn { get; set; }

    public DateOnly? ClosedOn { get; set; }

    public SchoolPhase Phase { get; set; }

    public SettingKind Kind { get; set; }

    /// <summary>GIAS's TypeOfEstablishment (name).</summary>
    public required string Type { get; set; }

    public string? Trust { get; set; }

    /// <summary>The youngest statutory age in years; null where GIAS has none.</summary>
    public int? StatutoryLowAge { get; set; }

    /// <summary>The oldest statutory age in years; null where GIAS has none.</summary>
    public int? StatutoryHighAge { get; set; }

    /// <summary>Pupils on roll; null if GIAS does not say.</summary>
    public int? Pupils { get; set; }

    public string? Street { get; set; }

    public string? Locality { get; set; }

    public string? Town { get; set; }

    /// <summary>GIAS's DistrictAdministrative (name), as in Craven: where there are two councils, the lower.</summary>
    public string? District { get; set; }

    public string? County { get; set; }

    /// <summary>The postcode in its usual form, as in NW3 2JB.</summary>
    public string? Postcode { get; set; }

    public string? Telephone { get; set; }

    public Uri? Website { get; set; }

    /// <summary>Degrees north, WGS 84; null where GIAS has no coordinates.</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees east, WGS 84; null where GIAS has no coordinates.</summary>
    public double? Longitude { get; set; }

    /// <summary>GIAS's LA (code), three digits, as in 202.</summary>
    public string? GiasLocalAuthorityCode { get; set; }

    /// <summary>GIAS's LA (name).</summary>
    public string? GiasLocalAuthorityName { get; set; }

    /// <summary>GIAS's GSSLACode (name), as in E09000007.</summary>
    public string? GssLocalAuthorityCode { get; set; }

    /// <summary>The local authority's area: GIAS's own word where it names a known area, else the area that the school is in.</summary>
    public int? LocalAuthorityId { get; set; }

    public Area? LocalAuthority { get; set; }

    /// <summary>Since when the school has been missing from the GIAS files imported; null while it is there.</summary>
    public DateOnly? MissingSince { get; set; }

    /// <summary>The statuses of a school where children are taught now.</summary>
    public static IReadOnlyList<SchoolStatus> Teaching { get; } = [SchoolStatus.Open, SchoolStatus.ProposedToClose];

    public AgeRange? AgeRange => StatutoryLowAge is { } low && StatutoryHighAge is { } high ? new AgeRange(low, high) : null;

    public Address Address => new(Street, Locality, Town, County, Postcode);

    public Point? Location => Latitude is { } latitude && Longitude is { } longitude ? new Point(latitude, longitude) : null;
}

/// <summary>GIAS's word that one school followed another. Either may be missing from the directory, so both are URNs.</summary>
public sealed class SchoolSuccession
{
    public required int PredecessorUrn { get; set; }

    public required int SuccessorUrn { get; set; }

    /// <summary>What the predecessor was called, where GIAS names it; the predecessor itself is seldom here.</summary>
    public string? PredecessorName { get; set; }

    /// <summary>How, in GIAS's words for the predecessor's side, as in "merged" or "converter"; null where it does not say.</summary>
    public string? Manner { get; set; }

    public DateOnly? On { get; set; }
}

/// <summary>
/// That a school is in an area: its local authority by GIAS's word, every other kind by its boundary; and an area that has ended, where
/// the school stands on its ground or was in it when it ended.
/// </summary>
public sealed class SchoolArea
{
    public required int AreaId { get; set; }

    public required int SchoolId { get; set; }
}

/// <summary>
/// That a school stands on the ground of a local authority that is not the one that GIAS names. Its catchments cover the school; it is
/// not the school's authority.
/// </summary>
public sealed class SchoolGround
{
    public required int AreaId { get; set; }

    public required int SchoolId { get; set; }
}
