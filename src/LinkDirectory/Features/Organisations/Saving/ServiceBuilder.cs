using System.Text.RegularExpressions;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>Makes the service that a draft describes, and notes on the draft which of its values cannot be taken.</summary>
internal sealed partial class ServiceBuilder(ServiceDraft draft)
{
    public const int OldestAge = 25;
    public const int LongestWaitWeeks = 520;
    public const int LargestCapacity = 1_000_000;
    public const int LongestStandard = 250;

    private readonly DraftProblems problems = draft.Problems;
    private readonly Service service = new() { Reference = draft.Reference ?? "", Name = "" };

    /// <summary>
    /// The service as far as the draft alone tells. The areas and schools of its catchment are still to be found
    /// (<see cref="ServiceLookups"/>), and what was not given is still empty (<see cref="Complete"/>).
    /// </summary>
    public static Service Build(ServiceDraft draft, DateOnly today)
    {
        var builder = new ServiceBuilder(draft);
        builder.ReadWords();
        builder.ReadWhomItServes();
        builder.ReadHowToReachIt();
        builder.ReadHowSoon(today);
        builder.ReadCatchment();
        return builder.service;
    }

    /// <summary>Fills in from the service as it was what the draft does not give.</summary>
    public static void Complete(Service service, ServiceDraft draft, Service old)
    {
        foreach (var field in ServiceFields.All.Where(field => !draft.Gives(field.Name) && field.Name != nameof(Service.Provider)))
        {
            field.Copy(old, service);
        }
    }

    private void ReadWords()
    {
        if (service.Reference.Length > 0 && !Reference().IsMatch(service.Reference))
        {
            problems.Reject(nameof(draft.Reference), "A reference is lower-case letters, digits and hyphens, as in northmoor-spa.");
        }

        service.Name = problems.Text(nameof(draft.Name), draft.Name) ?? "";
        service.StatusNote = problems.Text(nameof(draft.StatusNote), draft.StatusNote);
        service.Description = problems.Text(nameof(draft.Description), draft.Description);
        service.Criteria = problems.Text(nameof(draft.Criteria), draft.Criteria);
        service.NotFor = problems.Text(nameof(draft.NotFor), draft.NotFor);
        service.BeforeReferring = problems.Text(nameof(draft.BeforeReferring), draft.BeforeReferring);
        service.Requires = problems.Texts(nameof(draft.Requires), draft.Requires);
    }

    private void ReadWhomItServes()
    {
        service.Kind = draft.Kind ?? ServiceKind.Other;
        service.Status = draft.Status ?? ServiceStatus.Open;
        service.ThriveGroups = draft.ThriveGroups;
        service.Needs = draft.Needs;
        service.MinimumAge = problems.Whole(nameof(draft.MinimumAge), draft.MinimumAge, OldestAge) ?? 0;
        service.MaximumAge = problems.Whole(nameof(draft.MaximumAge), draft.MaximumAge, OldestAge) ?? OldestAge;
        service.Asks = draft.Asks;
        service.AcceptsReferralsFrom = draft.AcceptsReferralsFrom;
        service.Urgencies = draft.Urgencies;
        service.ReferralMethods = draft.ReferralMethods;
        service.Delivery = draft.Delivery;
        service.Audience = draft.Audience;
    }

    private void ReadHowToReachIt()
    {
        service.Telephone = TypedText.Telephone(
            problems.Text(nameof(draft.Telephone), draft.Telephone), Rejecting(nameof(draft.Telephone)), Warning(nameof(draft.Telephone)));
        service.UrgentTelephone = TypedText.Telephone(
            problems.Text(nameof(draft.UrgentTelephone), draft.UrgentTelephone), Rejecting(nameof(draft.UrgentTelephone)),
            Warning(nameof(draft.UrgentTelephone)));
        service.Email = TypedText.Email(
            problems.Text(nameof(draft.Email), draft.Email), Rejecting(nameof(draft.Email)), Warning(nameof(draft.Email)));
        service.Website = TypedText.Website(problems.Text(nameof(draft.Website), draft.Website), Rejecting(nameof(draft.Website)));
        if (service.Email is { } email && PersonsMailbox().IsMatch(email))
        {
            problems.Warn(nameof(draft.Email), "This looks like one person's address. A service's record is for everyone to read: "
                + "give its shared mailbox, and the person as a point of contact.");
        }

        service.Hours.AddRange(draft.Hours);
        service.Locations.AddRange(draft.Locations);
        foreach (var location in service.Locations)
        {
            ReadLocation(location);
        }
    }

    private void ReadLocation(ServiceLocation location)
    {
        string? Part(string? text) => problems.Text(nameof(draft.Locations), text);
        (location.Name, location.Street, location.Locality) = (Part(location.Name), Part(location.Street), Part(location.Locality));
        (location.Town, location.County) = (Part(location.Town), Part(location.County));
        if (PostcodeText.TryParseFull(location.Postcode, out var postcode))
        {
            location.Postcode = postcode.Text;
        }
        else
        {
            problems.Reject(nameof(draft.Locations), LocationText.NoPostcode(location.Postcode));
        }
    }

    private void ReadHowSoon(DateOnly today)
    {
        service.WaitWeeks = draft.WaitWeeks;
        service.WaitAsOf = draft.WaitAsOf;
        service.AnnualCapacity = problems.Whole(nameof(draft.AnnualCapacity), draft.AnnualCapacity, LargestCapacity);
        if (draft.WaitWeeks is < 0 or > LongestWaitWeeks or double.NaN)
        {
            problems.Reject(nameof(draft.WaitWeeks), RowValues.NumberAdvice(0, LongestWaitWeeks));
        }

        if (draft.WaitAsOf > today)
        {
            problems.Reject(nameof(draft.WaitAsOf), "A wait cannot be as of a day to come. Write the day on which it was measured.");
        }

        var usual = FeedbackStandard.Default;
        service.FeedbackStandard = new FeedbackStandard(
            problems.Whole(nameof(draft.AcknowledgeWorkingDays), draft.AcknowledgeWorkingDays, LongestStandard)
                ?? usual.AcknowledgeWorkingDays,
            problems.Whole(nameof(draft.DecideWorkingDays), draft.DecideWorkingDays, LongestStandard) ?? usual.DecideWorkingDays,
            problems.Whole(nameof(draft.FeedBackWorkingDays), draft.FeedBackWorkingDays, LongestStandard) ?? usual.FeedBackWorkingDays);
    }

    private void ReadCatchment()
    {
        service.CatchmentBasis = draft.CatchmentBasis;
        service.CatchmentPractices =
            [.. draft.CatchmentPractices.Select(code => code.Trim().ToUpperInvariant()).Where(code => code.Length > 0).Distinct()];
        foreach (var practice in service.CatchmentPractices.Where(code => !PracticeCode().IsMatch(code)))
        {
            problems.Reject(nameof(draft.CatchmentPractices),
                $"'{practice}' is not a GP practice's ODS code, which is a letter and five digits, as in F83004.");
        }

        if (draft.CatchmentBoundary is { } boundary)
        {
            DrawnBoundary.Draw(service, boundary);
            if (BoundaryText.ProblemOf(boundary) is { } problem)
            {
                problems.Reject(nameof(draft.CatchmentBoundary), problem);
            }
        }
    }

    private Action<string> Rejecting(string field) => advice => problems.Reject(field, advice);

    private Action<string> Warning(string field) => advice => problems.Warn(field, advice);

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    [GeneratedRegex("^[A-Z][0-9]{5}$", RegexOptions.NonBacktracking)]
    private static partial Regex PracticeCode();

    // first.last@ or f.last@, as organisations give to people.
    [GeneratedRegex(@"^[a-z]+\.[a-z'-]+[0-9]*@", RegexOptions.NonBacktracking)]
    private static partial Regex PersonsMailbox();
}
