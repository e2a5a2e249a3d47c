using LinkDirectory.Features.Imports;

namespace LinkDirectory.Tests.Features.Imports;

public sealed class UkTelephoneTests
{
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
        Assert.True(UkTelephone.TryParse(text, out var telephone));
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
    public void What_is_not_a_British_number_is_refused(string text) => Assert.False(UkTelephone.TryParse(text, out _));
}
