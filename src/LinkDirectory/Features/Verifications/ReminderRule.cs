using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Verifications;

/// <summary>
/// When somebody is asked: the day that a period is due, then at 7 and 21 days overdue, and at 28 partners and editors are
/// told. What was never confirmed counts from its first mail. Schools are asked on weekdays in term alone: what falls in a
/// holiday waits for the first school day. However late one is, a week lies between two.
/// </summary>
public static class ReminderRule
{
    /// <summary>The fewest days between two mails of one round.</summary>
    public const int FewestDaysBetween = 7;

    private static readonly Dictionary<AskStage, int> DaysOverdue = new()
    {
        [AskStage.Asked] = -CurrencyRule.DueDays,
        [AskStage.Reminded] = 7,
        [AskStage.RemindedAgain] = 21,
        [AskStage.Escalated] = 28,
    };

    /// <summary>Whether schools are asked on a day.</summary>
    public static bool IsSchoolDay(SchoolTerms terms, DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && terms.IsTerm(day);

    /// <summary>The stage that an editor's or keeper's asking reaches: one that was reached already stays.</summary>
    /// <param name="reached">The stage since it was last confirmed; null where nobody asked since.</param>
    /// <param name="verifyBy">The last day of the period; null for what was never confirmed.</param>
    public static AskStage StageOfRequest(AskStage? reached, DateOnly? verifyBy, DateOnly today)
    {
        var due = verifyBy is null || verifyBy <= today.AddDays(CurrencyRule.DueDays) ? AskStage.Asked : AskStage.AskedEarly;
        return reached is { } stage && stage > due ? stage : due;
    }

    /// <summary>The day from which the stage after this one is due; null after the last.</summary>
    /// <param name="verifyBy">The last day of the period; null for what was never confirmed.</param>
    public static DateOnly? NextOn(AskStage stage, DateOnly? verifyBy, DateOnly firstAskedOn, DateOnly today)
    {
        if (stage == AskStage.Escalated)
        {
            return null;
        }

        var (due, soonest) = ((verifyBy ?? firstAskedOn).AddDays(DaysOverdue[stage + 1]), today.AddDays(FewestDaysBetween));
        return due > soonest ? due : soonest;
    }
}
