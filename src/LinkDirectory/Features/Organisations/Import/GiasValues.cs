namespace LinkDirectory.Features.Organisations.Import;

/// <summary>Reads the values of GIAS's files in the several forms that they come in.</summary>
internal static class GiasValues
{
    private static readonly string[] DateForms = ["dd-MM-yyyy", "dd/MM/yyyy", "d/M/yyyy", "d-M-yyyy", "yyyy-MM-dd", "dd-MM-yyyy HH:mm:ss",
        "dd/MM/yyyy HH:mm:ss"];

    // What GIAS and those who pass its files on write where there is nothing.
    private static readonly string[] Nothing = ["NA", "N/A", "Not applicable", "Not available", "Not recorded", "None recorded", "None",
        "Null", "Unknown", "Does not apply"];

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

    /// <summary>False where there is a value and it is no date; null for none and for 1 January 1900.</summary>
    public static bool TryDate(string? value, out DateOnly? date)
    {
        var text = Text(value);
        var isDate = DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed);
        date = isDate && parsed != Placeholder ? parsed : null;
        return isDate || text is null;
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
