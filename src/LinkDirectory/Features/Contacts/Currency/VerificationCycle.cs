namespace LinkDirectory.Features.Contacts;

/// <summary>
/// When a verification must be renewed. Schools turn over in September and are asked twice a year: what is confirmed in the
/// autumn term (September to December) is good until the end of the spring term's round, 31 March; anything else until the
/// autumn's, 31 October. Services and areas have no such season and are asked every 120 days. Both are this project's own
/// rule: no national one exists. An area may set its own days by a <see cref="VerificationPolicy"/>; of several areas' days
/// the soonest counts.
/// </summary>
public static class VerificationCycle
{
    /// <summary>
    /// Moves until when points of contact count as confirmed, in the caller's transaction. The version stays: a person who is
    /// editing the contact does not lose their work for it.
    /// </summary>
    /// <returns>How many moved.</returns>
    public static int MovePeriods(DirectoryDbContext db, IReadOnlyList<(int Id, DateOnly VerifyBy)> periods)
    {
        using var update = new BulkCommand(db, """UPDATE "PointsOfContact" SET "VerifyBy" = @p0 WHERE "Id" = @p1""", 2);
        foreach (var (id, verifyBy) in periods)
        {
            update.Execute(verifyBy, id);
        }

        return periods.Count;
    }

    /// <summary>How long a service's or an area's confirmation is good for, in days.</summary>
    public const int OtherDays = 120;

    /// <summary>The last day of the autumn round, as month and day.</summary>
    public const int AutumnBy = 1031;

    /// <summary>The last day of the spring term's round, as month and day.</summary>
    public const int SpringBy = 331;

    private const int FirstMonthOfAutumn = 9;

    /// <summary>The last day on which a school's point of contact that was confirmed on a day is current.</summary>
    public static DateOnly SchoolVerifyBy(DateOnly verifiedOn, int autumnBy = AutumnBy, int springBy = SpringBy) =>
        verifiedOn.Month >= FirstMonthOfAutumn ? DayOf(verifiedOn.Year + 1, springBy) : DayOf(verifiedOn.Year, autumnBy);

    /// <summary>The last day on which a service's record, or a point of contact of a service or area, is current.</summary>
    public static DateOnly OtherVerifyBy(DateOnly verifiedOn, int days = OtherDays) => verifiedOn.AddDays(days);

    /// <param name="policies">Those of the areas that it is of.</param>
    public static DateOnly VerifyBy(PointOfContact contact, DateOnly verifiedOn, params IReadOnlyCollection<VerificationPolicy> policies) =>
        contact.SchoolId is null ? OtherVerifyBy(verifiedOn, policies) : SchoolVerifyBy(verifiedOn, policies);

    /// <summary>The soonest by the policies of the areas that a school is in; the usual day where none has one.</summary>
    public static DateOnly SchoolVerifyBy(DateOnly verifiedOn, IReadOnlyCollection<VerificationPolicy> policies) =>
        policies.Count == 0 ? SchoolVerifyBy(verifiedOn) : policies.Min(p => SchoolVerifyBy(verifiedOn, p.AutumnBy, p.SpringBy));

    /// <summary>The soonest by the policies of a service's or contact's areas; the usual day where none has one.</summary>
    public static DateOnly OtherVerifyBy(DateOnly verifiedOn, IReadOnlyCollection<VerificationPolicy> policies) =>
        policies.Count == 0 ? OtherVerifyBy(verifiedOn) : policies.Min(p => OtherVerifyBy(verifiedOn, p.ServiceDays));

    /// <summary>The day of a month and day of a year, as in 1031 for 31 October.</summary>
    public static DateOnly DayOf(int year, int monthAndDay) => new(year, monthAndDay / 100, monthAndDay % 100);
}
