using LinkDirectory.Data;
using LinkDirectory.Features.Organisations;
using Microsoft.Extensions.Configuration;

namespace LinkDirectory.Tests.Features.Organisations;

public sealed class OpeningHoursTests
{
    private static readonly SchoolTerms Terms = new([]);
    private static readonly EnumSet<Weekday> Weekdays = EnumSet<Weekday>.Of(Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday,
        Weekday.Thursday, Weekday.Friday);

    [Theory]
    [InlineData("2026-11-18T08:59:59Z", false)]
    [InlineData("2026-11-18T09:00:00Z", true)]
    [InlineData("2026-11-18T16:59:59Z", true)]
    [InlineData("2026-11-18T17:00:00Z", false)]
    [InlineData("2026-11-21T12:00:00Z", false)] // Saturday
    [InlineData("2026-06-17T08:30:00Z", true)] // 09:30 in summer time
    [InlineData("2026-06-17T16:30:00Z", false)] // 17:30 in summer time
    public void Office_hours_are_by_the_clock_in_England(string at, bool open) =>
        Assert.Equal(open, IsOpen(at, new OpeningPeriod { Days = Weekdays, OpensMinute = 9 * 60, ClosesMinute = 17 * 60 }));

    [Theory]
    [InlineData("2026-11-20T19:59:00Z", false)] // Friday evening, before it opens
    [InlineData("2026-11-20T20:00:00Z", true)]
    [InlineData("2026-11-21T07:59:00Z", true)] // Saturday morning: Friday's night
    [InlineData("2026-11-21T08:00:00Z", false)]
    [InlineData("2026-11-21T21:00:00Z", false)] // Saturday has none
    [InlineData("2026-11-16T03:00:00Z", false)] // Monday early: Sunday has none
    public void A_night_belongs_to_the_day_on_which_it_begins(string at, bool open) =>
        Assert.Equal(open, IsOpen(at, new OpeningPeriod { Days = Weekdays, OpensMinute = 20 * 60, ClosesMinute = 8 * 60 }));

    [Theory]
    [InlineData("2026-11-18T00:00:00Z")]
    [InlineData("2026-11-18T23:59:59Z")]
    [InlineData("2026-10-25T01:30:00Z")] // the hour that comes twice
    [InlineData("2026-08-15T12:00:00Z")]
    public void All_day_every_day_is_always_open(string at) =>
        Assert.True(IsOpen(at, new OpeningPeriod { Days = EnumSet<Weekday>.All, OpensMinute = 0, ClosesMinute = 1440 }));

    [Fact]
    public void Unknown_hours_are_neither_open_nor_closed() => Assert.Null(IsOpen("2026-11-18T12:00:00Z"));

    [Theory]
    [InlineData("2026-11-18", true)]
    [InlineData("2026-10-23", true)]
    [InlineData("2026-10-28", false)] // autumn half-term
    [InlineData("2026-12-24", false)]
    [InlineData("2027-01-04", true)]
    [InlineData("2026-02-18", false)] // spring half-term
    [InlineData("2026-04-01", false)] // before Easter, 5 April
    [InlineData("2026-04-10", false)]
    [InlineData("2026-04-13", true)]
    [InlineData("2026-05-04", false)] // bank holiday
    [InlineData("2026-05-27", false)] // summer half-term
    [InlineData("2026-07-21", true)]
    [InlineData("2026-08-12", false)]
    [InlineData("2026-09-01", false)]
    [InlineData("2026-09-02", true)]
    public void Term_time_only_is_closed_in_the_usual_holidays(string day, bool open) =>
        Assert.Equal(open, IsOpen(day + "T10:00:00Z", new OpeningPeriod
        {
            Days = EnumSet<Weekday>.All,
            OpensMinute = 9 * 60,
            ClosesMinute = 17 * 60,
            TermTimeOnly = true,
        }));

    [Fact]
    public void A_directorys_own_holidays_take_the_place_of_that_years_usual_ones()
    {
        var terms = SchoolTerms.Of(Settings(("From", "2026-10-19"), ("Until", "2026-10-30")));

        Assert.False(terms.IsTerm(new DateOnly(2026, 10, 20)));
        Assert.True(terms.IsTerm(new DateOnly(2026, 12, 24)));
        Assert.False(terms.IsTerm(new DateOnly(2026, 9, 1))); // the summer of the year before
        Assert.False(terms.IsTerm(new DateOnly(2027, 10, 27))); // a year that they leave alone
    }

    [Fact]
    public void Holidays_the_wrong_way_round_stop_the_start() =>
        Assert.Contains("2026-10-30", Assert.Throws<InvalidOperationException>(() =>
            SchoolTerms.Of(Settings(("From", "2026-10-30"), ("Until", "2026-10-19")))).Message, StringComparison.Ordinal);

    private static bool? IsOpen(string at, params OpeningPeriod[] hours) =>
        OpeningHours.IsOpen(hours, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), Terms);

    private static IConfigurationRoot Settings(params (string Name, string Value)[] holiday) =>
        new ConfigurationBuilder().AddInMemoryCollection(
            holiday.ToDictionary(h => $"{SchoolTerms.Setting}:0:{h.Name}", h => (string?)h.Value)).Build();
}
