namespace LinkDirectory.Features.Organisations;

public enum ProviderKind
{
    NhsTrust,
    VoluntarySector,
    Independent,
    LocalAuthority,
    Education,
    Other,
}

/// <summary>An organisation that offers services. Charities and councils have no ODS code, and are identified by name.</summary>
public sealed class Provider
{
    public int Id { get; set; }

    /// <summary>The NHS Organisation Data Service code, upper case.</summary>
    public string? OdsCode { get; set; }

    public required string Name { get; set; }

    public ProviderKind Kind { get; set; }

    public Uri? Website { get; set; }

    /// <summary>Counts changes, so that a second editor is told of the first.</summary>
    public int Version { get; set; } = 1;

    public List<Service> Services { get; } = [];
}

internal sealed class ProviderConfiguration : IEntityTypeConfiguration<Provider>
{
    public void Configure(EntityTypeBuilder<Provider> provider)
    {
        provider.Property(p => p.Version).HasDefaultValue(1).IsConcurrencyToken();
        provider.HasIndex(p => p.OdsCode).IsUnique();
        provider.HasIndex(p => p.Name).IsUnique();
    }
}
