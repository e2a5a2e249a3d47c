using System.Text.Json;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>Where each column of a file of services is in the API's inputs. Forms name their fields by the same way.</summary>
internal static class FieldPaths
{
    private static readonly Dictionary<ImportColumn, string[]> OfService = new()
    {
        [ServiceColumns.MinimumAge] = ["ageRange", "minimum"],
        [ServiceColumns.MaximumAge] = ["ageRange", "maximum"],
        [ServiceColumns.AcknowledgeWorkingDays] = ["feedbackStandard", "acknowledgeWorkingDays"],
        [ServiceColumns.DecideWorkingDays] = ["feedbackStandard", "decideWorkingDays"],
        [ServiceColumns.FeedBackWorkingDays] = ["feedbackStandard", "feedBackWorkingDays"],
        [ServiceColumns.CatchmentBasis] = ["catchment", "basis"],
        [ServiceColumns.CatchmentAreas] = ["catchment", "areas"],
        [ServiceColumns.CatchmentSchools] = ["catchment", "schools"],
        [ServiceColumns.CatchmentPractices] = ["catchment", "practices"],
        [ServiceColumns.CatchmentBoundary] = ["catchment", "boundary"],
    };

    private static readonly Dictionary<ImportColumn, string[]> OfProvider = new()
    {
        [ServiceColumns.Provider] = ["name"],
        [ServiceColumns.ProviderOds] = ["odsCode"],
        [ServiceColumns.ProviderKind] = ["kind"],
        [ServiceColumns.ProviderWebsite] = ["website"],
    };

    public static IReadOnlyList<ImportColumn> ProviderColumns { get; } = [.. OfProvider.Keys];

    public static IReadOnlyList<string> Service(ImportColumn column) =>
        OfService.GetValueOrDefault(column) ?? [JsonNamingPolicy.CamelCase.ConvertName(Pascal(column.Name))];

    public static IReadOnlyList<string> Provider(ImportColumn column) => OfProvider[column];

    private static string Pascal(string name) => string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
