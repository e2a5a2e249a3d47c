using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;

namespace LinkDirectory.Tests.Features.Organisations.Import;

public sealed class HoursTextTests
{
    [Theory]
    [InlineData("Mon-Fri 09:00-17:00", "Mon-Fri 09:00-17:00")]
    [InlineData("Mon-Fri 09:00-17:00; Sat 10:00-12:00 term time", "Mon-Fri 09:00-17:00; Sat 10:00-12:00 term time")]
    [InlineData("monday, wednesday, friday 9:00 - 17.30 (term time only)", "Mon,Wed,Fri 09:00-17:30 term time")]
    [InlineData("24/7", "24/7")]
    [InlineData("daily 00:00-24:00", "24/7")]
    [InlineData("Daily 20:00-08:00", "Mon-Sun 20:00-08:00")]
    [InlineData("Sat-Mon 10:00-00:00", "Mon,Sat,Sun 10:00-24:00")]
    [InlineData("Sat,Sun 10:00-14:00;", "Sat,Sun 10:00-14:00")]
    [InlineData("Mon-Fri 09:00-17:00; Bank holidays 10:00-14:00", "Mon-Fri 09:00-17:00; bank holidays 10:00-14:00")]
    [InlineData("24/7; Bank holidays closed", "24/7; bank holidays closed")]
    [InlineData("bank holiday 00:00-24:00", "bank holidays 00:00-24:00")]
    [InlineData("", null)]
    public void Hours_are_read_and_written_in_one_form(string text, string? written)
    {
        Assert.Null(HoursText.TryParse(Parts(text), out var hours));
        Assert.Equal(written, HoursText.Write(hours));
        Assert.Null(HoursText.TryParse(Parts(written), out var again));
        Assert.Equal(written, HoursText.Write(again));
    }

    [Theory]
    [InlineData("weekdays")]
    [InlineData("Mon-Fri")]
    [InlineData("Mon-Fri 9-5")]
    [InlineData("Mon-Fri 25:00-26:00")]
    [InlineData("Mon-Fri 24:00-26:00")]
    [InlineData("Mon-Fri 09:60-17:00")]
    [InlineData("Mon-Moon 09:00-17:00")]
    [InlineData("Mo 09:00-17:00")]
    [InlineData("Mon-Tue-Wed 09:00-17:00")]
    [InlineData("Mon-Fri closed")]
    [InlineData("bank holidays 10:00-14:00 term time")]
    public void What_is_not_hours_is_told_how_to_be_written(string text) =>
        Assert.Contains("Write them as", HoursText.TryParse(Parts(text), out _), StringComparison.Ordinal);

    private static List<string> Parts(string? text) => CellText.Values(text, CellText.Semicolon);
}
