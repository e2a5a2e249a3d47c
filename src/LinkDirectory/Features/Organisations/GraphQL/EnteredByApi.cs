using System.Globalization;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Organisations.GraphQL;

/// <summary>Puts the API's inputs into the columns by which they are checked.</summary>
internal static class EnteredByApi
{
    public static EnteredService Entered(this SaveServiceInput input)
    {
        var entered = new EnteredService { Id = input.Id, Version = input.Version, ProviderId = input.Provider };
        entered.Set(ServiceColumns.Reference, input.Reference);
        SetTexts(entered, input);
        SetChoices(entered, input);
        SetReach(entered, input);
        if (input.Catchment.HasValue)
        {
            SetCatchment(entered, input.Catchment.Value);
        }

        return entered;
    }

    public static void SetCatchment(EnteredService entered, CatchmentInput? input)
    {
        entered.Set(ServiceColumns.CatchmentBasis, input?.Basis);
        entered.Set(ServiceColumns.CatchmentAreas, input?.Areas);
        entered.Set(ServiceColumns.CatchmentSchools, input?.Schools?.Select(urn => urn.ToString(CultureInfo.InvariantCulture)));
        entered.Set(ServiceColumns.CatchmentPractices, input?.Practices);
        entered.Set(ServiceColumns.CatchmentBoundary, input?.Boundary?.Json);
    }

    private static void SetTexts(EnteredService entered, SaveServiceInput input)
    {
        Set(entered, ServiceColumns.Name, input.Name);
        Set(entered, ServiceColumns.StatusNote, input.StatusNote);
        Set(entered, ServiceColumns.Description, input.Description);
        Set(entered, ServiceColumns.Criteria, input.Criteria);
        Set(entered, ServiceColumns.NotFor, input.NotFor);
        Set(entered, ServiceColumns.BeforeReferring, input.BeforeReferring);
        Set(entered, ServiceColumns.Telephone, input.Telephone);
        Set(entered, ServiceColumns.UrgentTelephone, input.UrgentTelephone);
        Set(entered, ServiceColumns.Email, input.Email);
        Set(entered, ServiceColumns.Website, input.Website);
        if (input.Requires.HasValue)
        {
            entered.Set(ServiceColumns.Requires, input.Requires.Value);
        }
    }

    private static void SetChoices(EnteredService entered, SaveServiceInput input)
    {
        Set(entered, ServiceColumns.Kind, input.Kind);
        Set(entered, ServiceColumns.Status, input.Status);
        Set(entered, ServiceColumns.ThriveGroups, input.ThriveGroups);
        Set(entered, ServiceColumns.Needs, input.Needs);
        Set(entered, ServiceColumns.Asks, input.Asks);
        Set(entered, ServiceColumns.AcceptsReferralsFrom, input.AcceptsReferralsFrom);
        Set(entered, ServiceColumns.Urgencies, input.Urgencies);
        Set(entered, ServiceColumns.ReferralMethods, input.ReferralMethods);
        Set(entered, ServiceColumns.Delivery, input.Delivery);
        Set(entered, ServiceColumns.Audience, input.Audience);
    }

    private static void SetReach(EnteredService entered, SaveServiceInput input)
    {
        if (input.AgeRange is { } ages)
        {
            entered.Set(ServiceColumns.MinimumAge, ages.Minimum);
            entered.Set(ServiceColumns.MaximumAge, ages.Maximum);
        }

        if (input.Hours.HasValue)
        {
            entered.Set(ServiceColumns.Hours, input.Hours.Value?.Select(Text));
        }

        if (input.Locations.HasValue)
        {
            entered.Set(ServiceColumns.Locations, input.Locations.Value?.Select(Text));
        }

        if (input.WaitWeeks.HasValue)
        {
            entered.Set(ServiceColumns.WaitWeeks, input.WaitWeeks.Value);
        }

        if (input.WaitAsOf.HasValue)
        {
            entered.Set(ServiceColumns.WaitAsOf, input.WaitAsOf.Value);
        }

        if (input.AnnualCapacity.HasValue)
        {
            entered.Set(ServiceColumns.AnnualCapacity, input.AnnualCapacity.Value);
        }

        if (input.FeedbackStandard.HasValue)
        {
            entered.Set(ServiceColumns.AcknowledgeWorkingDays, input.FeedbackStandard.Value?.AcknowledgeWorkingDays);
            entered.Set(ServiceColumns.DecideWorkingDays, input.FeedbackStandard.Value?.DecideWorkingDays);
            entered.Set(ServiceColumns.FeedBackWorkingDays, input.FeedbackStandard.Value?.FeedBackWorkingDays);
        }
    }

    private static void Set(EnteredService entered, ImportColumn column, Optional<string?> text)
    {
        if (text.HasValue)
        {
            entered.Set(column, text.Value);
        }
    }

    private static void Set<TEnum>(EnteredService entered, ImportColumn column, Optional<TEnum?> value)
        where TEnum : struct, Enum
    {
        if (value.HasValue)
        {
            entered.Set(column, value.Value);
        }
    }

    private static void Set<TEnum>(EnteredService entered, ImportColumn column, Optional<IReadOnlyList<TEnum>?> values)
        where TEnum : struct, Enum
    {
        if (values.HasValue)
        {
            entered.Set(column, values.Value);
        }
    }

    private static string Text(OpeningPeriodInput period) =>
        $"{string.Join(',', period.BankHolidays ? ["bank holidays"] : period.Days.Select(day => $"{day}"))} {period.Opens}-{period.Closes}{(period.TermTimeOnly ? " term time" : "")}";

    private static string Text(ServiceLocationInput place) =>
        string.Join(" | ", place.Name, place.Address.Street, place.Address.Locality, place.Address.Town, place.Address.County,
            place.Address.Postcode);
}
