using System.Globalization;
using LinkDirectory.Data;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Changing;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Organisations.Saving;
using LinkDirectory.Web;
using LinkDirectory.Web.Components;

namespace LinkDirectory.Features.Organisations.Pages;

/// <summary>The fields of the forms for services and providers: named by the way to their value in the API's input.</summary>
internal static class ServiceForm
{
    private static readonly ImportColumn[] ByLine = [ServiceColumns.Requires, ServiceColumns.Hours, ServiceColumns.Locations,
        ServiceColumns.CatchmentSchools, ServiceColumns.CatchmentPractices];

    // The boundary's lines are one value.
    private static readonly ImportColumn[] ByTick =
    [
        ServiceColumns.ThriveGroups, ServiceColumns.Needs, ServiceColumns.Asks, ServiceColumns.AcceptsReferralsFrom,
        ServiceColumns.Urgencies, ServiceColumns.ReferralMethods,
        ServiceColumns.Delivery, ServiceColumns.Audience, ServiceColumns.CatchmentBasis, ServiceColumns.CatchmentAreas,
    ];

    private static readonly ImportColumn[] NotHere =
        [ServiceColumns.Reference, ServiceColumns.Provider, ServiceColumns.ProviderOds, ServiceColumns.ProviderKind,
            ServiceColumns.ProviderWebsite];

    /// <summary>The columns of the catchment, which have a page of their own.</summary>
    public static IReadOnlyList<ImportColumn> Catchment { get; } =
        [ServiceColumns.CatchmentBasis, ServiceColumns.CatchmentAreas, ServiceColumns.CatchmentSchools, ServiceColumns.CatchmentPractices,
            ServiceColumns.CatchmentBoundary];

    /// <summary>Every other column of a service.</summary>
    public static IReadOnlyList<ImportColumn> Record { get; } = [.. ServiceColumns.All.Except(NotHere).Except(Catchment)];

    public static string IdOf(ImportColumn column) => string.Join('-', FieldPaths.Service(column));

    /// <summary>The form of a service as it is.</summary>
    public static FormValues Of(Service service)
    {
        var values = new FormValues { ["version"] = service.Version.ToString(CultureInfo.InvariantCulture) };
        foreach (var field in ServiceFields.All.Where(field => field.Column != ServiceColumns.Provider))
        {
            values[IdOf(field.Column)] = field.Show(service) ?? "";
        }

        Tick(service.ThriveGroups, ServiceColumns.ThriveGroups);
        Tick(service.Needs, ServiceColumns.Needs);
        Tick(service.Asks, ServiceColumns.Asks);
        Tick(service.AcceptsReferralsFrom, ServiceColumns.AcceptsReferralsFrom);
        Tick(service.Urgencies, ServiceColumns.Urgencies);
        Tick(service.ReferralMethods, ServiceColumns.ReferralMethods);
        Tick(service.Delivery, ServiceColumns.Delivery);
        Tick(service.Audience, ServiceColumns.Audience);
        Tick(service.CatchmentBasis, ServiceColumns.CatchmentBasis);
        values[IdOf(ServiceColumns.WaitAsOf)] = service.WaitAsOf?.ToString("d/M/yyyy", CultureInfo.InvariantCulture) ?? "";
        values[IdOf(ServiceColumns.Kind)] = service.Kind.ToString();
        values[IdOf(ServiceColumns.Status)] = service.Status.ToString();
        values.Set(IdOf(ServiceColumns.CatchmentAreas), service.CatchmentAreas.Select(a => a.Code));
        Lines(ServiceColumns.CatchmentSchools,
            service.CatchmentSchools.OrderBy(s => s.Urn).Select(s => s.Urn.ToString(CultureInfo.InvariantCulture)));
        Lines(ServiceColumns.CatchmentPractices, service.CatchmentPractices);
        Lines(ServiceColumns.Requires, service.Requires);
        Lines(ServiceColumns.Hours, service.Hours.Select(period => HoursText.Write([period])!));
        Lines(ServiceColumns.Locations, service.Locations.OrderBy(l => l.Id).Select(LocationText.WritePlace));
        values[IdOf(ServiceColumns.CatchmentBoundary)] = service.CatchmentBoundary is { } drawn
            ? BoundaryText.Write(Boundary.Read(drawn).Geometry)
            : "";
        return values;

        void Tick<TEnum>(EnumSet<TEnum> set, ImportColumn column)
            where TEnum : struct, Enum => values.Set(IdOf(column), set.Select(value => value.ToString()));

        void Lines(ImportColumn column, IEnumerable<string> lines) => values[IdOf(column)] = string.Join('\n', lines);
    }

    /// <summary>What was entered of a service, in the columns that the form shows.</summary>
    public static EnteredService Entered(FormValues values, int? id, int? provider, IReadOnlyList<ImportColumn> columns)
    {
        var version = int.TryParse(values["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : (int?)null;
        var entered = new EnteredService { Id = id, Version = version, ProviderId = provider };
        foreach (var column in columns)
        {
            var field = IdOf(column);
            if (ByTick.Contains(column))
            {
                entered.Set(column, values.All(field));
            }
            else if (ByLine.Contains(column))
            {
                entered.Set(column, values.Lines(field));
            }
            else
            {
                entered.Set(column, values[field]);
            }
        }

        return entered;
    }

    /// <summary>The problems at the form's fields; one that the form has no field for is told without.</summary>
    public static IReadOnlyList<FieldProblem> ProblemsOf(IReadOnlyList<IProblem> problems) =>
        [.. problems.Select(problem => problem is InvalidInput input
            ? AtField(string.Join('-', input.Field), input.Message)
            : new FieldProblem(null, problem.Message))];

    private static FieldProblem AtField(string field, string message) => new(field, MissingWords.Of(field, message));
}
