namespace LinkDirectory.Features.Contacts;

/// <summary>
/// When a verification must be renewed. Schools turn over in September and are asked twice a year: what is confirmed in the
/// autumn term (September to December) is good until the end of the spring term's round, 31 March; anything else until the
/// autumn's, 31 October. Services and areas have no such season and are asked every 120 days. Both are this project's own
/// rule: no national one exists.
/// </summary>
public static class VerificationCycle
{
    /// <summary>How long a service's or an area's confirmation is good for, in days.</summary>
    public const int OtherDays = 120;

    private const int FirstMonthOfAutumn = 9;

    /// <summary>The last day on which a school's point of contact that was confirmed on a day is current.</summary>
    public static DateOnly SchoolVerifyBy(DateOnly verifiedOn) => verifiedOn.Month >= FirstMonthOfAutumn
        ? new DateOnly(verifiedOn.Year + 1, 3, 31)
        : new DateOnly(verifiedOn.Year, 10, 31);

    /// <summary>The last day on which a service's record, or a point of contact of a service or area, is current.</summary>
    public static DateOnly OtherVerifyBy(DateOnly verifiedOn) => verifiedOn.AddDays(OtherDays);

    public static DateOnly VerifyBy(PointOfContact contact, DateOnly verifiedOn) =>
        contact.SchoolId is null ? OtherVerifyBy(verifiedOn) : SchoolVerifyBy(verifiedOn);
}
