using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding.Rules;

/// <summary>
/// What a service's own record says of whom it takes, one test each. A test that fails gives one reason in plain English,
/// a test that passes null. The record is the source: what it lists it takes, and what it does not list it does not.
/// The catchment is tested apart, by <see cref="CatchmentRule"/>.
/// </summary>
public static class EligibilityRules
{
    /// <summary>Why a service does not take this child from this referrer, catchment apart; empty where it does.</summary>
    /// <param name="referrer">Who refers; null where it is not known, and then not tested.</param>
    public static IReadOnlyList<string> Failures(Service service, Situation situation, ReferrerKind? referrer)
    {
        string?[] tests =
        [
            Open(service), Age(service, situation.Age), Needs(service, situation), Asked(service, situation.Ask),
            Urgency(service, situation), Referrer(service, referrer),
        ];
        return [.. tests.OfType<string>()];
    }

    public static string? Open(Service service) => service.Status switch
    {
        ServiceStatus.Open => null,
        ServiceStatus.PausedToReferrals => WithNote("is not taking referrals at present", service.StatusNote),
        ServiceStatus.NotYetOpen => WithNote("is not open yet", service.StatusNote),
        _ => WithNote("has ended", service.StatusNote),
    };

    public static string? Age(Service service, int age) =>
        service.AgeRange.Contains(age) ? null : $"takes {service.AgeRange.InSentence()}; this child is {age}";

    /// <summary>
    /// Every need must be served, but by a crisis team where the situation calls for it: it answers for the danger, whatever
    /// else the child needs, so one that it serves is enough.
    /// </summary>
    public static string? Needs(Service service, Situation situation)
    {
        var missing = situation.Needs.Except(service.Needs);
        return missing.IsEmpty || (EmergencyRule.CallsFor(service, situation) && missing != situation.Needs)
            ? null
            : $"does not take {Phrases.List(missing.Select(need => need.InSentence()), "or")}";
    }

    public static string? Asked(Service service, Ask ask) => service.Asks.Contains(ask) ? null : ask switch
    {
        Ask.Advice => "does not give advice; it takes referrals for support",
        _ => "gives advice only; it does not support children itself",
    };

    /// <summary>
    /// A crisis team stays where the situation calls for it, however urgent it is said to be: a person who ticks suicidal thoughts
    /// and "it can wait" must still see who to ring. Nor is a service that takes what is urgent ruled out there as if it were not.
    /// </summary>
    public static string? Urgency(Service service, Situation situation)
    {
        var urgency = situation.Urgency;
        if (service.Urgencies.Contains(urgency) || EmergencyRule.CallsFor(service, situation)
            || (EmergencyRule.EmergencyFirst(situation) && situation.SaysItCanWait && !service.Urgencies.IsEmpty))
        {
            return null;
        }

        return service.Urgencies.IsEmpty
            ? $"does not take {urgency.InSentence()} referrals"
            : $"takes {Phrases.List(service.Urgencies.Select(taken => taken.InSentence()))} referrals only; "
                + $"this one is {urgency.InSentence()}";
    }

    /// <summary>A crisis team answers anybody who rings.</summary>
    public static string? Referrer(Service service, ReferrerKind? referrer)
    {
        if (referrer is not { } kind || service.Kind == ServiceKind.CrisisTeam || service.AcceptsReferralsFrom.Contains(kind))
        {
            return null;
        }

        if (service.NeedsNoReferral && !service.AcceptsReferralsFrom.IsEmpty)
        {
            return $"is open to {Phrases.List(service.AcceptsReferralsFrom.Select(from => from.InSentence()))} only";
        }

        return service.AcceptsReferralsFrom.IsEmpty
            ? $"does not take referrals from {kind.InSentence()}"
            : $"does not take referrals from {kind.InSentence()}, only from "
                + $"{Phrases.List(service.AcceptsReferralsFrom.Select(from => from.InSentence()))}";
    }

    private static string WithNote(string reason, string? note) =>
        string.IsNullOrWhiteSpace(note) ? reason : $"{reason}: {note.Trim().TrimEnd('.')}";
}
