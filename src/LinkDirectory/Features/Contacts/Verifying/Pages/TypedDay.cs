using System.Globalization;

namespace LinkDirectory.Features.Contacts.Verifying.Pages;

/// <summary>A day as somebody typed it in three boxes, kept as it was so that nothing is lost when the form comes back.</summary>
public sealed record TypedDay(string Day, string Month, string Year)
{
    /// <summary>The day; null where the boxes are empty or hold none.</summary>
    public DateOnly? Value =>
        int.TryParse(Day, NumberStyles.None, CultureInfo.InvariantCulture, out var day)
        && int.TryParse(Month, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
        && int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2200
        && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    public bool IsEmpty => Day.Length + Month.Length + Year.Length == 0;

    public static TypedDay Of(DateOnly? day) => day is not { } value
        ? new("", "", "")
        : new(value.Day.ToString(CultureInfo.InvariantCulture), value.Month.ToString(CultureInfo.InvariantCulture), value.Year.ToString(CultureInfo.InvariantCulture));

    public static TypedDay Read(IFormCollection form, string id) => new(Part(form, $"{id}-day"), Part(form, $"{id}-month"), Part(form, $"{id}-year"));

    private static string Part(IFormCollection form, string name)
    {
        var text = form[name].ToString().Trim();
        return text.Length > 4 ? text[..4] : text;
    }
}
