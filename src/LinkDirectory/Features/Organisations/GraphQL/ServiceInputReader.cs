using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Organisations.GraphQL;

/// <summary>Reads drafts from the API's inputs. A field that was left out is not given.</summary>
internal static class ServiceInputReader
{
    public static ServiceDraft Read(SaveServiceInput input)
    {
        var draft = new ServiceDraft
        {
            Id = input.Id,
            Version = input.Version,
            ProviderId = input.Provider,
            Reference = input.Reference,
            AcceptLosses = input.AcceptLosses,
        };
        ReadTexts(draft, input);
        ReadChoices(draft, input);
        ReadHowSoon(draft, input);
        Give(input.Requires, values => draft.Requires = values ?? []);
        Give(input.Hours, periods => draft.Hours = [.. (periods ?? []).Select(period => Read(draft, period)).OfType<OpeningPeriod>()]);
        Give(input.Locations, places => draft.Locations = [.. (places ?? []).Select(Read)]);
        Give(input.Catchment, catchment => Read(draft, catchment));
        return draft;
    }

    public static ProviderDraft ReadProvider(
        int? id, int? version, Optional<string?> name, Optional<ProviderKind?> kind, Optional<string?> odsCode, Optional<string?> website)
    {
        var draft = new ProviderDraft { Id = id, Version = version };
        Give(name, value => draft.Name = value);
        Give(kind, value => draft.Kind = value);
        Give(odsCode, value => draft.OdsCode = value);
        Give(website, value => draft.Website = value);
        return draft;
    }

    public static void Read(ServiceDraft draft, CatchmentInput? catchment)
    {
        draft.CatchmentBasis = SetOf(catchment?.Basis);
        draft.CatchmentAreas = catchment?.Areas ?? [];
        draft.CatchmentSchools = catchment?.Schools ?? [];
        draft.CatchmentPractices = catchment?.Practices ?? [];
        if (catchment?.Boundary is null)
        {
            draft.CatchmentBoundary = null;
        }
        else if (BoundaryText.TryParse(catchment.Boundary.Json, out var boundary) is { } problem)
        {
            draft.Problems.Reject(nameof(draft.CatchmentBoundary), problem);
        }
        else
        {
            draft.CatchmentBoundary = boundary;
        }
    }

    public static void Give<T>(Optional<T> value, Action<T?> give)
    {
        if (value.HasValue)
        {
            give(value.Value);
        }
    }

    private static void ReadTexts(ServiceDraft draft, SaveServiceInput input)
    {
        Give(input.Name, text => draft.Name = text);
        Give(input.StatusNote, text => draft.StatusNote = text);
        Give(input.Description, text => draft.Description = text);
        Give(input.Criteria, text => draft.Criteria = text);
        Give(input.NotFor, text => draft.NotFor = text);
        Give(input.BeforeReferring, text => draft.BeforeReferring = text);
        Give(input.Telephone, text => draft.Telephone = text);
        Give(input.UrgentTelephone, text => draft.UrgentTelephone = text);
        Give(input.Email, text => draft.Email = text);
        Give(input.Website, text => draft.Website = text);
    }

    private static void ReadChoices(ServiceDraft draft, SaveServiceInput input)
    {
        Give(input.Kind, kind => draft.Kind = kind);
        Give(input.Status, status => draft.Status = status);
        Give(input.ThriveGroups, values => draft.ThriveGroups = SetOf(values));
        Give(input.Needs, values => draft.Needs = SetOf(values));
        Give(input.Asks, values => draft.Asks = SetOf(values));
        Give(input.AcceptsReferralsFrom, values => draft.AcceptsReferralsFrom = SetOf(values));
        Give(input.Urgencies, values => draft.Urgencies = SetOf(values));
        Give(input.ReferralMethods, values => draft.ReferralMethods = SetOf(values));
        Give(input.Delivery, values => draft.Delivery = SetOf(values));
        Give(input.Audience, values => draft.Audience = SetOf(values));
        if (input.AgeRange is { } ages)
        {
            (draft.MinimumAge, draft.MaximumAge) = (ages.Minimum, ages.Maximum);
        }
    }

    private static void ReadHowSoon(ServiceDraft draft, SaveServiceInput input)
    {
        Give(input.WaitWeeks, weeks => draft.WaitWeeks = weeks);
        Give(input.WaitAsOf, day => draft.WaitAsOf = day);
        Give(input.AnnualCapacity, capacity => draft.AnnualCapacity = capacity);
        Give(input.FeedbackStandard, standard =>
        {
            draft.AcknowledgeWorkingDays = standard?.AcknowledgeWorkingDays;
            draft.DecideWorkingDays = standard?.DecideWorkingDays;
            draft.FeedBackWorkingDays = standard?.FeedBackWorkingDays;
        });
    }

    private static OpeningPeriod? Read(ServiceDraft draft, OpeningPeriodInput input)
    {
        if (HoursText.TryRead(
            EnumSet<Weekday>.From(input.Days), input.BankHolidays, input.Opens, input.Closes, input.TermTimeOnly, out var period) is
            { } problem)
        {
            draft.Problems.Reject(nameof(draft.Hours), problem);
        }

        return period;
    }

    private static ServiceLocation Read(ServiceLocationInput place) => new()
    {
        Name = place.Name,
        Street = place.Address.Street,
        Locality = place.Address.Locality,
        Town = place.Address.Town,
        County = place.Address.County,
        Postcode = place.Address.Postcode,
    };

    private static EnumSet<TEnum> SetOf<TEnum>(IReadOnlyList<TEnum>? values)
        where TEnum : struct, Enum => EnumSet<TEnum>.From(values ?? []);
}
