using System.Globalization;
using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Tests.Features.Contacts;

public sealed class VerificationCycleTests
{
    [Theory]
    [InlineData("2026-09-01", "2027-03-31")]
    [InlineData("2026-12-31", "2027-03-31")]
    [InlineData("2027-01-01", "2027-10-31")]
    [InlineData("2027-03-31", "2027-10-31")]
    [InlineData("2027-08-31", "2027-10-31")]
    public void A_school_is_asked_again_by_the_end_of_the_next_round(string verifiedOn, string verifyBy) =>
        Assert.Equal(Day(verifyBy), VerificationCycle.VerifyBy(new PointOfContact { SchoolId = 1 }, Day(verifiedOn)));

    [Theory]
    [InlineData("2026-09-01", "2026-12-30")]
    [InlineData("2028-01-31", "2028-05-30")]
    public void A_service_and_an_area_are_asked_again_after_120_days(string verifiedOn, string verifyBy)
    {
        Assert.Equal(Day(verifyBy), VerificationCycle.VerifyBy(new PointOfContact { ServiceId = 1 }, Day(verifiedOn)));
        Assert.Equal(Day(verifyBy), VerificationCycle.VerifyBy(new PointOfContact { AreaId = 1 }, Day(verifiedOn)));
    }

    // Else a school that has just answered would be asked again at once.
    [Fact]
    public void On_no_day_of_the_year_is_a_school_asked_again_within_two_months()
    {
        for (var day = new DateOnly(2027, 1, 1); day.Year < 2029; day = day.AddDays(1))
        {
            Assert.True(VerificationCycle.SchoolVerifyBy(day) >= day.AddDays(60), $"Verified on {day:yyyy-MM-dd}");
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
