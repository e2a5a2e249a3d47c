using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Proposals;

/// <summary>A field of a provider, in the order in which forms show them.</summary>
public enum ProviderField
{
    Name,
    Kind,
    OdsCode,
    Website,
}

/// <summary>Some fields of a provider. One that is not among them is empty, and so is one that says nothing.</summary>
public sealed record ProviderFields
{
    public string? Name { get; init; }

    public ProviderKind? Kind { get; init; }

    public string? OdsCode { get; init; }

    /// <summary>The address in full, as in "https://trust.example/".</summary>
    public string? Website { get; init; }

    /// <summary>A field as text; a kind by the name of its value.</summary>
    public string? this[ProviderField field] => field switch
    {
        ProviderField.Name => Name,
        ProviderField.Kind => Kind?.ToString(),
        ProviderField.OdsCode => OdsCode,
        _ => Website,
    };

    public static ProviderFields Of(Provider provider) => new()
    {
        Name = provider.Name,
        Kind = provider.Kind,
        OdsCode = provider.OdsCode,
        Website = provider.Website?.AbsoluteUri,
    };

    /// <summary>These fields without those that another has as they are.</summary>
    public ProviderFields Without(ProviderFields same) => new()
    {
        Name = Name == same.Name ? null : Name,
        Kind = Kind == same.Kind ? null : Kind,
        OdsCode = OdsCode == same.OdsCode ? null : OdsCode,
        Website = Website == same.Website ? null : Website,
    };
}
