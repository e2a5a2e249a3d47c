namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>A provider as somebody typed it.</summary>
public sealed class ProviderDraft : Draft
{
    public string? Name { get; set => field = Give(value); }

    public string? OdsCode { get; set => field = Give(value); }

    public ProviderKind? Kind { get; set => field = Give(value); }

    public string? Website { get; set => field = Give(value); }

    protected override IEnumerable<string> Fields => [nameof(Name), nameof(OdsCode), nameof(Kind), nameof(Website)];
}
