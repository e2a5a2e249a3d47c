using LinkDirectory.Tests.Support;
using LinkDirectory.Features.Imports;
using LinkDirectory.Wording;

namespace LinkDirectory.Tests.Features.Imports;

/// <summary>Telephone numbers, days and addresses as people and spreadsheets write them.</summary>
public sealed class AsPeopleWriteItTests
{
    private static readonly int Cases = Soak.Cases(inGate: 500);

    [Theory]
    [InlineData("01632 960345 ext 17", "01632960345 x17")]
    [InlineData("01632 960345, extn. 17", "01632960345 x17")]
    [InlineData("01632 960345 (Ext: 17)", "01632960345 x17")]
    [InlineData("01632 960345 #17", "01632960345 x17")]
    [InlineData("01632 960345 opt. 3", "01632960345 option 3")]
    [InlineData("01632 960345 (option 3)", "01632960345 option 3")]
    [InlineData("Tel: 01632 960345", "01632960345")]
    [InlineData("Phone 01632 960345", "01632960345")]
    [InlineData("tel:01632960345", "01632960345")]
    [InlineData("\u202A01632 960345\u202C", "01632960345")]
    [InlineData("01632\u2011960\u2011345", "01632960345")]
    [InlineData("01632\u2013960345", "01632960345")]
    [InlineData("01632\u00A0960345", "01632960345")]
    [InlineData("01632 960345\u200B", "01632960345")]
    [InlineData("44 1632 960345", "01632960345")]
    [InlineData("447700900345", "07700900345")]
    [InlineData("44-1632-960345", "01632960345")]
    [InlineData("44 (0)1632 960345", "01632960345")]
    [InlineData("(+44) 1632 960345", "01632960345")]
    [InlineData("4407700900345", "07700900345")]
    [InlineData("01632 960345 ext no 17", "01632960345 x17")]
    [InlineData("01632 960345 ext-17", "01632960345 x17")]
    [InlineData("01632 960345, press 3", "01632960345 option 3")]
    [InlineData("01632 960345 then option 3", "01632960345 option 3")]
    [InlineData("Tel. No. 01632 960345", "01632960345")]
    [InlineData("Office: 01632 960345", "01632960345")]
    [InlineData("NHS 111 option 2", "111 option 2")]
    [InlineData("'01632 960345", "01632960345")]
    [InlineData("\u260E 01632 960345", "01632960345")]
    [InlineData("\uFF10\uFF11\uFF16\uFF13\uFF12 \uFF19\uFF16\uFF10\uFF13\uFF14\uFF15", "01632960345")]
    [InlineData("\u0660\u0661\u0666\u0663\u0662 \u0669\u0666\u0660\u0663\u0664\u0665", "01632960345")]
    public void A_telephone_number_is_read_as_people_write_it(string text, string kept)
    {
        Assert.True(TelephoneNumber.TryParse(text, out var telephone));
        Assert.Equal(kept, telephone);
        Assert.True(TelephoneNumber.TryParse(telephone, out var again));
        Assert.Equal(kept, again);
    }

    [Theory]
    [InlineData("01632 960345 / 01632 960346", "01632960345", "01632 960346")]
    [InlineData("01632 960345 or 01632 960346", "01632960345", "or 01632 960346")]
    [InlineData("01632 960345 x4; 01632 960346", "01632960345 x4", "01632 960346")]
    [InlineData("07700 900345 (text only)", "07700900345", "(text only)")]
    [InlineData("07700 900345 - term time", "07700900345", "term time")]
    [InlineData("01632 960345 option 2 then 1", "01632960345 option 2", "then 1")]
    [InlineData("01632 960345\n07700 900345", "01632960345", "07700 900345")]
    [InlineData("01632 960345 07700 900345", "01632960345", "07700 900345")]
    [InlineData("01632 960345 & 07700 900345", "01632960345", "07700 900345")]
    [InlineData("01632 960345 ask for Jo", "01632960345", "ask for Jo")]
    [InlineData("01632 960345 ext 17 (school office)", "01632960345 x17", "(school office)")]
    public void The_first_number_is_kept_and_what_follows_it_is_told(string text, string kept, string left)
    {
        Assert.True(TelephoneNumber.TryParse(text, out var telephone, out var rest));
        Assert.Equal((kept, left), (telephone, rest));
    }

    [Theory]
    [InlineData("4.4163E+11")]
    [InlineData("1.63296E+09")]
    [InlineData("ring the office")]
    [InlineData("01632 960 or 960346")]
    [InlineData("01632 960345 6")]
    [InlineData("+353 1 234 5678")]
    [InlineData("+1 (555) 010-9999")]
    [InlineData("O1632 960345")]
    public void What_has_lost_its_digits_is_no_number(string text) => Assert.False(TelephoneNumber.TryParse(text, out _, out _));

    [Fact]
    public void A_choice_of_the_menu_is_shown_and_the_number_is_rung()
    {
        Assert.Equal("01632 960 345, option 3", TelephoneNumber.Format("01632960345 option 3"));
        Assert.Equal("tel:+441632960345", TelephoneNumber.Address("01632960345 option 3"));
    }

    [Fact]
    public void Every_number_is_found_however_it_is_dressed()
    {
        var random = new Random(Soak.Seed(inGate: 20_261_130));
        string[] before = ["", "Tel: ", "tel:", "T: ", "Phone: ", "\u202A", " ", "Mobile ", "\u200B"];
        string[] gaps = ["", " ", "-", "\u2013", "\u00A0", "."];
        string[] remarks = ["", "", "", " (school office)", " - mornings", " / 01632 960999", " or 01632 960999"];
        (string Text, string Kept)[] inner = [("", ""), (" ext {0}", " x{0}"), (" x{0}", " x{0}"), (" (option {0})", " option {0}"), (", ext. {0}", " x{0}")];
        for (var index = 0; index < Cases; index++)
        {
            var subscriber = random.Next(960_000, 961_000);
            string[] starts = ["01632", "1632", "+44 1632", "44 1632", "0044 (0)1632", "+44 (0)1632", "(01632)"];
            var (text, kept) = inner[random.Next(inner.Length)];
            var number = random.Next(1, 10);
            var gap = gaps[random.Next(gaps.Length)];
            var digits = $"{subscriber}".Insert(3, random.Next(2) == 0 ? gap : "");
            var typed = before[random.Next(before.Length)] + starts[random.Next(starts.Length)] + (gap.Length == 0 ? " " : gap) + digits
                + string.Format(System.Globalization.CultureInfo.InvariantCulture, text, number) + remarks[random.Next(remarks.Length)];
            Assert.True(TelephoneNumber.TryParse(typed, out var telephone, out _), typed);
            Assert.Equal($"01632{subscriber}{string.Format(System.Globalization.CultureInfo.InvariantCulture, kept, number)}", telephone);
        }
    }

    [Theory]
    [InlineData("02-Sep-25")]
    [InlineData("2-Sep-2025")]
    [InlineData("02/09/25")]
    [InlineData("2/9/2025")]
    [InlineData("45902")]
    [InlineData("45902.0")]
    [InlineData("02.09.2025")]
    [InlineData("2025-09-02T00:00:00")]
    [InlineData("2025-09-02 00:00:00")]
    [InlineData("02/09/2025 00:00")]
    [InlineData("2nd September 2025")]
    [InlineData("2nd of Sept 2025")]
    [InlineData("2025/09/02")]
    [InlineData("Tue 2 Sep 2025")]
    [InlineData("Tuesday, 2 September 2025")]
    [InlineData("September 2, 2025")]
    [InlineData("Sept 2nd, 2025")]
    [InlineData("the 2nd of September 2025")]
    [InlineData("20250902")]
    [InlineData("02/09/2025 12:00:00 AM")]
    [InlineData("\u200E02/09/2025")]
    [InlineData("02 / 09 / 2025")]
    [InlineData("02\u201309\u20132025")]
    [InlineData("\uFF10\uFF12\uFF0F\uFF10\uFF19\uFF0F\uFF12\uFF10\uFF12\uFF15")]
    public void A_day_is_read_as_people_and_spreadsheets_write_it(string text)
    {
        Assert.True(DateText.TryParse(text, out var date, out _), text);
        Assert.Equal(new DateOnly(2025, 9, 2), date);
    }

    [Theory]
    [InlineData("Sept 2025", "without its day")]
    [InlineData("September 2025", "without its day")]
    [InlineData("2-Sep", "without its year")]
    [InlineData("2 September", "without its year")]
    [InlineData("02/09", "without its year")]
    [InlineData("9/30/2025", "The month comes first")]
    [InlineData("02/09/0025", "cannot be right")]
    [InlineData("02/09/2205", "cannot be right")]
    [InlineData("next term", "not a date")]
    [InlineData("31/02/2025", "not a date")]
    public void What_is_no_day_is_told_why(string text, string why)
    {
        Assert.False(DateText.TryParse(text, out _, out var advice));
        Assert.Contains(why, advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_day_is_found_however_it_is_dressed()
    {
        var random = new Random(Soak.Seed(inGate: 20_261_130));
        string[] forms = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yy", "d-MMM-yy", "dd.MM.yyyy", "d MMMM yyyy", "dddd d MMMM yyyy", "ddd, d MMM yyyy",
            "yyyy-MM-ddT00:00:00", "dd/MM/yyyy 00:00", "yyyy/MM/dd"];
        for (var index = 0; index < Cases; index++)
        {
            var day = new DateOnly(2000, 1, 1).AddDays(random.Next(15_000));
            var form = forms[random.Next(forms.Length)];
            var typed = day.ToDateTime(default).ToString(form, System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(DateText.TryParse(typed, out var read, out var advice), $"{typed}: {advice}");
            Assert.Equal(day, read);
        }
    }

    [Theory]
    [InlineData("\u200Bsenco@oak.example", "senco@oak.example")]
    [InlineData("sen\u00ADco@oak.example", "senco@oak.example")]
    [InlineData("o\u2019hara@oak.example", "o'hara@oak.example")]
    [InlineData("mailto:Senco@oak.example", "senco@oak.example")]
    [InlineData("senco@oak.example.", "senco@oak.example")]
    [InlineData("senco@oak.example;", "senco@oak.example")]
    [InlineData("SENCO <senco@oak.example>", "senco@oak.example")]
    [InlineData("\u202Asenco@oak.example\u202C", "senco@oak.example")]
    [InlineData("<senco@oak.example>", "senco@oak.example")]
    [InlineData("mailto:senco@oak.example?subject=Hello", "senco@oak.example")]
    [InlineData("Email: senco@oak.example", "senco@oak.example")]
    [InlineData("'senco@oak.example'", "senco@oak.example")]
    [InlineData("senco@oak.example (mornings)", "senco@oak.example")]
    [InlineData("The SENCO (senco@oak.example)", "senco@oak.example")]
    [InlineData("sen\u2011co@oak.example", "sen-co@oak.example")]
    [InlineData("senco\uFF20oak.example", "senco@oak.example")]
    public void An_address_is_read_as_people_paste_it(string text, string kept)
    {
        Assert.True(EmailText.TryParse(text, out var address, out _));
        Assert.Equal(kept, address);
    }

    [Fact]
    public void An_address_with_a_comma_is_asked_about()
    {
        Assert.False(EmailText.TryParse("senco@oak,example", out _, out _));
        Assert.Contains("Did you mean senco@oak.example?", EmailText.Advice("senco@oak,example"), StringComparison.Ordinal);
        Assert.False(EmailText.TryParse("a@oak.example; b@oak.example", out _, out _));
        Assert.False(EmailText.TryParse("jo lee@oak.example", out _, out _));
    }

    [Theory]
    [InlineData("Ann\u200Be", "Anne")]
    [InlineData("\uFEFFAnne", "Anne")]
    [InlineData("An\u00ADne", "Anne")]
    [InlineData("\u202EAnne\u202C", "Anne")]
    [InlineData("An\u200Dne", "Anne")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [InlineData("\u0915\u094D\u200D\u0937", "\u0915\u094D\u200D\u0937")]
    public void Unseen_characters_go_and_joiners_stay_where_a_script_needs_them(string text, string kept) =>
        Assert.Equal(kept, InvisibleText.Remove(text));
}
