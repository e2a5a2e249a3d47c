namespace LinkDirectory.Features.Places;

/// <summary>A postcode and its centroid, from an imported postcode file.</summary>
public sealed class Postcode
{
    /// <summary>The postcode without its space, upper case, as in NW32JB.</summary>
    public required string Code { get; set; }

    public required double Latitude { get; set; }

    public required double Longitude { get; set; }
}

/// <summary>The centroid of an outward code, as in NW3; an approximate place.</summary>
public sealed class OutwardCode
{
    public required string Code { get; set; }

    public required double Latitude { get; set; }

    public required double Longitude { get; set; }

    public string? Town { get; set; }

    /// <summary>Worked out from its postcodes, for want of a file that says where it is.</summary>
    public bool Derived { get; set; }
}

internal sealed class PostcodeConfiguration : IEntityTypeConfiguration<Postcode>
{
    public void Configure(EntityTypeBuilder<Postcode> postcode) => postcode.HasKey(p => p.Code);
}

internal sealed class OutwardCodeConfiguration : IEntityTypeConfiguration<OutwardCode>
{
    public void Configure(EntityTypeBuilder<OutwardCode> outwardCode) => outwardCode.HasKey(o => o.Code);
}
