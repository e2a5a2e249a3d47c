using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>Reads the values of GIAS's files in the several forms that they come in.</summary>
internal static class GiasValues
{
    // What GIAS and those who pass its files on write where there is nothing.
    private static readonly string[] Nothing = ["NA", "N/A", "Not applicable", "Not available", "Not recorded", "None recorded", "None",
        "Null", "Unknown", "Does not apply"];

    private const int SmallestUkprn = 10_000_000;

    private const int LargestUkprn = 99_999_999;

    // Written by earlier systems where a date was not known.
    private static readonly DateOnly Placeholder = new(1900, 1, 1);

    /// <summary>The text, or null where it only says that there is none.</summary>
    public static string? Text(string? value)
    {
        if (value is null || Array.Exists(Nothing, nothing => nothing.Equals(value, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        return value.Contains("  ", StringComparison.Ordinal)
            ? string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : value;
    }

    /// <summary>
    /// A day as <see cref="DateText"/> reads it, since people open these files in spreadsheets. False where there is a value and it is no
    /// day; null for none and for 1 January 1900.
    /// </summary>
    public static bool TryDate(string? value, out DateOnly? date)
    {
        date = null;
        if (Text(value) is not { } text)
        {
            return true;
        }

        var isDay = DateText.TryParse(text, out var day, out _);
        date = isDay && day != Placeholder ? day : null;
        return isDay;
    }

    /// <summary>A UK Provider Reference Number: eight digits. False where it is not one, as where a spreadsheet has shortened it.</summary>
    public static bool TryUkprn(string? value, out string? ukprn)
    {
        var isOne = TryNumber(value, SmallestUkprn, LargestUkprn, out var number);
        ukprn = number?.ToString(CultureInfo.InvariantCulture);
        return isOne;
    }

    /// <summary>False where there is a value and it is no whole number of the range.</summary>
    public static bool TryNumber(string? value, int minimum, int maximum, out int? number)
    {
        // Spreadsheets add a decimal point to a column with gaps in it.
        var text = Text(value);
        const NumberStyles styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        number = decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out var read)
            && read == decimal.Truncate(read) && read >= minimum && read <= maximum ? (int)read : null;
        return number is not null || text is null;
    }

    /// <summary>A telephone number as <see cref="TelephoneNumber"/> reads it. False where it is not one.</summary>
    public static bool TryTelephone(string? value, out string? telephone)
    {
        var text = Text(value);
        telephone = text is not null && TelephoneNumber.TryParse(text, out var number) ? number : null;
        return telephone is not null || text is null;
    }

    /// <summary>A website's address, with https:// where no scheme is given. False where it is not one.</summary>
    public static bool TryWebsite(string? value, out Uri? website)
    {
        var text = Text(value);
        website = text is not null && Uri.TryCreate(AddressOf(text), UriKind.Absolute, out var parsed)
            && parsed.UserInfo.Length == 0
            && parsed.Host.Contains('.', StringComparison.Ordinal)
            && !parsed.Host.StartsWith('.') && !parsed.Host.EndsWith('.') && !text.Contains(' ', StringComparison.Ordinal) ? parsed : null;
        return website is not null || text is null;
    }

    // Mistyped schemes are GIAS's commonest fault: "http//", "http:/www", "htpp://".
    private static string AddressOf(string text)
    {
        var start = text.IndexOf("www.", StringComparison.OrdinalIgnoreCase);
        return text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? text
            : "https://" + text[Math.Max(start, 0)..];
    }
}
