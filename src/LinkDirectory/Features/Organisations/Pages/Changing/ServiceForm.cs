using LinkDirectory.Features.Imports.Pages;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Organisations.Saving;
using LinkDirectory.Web;
using LinkDirectory.Web.Components;

namespace LinkDirectory.Features.Organisations.Pages;

/// <summary>The fields of the forms for services and providers: named by the path to their value in the API's input.</summary>
internal static class ServiceForm
{
    /// <summary>The fields of the catchment, which have a page of their own.</summary>
    public static IReadOnlyList<string> Catchment { get; } = [.. Names.Where(FieldNames.IsOfCatchment)];

    /// <summary>Every other field of a service that is there.</summary>
    public static IReadOnlyList<string> Record { get; } = [.. Names.Where(name => !FieldNames.IsOfCatchment(name))];

    /// <summary>Every field of a new service but its provider.</summary>
    public static IReadOnlyList<string> New { get; } = [nameof(ServiceDraft.Reference), .. Names];

    private static IEnumerable<string> Names => ServiceFields.All.Select(f => f.Name).Where(name => name != nameof(Service.Provider));

    public static string IdOf(string field) => string.Join('-', FieldNames.Path(field));

    /// <summary>The form of a service as it is.</summary>
    public static FormValues From(Service service)
    {
        var values = new FormValues { ["version"] = service.Version.ToString(CultureInfo.InvariantCulture) };
        foreach (var field in ServiceFields.All.Where(field => field.Name != nameof(Service.Provider)))
        {
            // A line is a value, of several boxes to tick too.
            values.Set(IdOf(field.Name), (field.Write(service, Notation.Form) ?? "").Split('\n'));
        }

        return values;
    }

    /// <summary>Reads a draft from the fields that the form shows.</summary>
    public static ServiceDraft Draft(FormValues values, int? id, int? provider, IReadOnlyList<string> fields)
    {
        var draft = new ServiceDraft
        {
            Id = id,
            Version = VersionIn(values),
            ProviderId = provider,
            AcceptLosses = LossesAccepted.In(values["acceptLosses"]),
        };
        new ServiceReader(new FormRow(values, fields, draft)).Read(draft);
        return draft;
    }

    /// <summary>The version that the form began with.</summary>
    public static int? VersionIn(FormValues values) =>
        int.TryParse(values["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The problems at the form's fields; one that the form has no field for is told without.</summary>
    public static IReadOnlyList<FieldProblem> ProblemsOf(Result result) =>
        [.. FieldProblem.From(result, path => string.Join('-', path)).Select(problem => problem.Field is { } field
            ? problem with { Message = EmptyFieldMessages.Reword(field, problem.Message) } : problem)];
}
