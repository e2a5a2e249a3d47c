using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>What must hold of a whole service, whichever of its fields were given.</summary>
internal static class ServiceRules
{
    private static readonly (string Field, Func<Service, bool> IsMissing)[] Essential =
    [
        (nameof(Service.Name), s => s.Name.Length == 0),
        (nameof(Service.Needs), s => s.Needs.IsEmpty),
        (nameof(Service.Asks), s => s.Asks.IsEmpty),
        (nameof(Service.AcceptsReferralsFrom), s => s.AcceptsReferralsFrom.IsEmpty),
        (nameof(Service.Urgencies), s => s.Urgencies.IsEmpty),
        (nameof(Service.ReferralMethods), s => s.ReferralMethods.IsEmpty),
    ];

    // They have no usual value.
    private static readonly (string Field, Func<ServiceDraft, bool> IsMissing)[] EssentialWhenNew =
    [
        (nameof(Service.Kind), draft => draft.Kind is null),
        (nameof(Service.MinimumAge), draft => draft.MinimumAge is null),
        (nameof(Service.MaximumAge), draft => draft.MaximumAge is null),
    ];

    /// <summary>Which fields a new service must be given.</summary>
    public static IEnumerable<string> FieldsForNew =>
        [nameof(Service.Provider), .. Essential.Select(rule => rule.Field), .. EssentialWhenNew.Select(rule => rule.Field)];

    /// <param name="service">The service as it would be saved.</param>
    /// <param name="draft">What was given of it; receives what is wrong.</param>
    /// <param name="isNew">Whether the service is to be added.</param>
    public static void Check(Service service, ServiceDraft draft, bool isNew)
    {
        var problems = draft.Problems;
        foreach (var (field, _) in EssentialWhenNew.Where(rule => isNew && rule.IsMissing(draft)))
        {
            problems.Reject(field, $"{RowValues.Empty}.");
        }

        foreach (var (field, _) in Essential.Where(rule => rule.IsMissing(service)))
        {
            problems.Reject(field, $"{RowValues.Empty}: without it the service is never found.");
        }

        if (service.MinimumAge > service.MaximumAge)
        {
            problems.Reject(
                nameof(Service.MinimumAge),
                $"The youngest age is over the oldest, {service.MaximumAge}. Correct one of the two.",
                $"{service.MinimumAge}");
        }

        CheckUrgentTelephone(service, problems);
        CheckCatchment(service, problems);
        if (service is { WaitWeeks: not null, WaitAsOf: null })
        {
            problems.Warn(
                nameof(Service.WaitAsOf), "The wait has no day, so nobody can tell how old it is. Give the day on which it was measured.");
        }
    }

    // Anyone who finds a crisis team is about to ring it.
    private static void CheckUrgentTelephone(Service service, DraftProblems problems)
    {
        if (service.UrgentTelephone is not null || service.Status == ServiceStatus.Ended)
        {
            return;
        }

        if (service.Kind == ServiceKind.CrisisTeam)
        {
            problems.Reject(nameof(Service.UrgentTelephone),
                "A crisis team must have an urgent telephone, which people ring when a child is not safe. "
                + "Give the number that is answered.");
        }
        else if (service.Urgencies.Contains(Urgency.Emergency))
        {
            problems.Warn(nameof(Service.UrgentTelephone), "The service takes emergencies but has no urgent telephone. "
                + "Give the number that is answered, or take 'emergency' out of urgencies.");
        }
    }

    private static void CheckCatchment(Service service, DraftProblems problems)
    {
        var ground = service.CatchmentAreas.Count > 0 || service.CatchmentBoundary is not null;
        if (service.CatchmentBasis.IsEmpty && (ground || service.CatchmentSchools.Count > 0 || service.CatchmentPractices.Count > 0))
        {
            problems.Reject(
                nameof(Service.CatchmentBasis), "There is a catchment but not what decides it. Write home address, GP practice or school, "
                + "or several with semicolons.");
        }

        Need(EligibilityBasis.HomeAddress, ground, "Give the areas (catchment_areas) or a boundary in which the child must live.");
        Need(EligibilityBasis.GpPractice, ground || service.CatchmentPractices.Count > 0,
            "Give the practices' ODS codes (catchment_practices) or the areas that they are in.");
        Need(EligibilityBasis.School, ground
            || service.CatchmentSchools.Count > 0, "Give the schools' URNs (catchment_schools) or the areas that they are in.");

        void Need(EligibilityBasis basis, bool given, string advice)
        {
            if (service.CatchmentBasis.Contains(basis) && !given)
            {
                problems.Reject(nameof(Service.CatchmentBasis), advice, PlainEnum.Words(basis));
            }
        }
    }
}
