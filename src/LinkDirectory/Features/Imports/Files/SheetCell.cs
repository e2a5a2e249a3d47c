namespace LinkDirectory.Features.Imports;

/// <summary>A workbook's cell as text, which the readers of CSV's cells read.</summary>
internal static class SheetCell
{
    // Up to here a spreadsheet's numbers are whole to the last digit.
    private const double LargestWhole = 1e15;

    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text.Trim(),
        bool answer => answer ? "yes" : "no",
        DateTime time when time.Year < 1901 => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime time => time.ToString(time.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("hh\\:mm", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < LargestWhole && Math.Floor(number) == number =>
            ((long)number).ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("G15", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim(),
    };
}
