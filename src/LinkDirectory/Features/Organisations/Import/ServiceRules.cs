using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>What must hold of a whole service, whichever of its fields the file gives.</summary>
internal static class ServiceRules
{
    private static readonly (ImportColumn Column, Func<Service, bool> IsMissing)[] Essential =
    [
        (ServiceColumns.Name, s => s.Name.Length == 0),
        (ServiceColumns.Needs, s => s.Needs.IsEmpty),
        (ServiceColumns.Asks, s => s.Asks.IsEmpty),
        (ServiceColumns.AcceptsReferralsFrom, s => s.AcceptsReferralsFrom.IsEmpty),
        (ServiceColumns.Urgencies, s => s.Urgencies.IsEmpty),
        (ServiceColumns.ReferralMethods, s => s.ReferralMethods.IsEmpty),
    ];

    private static readonly ImportColumn[] NeededWhenNew = [ServiceColumns.Kind, ServiceColumns.MinimumAge, ServiceColumns.MaximumAge];

    /// <summary>Which columns a file must have before it can hold a new service.</summary>
    public static IEnumerable<ImportColumn> ColumnsForNew =>
        [ServiceColumns.Provider, .. Essential.Select(rule => rule.Column), .. NeededWhenNew];

    /// <summary>Rejects a new service that says nothing of what has no usual value.</summary>
    public static void CheckNew(IImportRow row)
    {
        foreach (var column in NeededWhenNew.Where(column => row[column] is null))
        {
            row.Reject(column, $"{RowValues.Empty}.");
        }
    }

    public static void Check(Service service, RowMark mark, ImportReport report)
    {
        foreach (var (column, isMissing) in Essential)
        {
            if (isMissing(service))
            {
                mark.Reject(report, column, null, $"{RowValues.Empty}: without it the service is never found.");
            }
        }

        if (service.MinimumAge > service.MaximumAge)
        {
            mark.Reject(report, ServiceColumns.MinimumAge, $"{service.MinimumAge}",
                $"The youngest age is over the oldest, {service.MaximumAge}. Correct one of the two.");
        }

        CheckUrgentTelephone(service, mark, report);
        CheckCatchment(service, mark, report);
        if (service is { WaitWeeks: not null, WaitAsOf: null })
        {
            mark.Warn(report, ServiceColumns.WaitAsOf, null,
                "The wait has no day, so nobody can tell how old it is. Give the day on which it was measured.");
        }
    }

    // Somebody who finds a crisis team is about to ring it.
    private static void CheckUrgentTelephone(Service service, RowMark mark, ImportReport report)
    {
        if (service.UrgentTelephone is not null || service.Status == ServiceStatus.Ended)
        {
            return;
        }

        if (service.Kind == ServiceKind.CrisisTeam)
        {
            mark.Reject(report, ServiceColumns.UrgentTelephone, null,
                "A crisis team must have an urgent telephone, which people ring when a child is not safe. Give the number that is "
                    + "answered.");
        }
        else if (service.Urgencies.Contains(Urgency.Emergency))
        {
            mark.Warn(report, ServiceColumns.UrgentTelephone, null,
                "The service takes emergencies but has no urgent telephone. Give the number that is answered, or take 'emergency' out of "
                    + "urgencies.");
        }
    }

    private static void CheckCatchment(Service service, RowMark mark, ImportReport report)
    {
        var ground = service.CatchmentAreas.Count > 0 || service.CatchmentBoundary is not null;
        if (service.CatchmentBasis.IsEmpty && (ground || service.CatchmentSchools.Count > 0 || service.CatchmentPractices.Count > 0))
        {
            mark.Reject(report, ServiceColumns.CatchmentBasis, null,
                "There is a catchment but not what decides it. Write home address, GP practice or school, or several with semicolons.");
        }

        Need(EligibilityBasis.HomeAddress, ground, "Give the areas (catchment_areas) or a boundary in which the child must live.");
        Need(EligibilityBasis.GpPractice, ground || service.CatchmentPractices.Count > 0,
            "Give the practices' ODS codes (catchment_practices) or the areas that they are in.");
        Need(EligibilityBasis.School, ground || service.CatchmentSchools.Count > 0,
            "Give the schools' URNs (catchment_schools) or the areas that they are in.");

        void Need(EligibilityBasis basis, bool given, string advice)
        {
            if (service.CatchmentBasis.Contains(basis) && !given)
            {
                mark.Reject(report, ServiceColumns.CatchmentBasis, PlainEnum.Words(basis), advice);
            }
        }
    }
}
