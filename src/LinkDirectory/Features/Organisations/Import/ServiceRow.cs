using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>One row of a file of services as it was read, before the directory is asked about it.</summary>
internal sealed class ServiceRow
{
    public required RowMark Mark { get; init; }

    /// <summary>The service as the row says it; what names areas, schools and the provider is still only named.</summary>
    public required Service Service { get; init; }

    public required ProviderWords Provider { get; init; }

    public required IReadOnlyList<string> AreaCodes { get; init; }

    public required IReadOnlyList<string> SchoolUrns { get; init; }
}

/// <summary>What a row says of the service's provider; null where it says nothing.</summary>
internal sealed record ProviderWords(string? Name, string? OdsCode, ProviderKind? Kind, Uri? Website)
{
    public bool IsSilent => Name is null && OdsCode is null;
}
