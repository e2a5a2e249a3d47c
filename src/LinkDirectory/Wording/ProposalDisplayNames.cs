using LinkDirectory.Features.Proposals;

namespace LinkDirectory.Wording;

/// <summary>Proposed changes in words.</summary>
public static class ProposalDisplayNames
{
    public static string DisplayName(this ProviderField field) => field switch
    {
        ProviderField.Name => "Name",
        ProviderField.Kind => "Kind of organisation",
        ProviderField.OdsCode => "ODS code",
        ProviderField.Website => "Website",
    };

    /// <summary>As in "Name: from “Northmoor Trust” to “Northmoor NHS Trust”".</summary>
    public static string InWords(this ProposedChange change) =>
        $"{change.Field.DisplayName()}: from {Quoted(change.From)} to {Quoted(change.To)}";

    private static string Quoted(string? text) => text is null ? "nothing" : $"“{text}”";
}
