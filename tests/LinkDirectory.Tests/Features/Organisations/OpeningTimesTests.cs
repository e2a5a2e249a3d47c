using LinkDirectory.Data;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;
using LinkDirectory.Wording;

namespace LinkDirectory.Tests.Features.Organisations;

/// <summary>What the pages say of a service's hours. The clock stands at Wednesday 18 November 2026, 10:00, unless moved.</summary>
public sealed class OpeningTimesTests
{
    private static readonly EnumSet<Weekday> Weekdays = EnumSet<Weekday>.From(Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday,
        Weekday.Thursday, Weekday.Friday);

    private readonly FixedClock clock = new();

    [Fact]
    public void Hours_that_are_not_known_are_neither_open_nor_closed() => Assert.Equal("Hours not recorded", Said());

    [Fact]
    public void Open_says_until_when() => Assert.Equal("Open now until 5pm", Said(Period(Weekdays, 9, 17)));

    [Fact]
    public void Periods_that_touch_are_one_stretch() =>
        Assert.Equal("Open now until 7:30pm", Said(Period(Weekdays, 9, 17), Period(EnumSet<Weekday>.From(Weekday.Wednesday), 17, 19.5)));

    [Fact]
    public void All_day_every_day_never_closes() => Assert.Equal("Open now day and night", Said(Period(EnumSet<Weekday>.All, 0, 24)));

    [Fact]
    public void A_night_line_is_open_past_midnight()
    {
        clock.Now = clock.Now.AddHours(-8);
        Assert.Equal("Open now until 8am", Said(Period(EnumSet<Weekday>.All, 20, 8)));
    }

    [Fact]
    public void Closed_says_when_it_opens_later_today() => Assert.Equal("Closed now opens 3pm", Said(Period(Weekdays, 15, 19)));

    [Fact]
    public void Closed_in_the_evening_says_tomorrow()
    {
        clock.Now = clock.Now.AddHours(9);
        Assert.Equal("Closed now opens tomorrow at 9am", Said(Period(Weekdays, 9, 17)));
    }

    [Fact]
    public void Closed_on_Friday_evening_says_Monday()
    {
        clock.Now = clock.Now.AddDays(2).AddHours(9);
        Assert.Equal("Closed now opens Monday at 9am", Said(Period(Weekdays, 9, 17)));
    }

    [Fact]
    public void In_a_holiday_a_term_time_service_says_the_day_it_is_back()
    {
        clock.Now = new DateTimeOffset(2026, 12, 22, 10, 0, 0, TimeSpan.Zero);
        Assert.Equal("Closed now opens on 4 January 2027 at 9am", Said(Period(Weekdays, 9, 17, termTime: true)));
    }

    [Fact]
    public void On_a_bank_holiday_it_says_to_ring_and_the_days_before_name_the_next_day_that_is_sure()
    {
        clock.Now = new DateTimeOffset(2026, 12, 28, 10, 0, 0, TimeSpan.Zero);
        Assert.Equal("May be closed: ring to check it is a bank holiday", Said(Period(Weekdays, 9, 17)));
        clock.Now = clock.Now.AddDays(-1);
        Assert.Equal("Closed now opens Tuesday at 9am", Said(Period(Weekdays, 9, 17)));
    }

    [Fact]
    public void Hours_for_bank_holidays_are_said_as_any_others()
    {
        clock.Now = new DateTimeOffset(2026, 12, 28, 10, 0, 0, TimeSpan.Zero);
        var short_ = new OpeningPeriod { BankHolidays = true, OpensMinute = 9 * 60, ClosesMinute = 12 * 60 };
        Assert.Equal("Open now until midday", Said(Period(Weekdays, 9, 17), short_));
        Assert.Equal("Closed now opens tomorrow at 9am", Said(Period(Weekdays, 9, 17), new OpeningPeriod { BankHolidays = true }));
    }

    private string Said(params OpeningPeriod[] hours)
    {
        var service = new Service { Reference = "a", Name = "A" };
        service.Hours.AddRange(hours);
        var words = OpeningWording.From(new OpeningTimes(new SchoolTerms([]), clock).StateOf(service), London.Today(clock));
        return $"{words.Words} {words.Then}".Trim();
    }

    private static OpeningPeriod Period(EnumSet<Weekday> days, double opens, double closes, bool termTime = false) =>
        new() { Days = days, OpensMinute = (int)(opens * 60), ClosesMinute = (int)(closes * 60), TermTimeOnly = termTime };
}
