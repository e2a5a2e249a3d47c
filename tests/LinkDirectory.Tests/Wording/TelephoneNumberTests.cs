using LinkDirectory.Wording;


namespace LinkDirectory.Tests.Wording;

public sealed class TelephoneNumberTests
{
    [Theory]
    [InlineData("02079460123", "020 7946 0123", "tel:+442079460123")]
    [InlineData("020 79460 123", "020 7946 0123", "tel:+442079460123")]
    [InlineData("(0113) 496 0123", "0113 496 0123", "tel:+441134960123")]
    [InlineData("01914980123", "0191 498 0123", "tel:+441914980123")]
    [InlineData("01632960123", "01632 960 123", "tel:+441632960123")]
    [InlineData("0163296012", "01632 96012", "tel:+44163296012")]
    [InlineData("07700900123", "07700 900 123", "tel:+447700900123")]
    [InlineData("03069990123", "0306 999 0123", "tel:+443069990123")]
    [InlineData("0808 157 0123", "0808 157 0123", "tel:+448081570123")]
    [InlineData("0800555111", "0800 555 111", "tel:+44800555111")]
    [InlineData("+44 (0)20 7946 0123", "020 7946 0123", "tel:+442079460123")]
    [InlineData("0044 20 7946 0123", "020 7946 0123", "tel:+442079460123")]
    [InlineData("+442079460123", "020 7946 0123", "tel:+442079460123")]
    [InlineData(" 01632 960123 ext. 45 ", "01632 960 123 extension 45", "tel:+441632960123;ext=45")]
    [InlineData("08001111", "0800 1111", "tel:08001111")]
    [InlineData("116123", "116 123", "tel:116123")]
    [InlineData("111", "111", "tel:111")]
    [InlineData("999", "999", "tel:999")]
    public void A_number_is_grouped_for_reading_and_whole_for_ringing(string number, string grouped, string address)
    {
        Assert.Equal(grouped, TelephoneNumber.Format(number));
        Assert.Equal(address, TelephoneNumber.Address(number));
    }

    [Theory, InlineData("by appointment"), InlineData("0"), InlineData("020 7946 0123 or 020 7946 0124"), InlineData("00000000000"), InlineData("")]
    public void What_is_not_one_number_is_shown_as_it_came_and_cannot_be_rung(string text)
    {
        Assert.Equal(text, TelephoneNumber.Format(text));
        Assert.Null(TelephoneNumber.Address(text));
    }

    [Theory]
    [InlineData("01632 960123", "01632960123")]
    [InlineData("1632960123", "01632960123")]
    [InlineData("7700 900123", "07700900123")]
    [InlineData("(020) 7946 0123", "02079460123")]
    [InlineData("+44 1632 960123", "01632960123")]
    [InlineData("+44 (0)1632 960123", "01632960123")]
    [InlineData("0044 1632 960123", "01632960123")]
    [InlineData("01632 960123 ext 45", "01632960123 x45")]
    [InlineData("0808 157 0001", "08081570001")]
    [InlineData("0800 1111", "08001111")]
    [InlineData("111", "111")]
    [InlineData("116 123", "116123")]
    public void A_number_is_kept_as_digits(string text, string kept)
    {
        Assert.True(TelephoneNumber.TryParse(text, out var telephone));
        Assert.Equal(kept, telephone);
    }

    [Theory]
    [InlineData("ask at reception")]
    [InlineData("01632 9601")]
    [InlineData("01632 9601234")]
    [InlineData("04632 960123")]
    [InlineData("+33 1 23 45 67 89")]
    [InlineData("222")]
    [InlineData("01632 960123 / 960124")]
    [InlineData("")]
    public void What_is_not_a_British_number_is_refused(string text) => Assert.False(TelephoneNumber.TryParse(text, out _));
}
