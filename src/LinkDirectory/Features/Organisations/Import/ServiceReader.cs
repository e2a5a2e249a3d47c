using System.Text.RegularExpressions;
using LinkDirectory.Features.Imports;
using NetTopologySuite.IO;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>Reads one row of a file of services, or what was entered of one, reporting what is wrong with it on its own.</summary>
internal sealed partial class ServiceReader(IImportRow row, DateOnly today)
{
    public const int OldestAge = 25;

    private const double LongestWaitWeeks = 520;
    private const int LargestCapacity = 1_000_000;
    private const int LongestStandard = 250;

    private readonly RowValues values = new(row);

    /// <summary>Whether the row is a remark, as a template's example is.</summary>
    public bool IsRemark => values.IsRemark(ServiceColumns.Reference);

    /// <summary>The row; null where it was rejected.</summary>
    public ServiceRow? Read()
    {
        var read = ReadAll();
        return row.IsRejected ? null : read;
    }

    /// <summary>The row even where it was rejected, so that a person who fills in a form is told everything at once.</summary>
    public ServiceRow ReadAll()
    {
        var reference = values.Required(ServiceColumns.Reference).ToLowerInvariant();
        row.Subject = $"Service {reference}";
        if (reference.Length > 0 && !Reference().IsMatch(reference))
        {
            row.Reject(ServiceColumns.Reference, "A reference is lower-case letters, digits and hyphens, as in northmoor-spa.");
        }

        var service = new Service
        {
            Reference = reference,
            Name = Text(ServiceColumns.Name) ?? "",
            Kind = values.Value(ServiceColumns.Kind, ServiceKind.Other),
            Status = values.Value(ServiceColumns.Status, ServiceStatus.Open),
            StatusNote = Text(ServiceColumns.StatusNote),
            Description = Text(ServiceColumns.Description),
            Criteria = Text(ServiceColumns.Criteria),
            NotFor = Text(ServiceColumns.NotFor),
            BeforeReferring = Text(ServiceColumns.BeforeReferring),
            Requires = values.List(ServiceColumns.Requires),
        };
        ReadWhomItServes(service);
        ReadHowToReachIt(service);
        ReadHowSoon(service);
        var (areas, schools) = ReadCatchment(service);
        var provider = ReadProvider();
        return new ServiceRow { Mark = RowMark.Of(row), Service = service, Provider = provider, AreaCodes = areas, SchoolUrns = schools };
    }

    private string? Text(ImportColumn column) => row[column];

    private void ReadWhomItServes(Service service)
    {
        service.ThriveGroups = values.Values<ThriveGroup>(ServiceColumns.ThriveGroups);
        service.Needs = values.Values<Need>(ServiceColumns.Needs);
        service.MinimumAge = values.Whole(ServiceColumns.MinimumAge, 0, OldestAge) ?? 0;
        service.MaximumAge = values.Whole(ServiceColumns.MaximumAge, 0, OldestAge) ?? OldestAge;
        service.Asks = values.Values<Ask>(ServiceColumns.Asks);
        service.AcceptsReferralsFrom = values.Values<ReferrerKind>(ServiceColumns.AcceptsReferralsFrom);
        service.Urgencies = values.Values<Urgency>(ServiceColumns.Urgencies);
        service.ReferralMethods = values.Values<ReferralMethod>(ServiceColumns.ReferralMethods);
        service.Delivery = values.Values<Delivery>(ServiceColumns.Delivery);
        service.Audience = values.Values<Audience>(ServiceColumns.Audience);
    }

    private void ReadHowToReachIt(Service service)
    {
        service.Telephone = values.Telephone(ServiceColumns.Telephone);
        service.UrgentTelephone = values.Telephone(ServiceColumns.UrgentTelephone);
        service.Email = values.Email(ServiceColumns.Email);
        service.Website = values.Website(ServiceColumns.Website);
        if (service.Email is { } email && PersonsMailbox().IsMatch(email))
        {
            row.Warn(ServiceColumns.Email,
                "This looks like one person's address. A service's record is for everyone to read: give its shared mailbox, and the person "
                    + "as a point of contact.");
        }

        if (HoursText.TryParse(Text(ServiceColumns.Hours) ?? "", out var hours) is { } wrongHours)
        {
            row.Reject(ServiceColumns.Hours, wrongHours);
        }

        service.Hours.AddRange(hours);
        if (LocationText.TryParse(Text(ServiceColumns.Locations) ?? "", out var locations) is { } wrongPlace)
        {
            row.Reject(ServiceColumns.Locations, wrongPlace);
        }

        service.Locations.AddRange(locations);
    }

    private void ReadHowSoon(Service service)
    {
        service.WaitWeeks = values.Number(ServiceColumns.WaitWeeks, 0, LongestWaitWeeks);
        service.WaitAsOf = values.Date(ServiceColumns.WaitAsOf);
        service.AnnualCapacity = values.Whole(ServiceColumns.AnnualCapacity, 0, LargestCapacity);
        if (service.WaitAsOf > today)
        {
            row.Reject(ServiceColumns.WaitAsOf, "A wait cannot be as of a day to come. Write the day on which it was measured.");
        }

        var assumed = FeedbackStandard.Default;
        service.FeedbackStandard = new FeedbackStandard(
            values.Whole(ServiceColumns.AcknowledgeWorkingDays, 0, LongestStandard) ?? assumed.AcknowledgeWorkingDays,
            values.Whole(ServiceColumns.DecideWorkingDays, 0, LongestStandard) ?? assumed.DecideWorkingDays,
            values.Whole(ServiceColumns.FeedBackWorkingDays, 0, LongestStandard) ?? assumed.FeedBackWorkingDays);
    }

    private (List<string> Areas, List<string> Schools) ReadCatchment(Service service)
    {
        service.CatchmentBasis = values.Values<EligibilityBasis>(ServiceColumns.CatchmentBasis);
        foreach (var practice in values.List(ServiceColumns.CatchmentPractices).Select(code => code.ToUpperInvariant()).Distinct())
        {
            if (!PracticeCode().IsMatch(practice))
            {
                row.Reject(ServiceColumns.CatchmentPractices,
                    $"'{practice}' is not a GP practice's ODS code, which is a letter and five digits, as in F83004.");
            }

            service.CatchmentPractices.Add(practice);
        }

        if (Text(ServiceColumns.CatchmentBoundary) is { } drawn)
        {
            if (BoundaryText.TryParse(drawn, out var boundary) is { } wrong)
            {
                row.Reject(ServiceColumns.CatchmentBoundary, wrong);
            }
            else
            {
                var box = boundary!.EnvelopeInternal;
                service.CatchmentBoundary = new WKBWriter().Write(boundary);
                (service.CatchmentMinLongitude, service.CatchmentMaxLongitude) = (box.MinX, box.MaxX);
                (service.CatchmentMinLatitude, service.CatchmentMaxLatitude) = (box.MinY, box.MaxY);
            }
        }

        return ([.. values.List(ServiceColumns.CatchmentAreas).Select(code => code.ToUpperInvariant()).Distinct()],
            [.. values.List(ServiceColumns.CatchmentSchools).Distinct()]);
    }

    /// <summary>What the row says about the provider.</summary>
    public ProviderWords ReadProvider()
    {
        var ods = Text(ServiceColumns.ProviderOds)?.ToUpperInvariant();
        if (ods is not null && !OdsCode().IsMatch(ods))
        {
            row.Reject(ServiceColumns.ProviderOds,
                "An organisation's ODS code is three to eight letters and digits, as in RXY. Leave it empty where there is none.");
        }

        ProviderKind? kind = Text(ServiceColumns.ProviderKind) is null
            ? null
            : values.Value(ServiceColumns.ProviderKind, ProviderKind.Other);
        return new ProviderWords(Text(ServiceColumns.Provider), ods, kind, values.Website(ServiceColumns.ProviderWebsite));
    }

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    [GeneratedRegex("^[A-Z][0-9]{5}$", RegexOptions.NonBacktracking)]
    private static partial Regex PracticeCode();

    [GeneratedRegex("^[A-Z0-9]{3,8}$", RegexOptions.NonBacktracking)]
    private static partial Regex OdsCode();

    // first.last@ or f.last@, as organisations give to people.
    [GeneratedRegex(@"^[a-z]+\.[a-z'-]+[0-9]*@", RegexOptions.NonBacktracking)]
    private static partial Regex PersonsMailbox();
}
