using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>Reads a draft of a service, or of its provider, from texts: a row of a file or the fields of a form.</summary>
internal sealed class ServiceReader(IImportRow row)
{
    private readonly RowValues values = new(row);

    /// <summary>Reads what the row has of a service. What cannot be read is rejected at the row.</summary>
    public void Read(ServiceDraft draft)
    {
        Read(ServiceColumns.Reference, column => draft.Reference = row[column]?.ToLowerInvariant());
        ReadTexts(draft);
        ReadChoices(draft);
        ReadNumbersAndDays(draft);
        Read(ServiceColumns.Requires, column => draft.Requires = values.List(column));
        Read(ServiceColumns.Hours, column => draft.Hours = Parsed(column, HoursText.TryParse(values.List(column), out var hours), hours));
        Read(ServiceColumns.Locations, column =>
            draft.Locations = Parsed(
                column, LocationText.TryParse(CellText.Split(row[column] ?? "", row.Separator), out var places), places));
        ReadCatchment(draft);
    }

    /// <summary>Reads what the row says of the provider. An empty value says nothing.</summary>
    public ProviderDraft ReadProvider()
    {
        var draft = new ProviderDraft();
        ReadText(ServiceColumns.Provider, text => draft.Name = text);
        ReadText(ServiceColumns.ProviderOds, text => draft.OdsCode = text);
        ReadText(ServiceColumns.ProviderKind, _ => draft.Kind = values.Choice<ProviderKind>(ServiceColumns.ProviderKind));
        ReadText(ServiceColumns.ProviderWebsite, text => draft.Website = text);
        return draft;
    }

    private void ReadTexts(ServiceDraft draft)
    {
        Read(ServiceColumns.Name, column => draft.Name = row[column]);
        Read(ServiceColumns.StatusNote, column => draft.StatusNote = row[column]);
        Read(ServiceColumns.Description, column => draft.Description = row[column]);
        Read(ServiceColumns.Criteria, column => draft.Criteria = row[column]);
        Read(ServiceColumns.NotFor, column => draft.NotFor = row[column]);
        Read(ServiceColumns.BeforeReferring, column => draft.BeforeReferring = row[column]);
        Read(ServiceColumns.Telephone, column => draft.Telephone = row[column]);
        Read(ServiceColumns.UrgentTelephone, column => draft.UrgentTelephone = row[column]);
        Read(ServiceColumns.Email, column => draft.Email = row[column]);
        Read(ServiceColumns.Website, column => draft.Website = row[column]);
    }

    private void ReadChoices(ServiceDraft draft)
    {
        Read(ServiceColumns.Kind, column => draft.Kind = values.Choice<ServiceKind>(column));
        Read(ServiceColumns.Status, column => draft.Status = values.Choice<ServiceStatus>(column));
        Read(ServiceColumns.ThriveGroups, column => draft.ThriveGroups = values.Values<ThriveGroup>(column));
        Read(ServiceColumns.Needs, column => draft.Needs = values.Values<Need>(column));
        Read(ServiceColumns.Asks, column => draft.Asks = values.Values<Ask>(column));
        Read(ServiceColumns.AcceptsReferralsFrom, column => draft.AcceptsReferralsFrom = values.Values<ReferrerKind>(column));
        Read(ServiceColumns.Urgencies, column => draft.Urgencies = values.Values<Urgency>(column));
        Read(ServiceColumns.ReferralMethods, column => draft.ReferralMethods = values.Values<ReferralMethod>(column));
        Read(ServiceColumns.Delivery, column => draft.Delivery = values.Values<Delivery>(column));
        Read(ServiceColumns.Audience, column => draft.Audience = values.Values<Audience>(column));
    }

    private void ReadNumbersAndDays(ServiceDraft draft)
    {
        Read(ServiceColumns.MinimumAge, column => draft.MinimumAge = values.Whole(column, 0, ServiceBuilder.OldestAge));
        Read(ServiceColumns.MaximumAge, column => draft.MaximumAge = values.Whole(column, 0, ServiceBuilder.OldestAge));
        Read(ServiceColumns.WaitWeeks, column => draft.WaitWeeks = values.Number(column, 0, ServiceBuilder.LongestWaitWeeks));
        Read(ServiceColumns.WaitAsOf, column => draft.WaitAsOf = values.Date(column));
        Read(ServiceColumns.AnnualCapacity, column => draft.AnnualCapacity = values.Whole(column, 0, ServiceBuilder.LargestCapacity));
        Read(ServiceColumns.AcknowledgeWorkingDays, column => draft.AcknowledgeWorkingDays = values.Whole(
            column, 0, ServiceBuilder.LongestStandard));
        Read(ServiceColumns.DecideWorkingDays, column => draft.DecideWorkingDays = values.Whole(column, 0, ServiceBuilder.LongestStandard));
        Read(ServiceColumns.FeedBackWorkingDays, column => draft.FeedBackWorkingDays = values.Whole(
            column, 0, ServiceBuilder.LongestStandard));
    }

    private void ReadCatchment(ServiceDraft draft)
    {
        Read(ServiceColumns.CatchmentBasis, column => draft.CatchmentBasis = values.Values<EligibilityBasis>(column));
        Read(ServiceColumns.CatchmentAreas, column => draft.CatchmentAreas = values.List(column));
        Read(
            ServiceColumns.CatchmentSchools, column => draft.CatchmentSchools = [.. values.List(column).Select(text => Urn(column, text))]);
        Read(ServiceColumns.CatchmentPractices, column => draft.CatchmentPractices = values.List(column));
        Read(ServiceColumns.CatchmentBoundary, column => draft.CatchmentBoundary = row[column] is { } text
            ? Parsed(column, BoundaryText.TryParse(text, out var boundary), boundary) : null);
    }

    private void Read(ImportColumn column, Action<ImportColumn> read)
    {
        if (row.Has(column))
        {
            read(column);
        }
    }

    private void ReadText(ImportColumn column, Action<string> read)
    {
        if (row[column] is { } text)
        {
            read(text);
        }
    }

    private T Parsed<T>(ImportColumn column, string? problem, T value)
    {
        if (problem is not null)
        {
            values.Refuse(column, problem);
        }

        return value;
    }

    private int Urn(ImportColumn column, string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var urn))
        {
            row.Reject(column, ServiceLookups.NoSuchSchool);
        }

        return urn;
    }
}
