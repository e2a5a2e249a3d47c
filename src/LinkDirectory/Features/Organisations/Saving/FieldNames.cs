using System.Text.Json;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>What a draft's property is called elsewhere.</summary>
internal static class FieldNames
{
    private const string Catchment = "Catchment";

    /// <summary>Its name in files of services, in reports and in the audit trail.</summary>
    public static string Column(string field) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field);

    /// <summary>The path to it in the API's input, by which forms name it too.</summary>
    public static IReadOnlyList<string> Path(string field) => field switch
    {
        nameof(ServiceDraft.MinimumAge) => ["ageRange", "minimum"],
        nameof(ServiceDraft.MaximumAge) => ["ageRange", "maximum"],
        _ when IsOfCatchment(field) => ["catchment", CamelCase(field[Catchment.Length..])],
        _ when field.EndsWith("WorkingDays", StringComparison.Ordinal) => ["feedbackStandard", CamelCase(field)],
        _ => [CamelCase(field)],
    };

    public static bool IsOfCatchment(string field) => field.StartsWith(Catchment, StringComparison.Ordinal);

    private static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
