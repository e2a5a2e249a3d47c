using LinkDirectory.Data;
using LinkDirectory.Features.Organisations;
using Microsoft.Extensions.Configuration;

namespace LinkDirectory.Tests.Features.Organisations;

public sealed class OpeningHoursTests
{
    private static readonly SchoolTerms Terms = new([]);
    private static readonly EnumSet<Weekday> Weekdays = EnumSet<Weekday>.From(Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday,
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

    [Theory]
    [InlineData("2026-12-25")]
    [InlineData("2026-12-28")] // for Boxing Day, a Saturday
    [InlineData("2027-01-01")]
    [InlineData("2027-03-26")] // Good Friday
    [InlineData("2027-03-29")] // Easter Monday
    [InlineData("2027-05-31")]
    [InlineData("2027-08-30")]
    [InlineData("2027-12-27")] // for Christmas Day, a Saturday
    [InlineData("2027-12-28")] // for Boxing Day, a Sunday
    [InlineData("2028-01-03")] // for New Year's Day, a Saturday
    public void On_a_bank_holiday_office_hours_are_not_known(string day)
    {
        var office = new OpeningPeriod { Days = Weekdays, OpensMinute = 9 * 60, ClosesMinute = 17 * 60 };

        Assert.Null(IsOpen(day + "T11:00:00Z", office));
        Assert.True(IsOpen(day + "T11:00:00Z", new OpeningPeriod { Days = EnumSet<Weekday>.All, OpensMinute = 0, ClosesMinute = 1440 }));
        Assert.False(IsOpen(day + "T11:00:00Z", office, new OpeningPeriod { BankHolidays = true }));
        Assert.True(IsOpen(
            day + "T11:00:00Z", office, new OpeningPeriod { BankHolidays = true, OpensMinute = 10 * 60, ClosesMinute = 13 * 60 }));
        Assert.False(IsOpen(
            day + "T14:00:00Z", office, new OpeningPeriod { BankHolidays = true, OpensMinute = 10 * 60, ClosesMinute = 13 * 60 }));
    }

    [Theory]
    [InlineData("2026-12-24T11:00:00Z")]
    [InlineData("2026-12-29T11:00:00Z")]
    [InlineData("2027-01-04T11:00:00Z")]
    [InlineData("2027-08-02T11:00:00Z")] // Scotland's
    public void The_days_round_a_bank_holiday_are_as_usual(string at) =>
        Assert.True(IsOpen(at, new OpeningPeriod { Days = Weekdays, OpensMinute = 9 * 60, ClosesMinute = 17 * 60 },
            new OpeningPeriod { BankHolidays = true }));

    [Fact]
    public void Closed_on_bank_holidays_holds_for_what_is_else_open_day_and_night() =>
        Assert.False(IsOpen("2026-12-28T11:00:00Z", new OpeningPeriod { BankHolidays = true },
            new OpeningPeriod { Days = EnumSet<Weekday>.All, OpensMinute = 0, ClosesMinute = 1440 }));

    [Theory]
    [InlineData("2026-12-28T03:00:00Z", true)] // Sunday's night
    [InlineData("2026-12-28T21:00:00Z", null)]
    [InlineData("2026-12-29T03:00:00Z", null)] // the bank holiday's night
    [InlineData("2026-12-29T12:00:00Z", false)]
    public void A_bank_holidays_night_belongs_to_it(string at, bool? open) =>
        Assert.Equal(open, IsOpen(at, new OpeningPeriod { Days = EnumSet<Weekday>.All, OpensMinute = 20 * 60, ClosesMinute = 8 * 60 }));

    [Fact]
    public void A_directory_adds_one_off_bank_holidays()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["BankHolidays:0"] = "2027-06-04" }).Build();

        Assert.True(SchoolTerms.Read(settings).BankHolidays.Include(new DateOnly(2027, 6, 4)));
        Assert.False(Terms.BankHolidays.Include(new DateOnly(2027, 6, 4)));
    }

    [Fact]
    public void A_directorys_own_holidays_take_the_place_of_that_years_usual_ones()
    {
        var terms = SchoolTerms.Read(Settings(("From", "2026-10-19"), ("Until", "2026-10-30")));

        Assert.False(terms.IsTerm(new DateOnly(2026, 10, 20)));
        Assert.True(terms.IsTerm(new DateOnly(2026, 12, 24)));
        Assert.False(terms.IsTerm(new DateOnly(2026, 9, 1))); // the summer of the year before
        Assert.False(terms.IsTerm(new DateOnly(2027, 10, 27))); // a year that they leave alone
    }

    [Fact]
    public void Holidays_the_wrong_way_round_stop_the_start() =>
        Assert.Contains("2026-10-30", Assert.Throws<InvalidOperationException>(() =>
            SchoolTerms.Read(Settings(("From", "2026-10-30"), ("Until", "2026-10-19")))).Message, StringComparison.Ordinal);

    private static bool? IsOpen(string at, params OpeningPeriod[] hours) =>
        OpeningHours.IsOpen(hours, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), Terms);

    private static IConfigurationRoot Settings(params (string Name, string Value)[] holiday) =>
        new ConfigurationBuilder().AddInMemoryCollection(
            holiday.ToDictionary(h => $"{SchoolTerms.Setting}:0:{h.Name}", h => (string?)h.Value)).Build();
}
