using LinkDirectory.Wording;

namespace LinkDirectory.Tests.Wording;

public sealed class PlainDurationTests
{
    [Theory]
    [InlineData("7.00:00:00", "7 days")]
    [InlineData("1.00:00:00", "one day")]
    [InlineData("08:00:00", "8 hours")]
    [InlineData("01:00:00", "one hour")]
    [InlineData("01:30:00", "90 minutes")]
    [InlineData("00:15:00", "15 minutes")]
    [InlineData("00:00:30", "one minute")]
    public void A_length_of_time_is_said_in_the_largest_unit_that_gives_a_whole_number(string length, string words) =>
        Assert.Equal(words, PlainDuration.Format(TimeSpan.Parse(length)));
}
