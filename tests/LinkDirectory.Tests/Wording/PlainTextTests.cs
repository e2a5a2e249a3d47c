using System.Globalization;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Web;
using LinkDirectory.Wording;

namespace LinkDirectory.Tests.Wording;

public sealed class PlainTextTests
{
    private static readonly DateOnly ThirdOfDecember = new(2026, 12, 3);

    [Fact]
    public void Dates_are_as_people_say_them()
    {
        Assert.Equal("3 December 2026", PlainDate.Format(ThirdOfDecember));
        Assert.Equal("December 2026", PlainDate.Month(ThirdOfDecember));
        Assert.Equal("2026-12-03", PlainDate.Machine(ThirdOfDecember));
    }

    [Theory]
    [InlineData("00:00", "midnight")]
    [InlineData("00:30", "12:30am")]
    [InlineData("09:00", "9am")]
    [InlineData("09:30", "9:30am")]
    [InlineData("12:00", "midday")]
    [InlineData("12:05", "12:05pm")]
    [InlineData("17:15", "5:15pm")]
    public void Times_are_as_people_say_them(string time, string said) =>
        Assert.Equal(said, PlainTime.Format(TimeOnly.Parse(time, CultureInfo.InvariantCulture)));

    [Fact]
    public void Opening_hours_say_from_and_to() => Assert.Equal("9am to 4:30pm", PlainTime.Between(new(9, 0), new(16, 30)));

    [Theory]
    [InlineData(Currency.Current, "Current", "green")]
    [InlineData(Currency.Due, "Confirm soon", "yellow")]
    [InlineData(Currency.Overdue, "Not confirmed since December 2026", "orange")]
    [InlineData(Currency.Unverified, "Never confirmed", "grey")]
    [InlineData(Currency.Vacant, "Nobody in post", "red")]
    [InlineData(Currency.Undeliverable, "Mail came back", "red")]
    public void A_currency_is_words_first_and_colour_second(Currency currency, string words, string colour)
    {
        Assert.Equal((words, colour), (currency.DisplayName(ThirdOfDecember), currency.TagColour()));
        if (currency != Currency.Unverified) Assert.Contains("3 December 2026", currency.Reason(ThirdOfDecember), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_currency_has_words_without_a_date() =>
        Assert.All(Enum.GetValues<Currency>(), currency => Assert.NotEmpty(currency.Reason(confirmedOn: null)));

    [Theory]
    [InlineData("https://{s}.tiles.example/{z}/{x}/{y}.png", "https://*.tiles.example")]
    [InlineData("https://tiles.example:8443/{z}/{x}/{y}.png", "https://tiles.example:8443")]
    [InlineData("/tiles/{z}/{x}/{y}.png", null)]
    [InlineData(null, null)]
    public void The_policy_allows_the_tiles_own_server_alone(string? address, string? source) =>
        Assert.Equal(source, new MapOptions { TileUrl = address }.TileSource);
}
