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
        date = null;
        if (Text(value) is not { } text)
        {
            return true;
        }

        if (!DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
        {
            return false;
        }

        date = parsed == Placeholder ? null : parsed;
        return true;
    }

    /// <summary>False where there is a value and it is no whole number of the range.</summary>
    public static bool TryNumber(string? value, int minimum, int maximum, out int? number)
    {
        number = null;
        if (Text(value) is not { } text)
        {
            return true;
        }

        // Spreadsheets add a decimal point to a column with gaps in it.
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture,
            out var parsed)
            || parsed != decimal.Truncate(parsed) || parsed < minimum || parsed > maximum)
        {
            return false;
        }

        number = (int)parsed;
        return true;
    }

    /// <summary>A telephone number as <see cref="TelephoneNumber"/> reads it. False where it is not one.</summary>
    public static bool TryTelephone(string? value, out string? telephone)
    {
        telephone = null;
        if (Text(value) is not { } text)
        {
            return true;
        }

        var isNumber = TelephoneNumber.TryParse(text, out var number);
        telephone = isNumber ? number : null;
        return isNumber;
    }

    /// <summary>A website's address, with https:// where no scheme is given. False where it is not one.</summary>
    public static bool TryWebsite(string? value, out Uri? website)
    {
        website = null;
        if (Text(value) is not { } text)
        {
            return true;
        }

        // Mistyped schemes are GIAS's commonest fault: "http//", "http:/www", "htpp://".
        var start = text.IndexOf("www.", StringComparison.OrdinalIgnoreCase);
        var address = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? text
            : start > 0 ? "https://" + text[start..]
            : "https://" + text;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var parsed)
            || parsed.UserInfo.Length > 0
            || !parsed.Host.Contains('.', StringComparison.Ordinal)
            || parsed.Host.StartsWith('.') || parsed.Host.EndsWith('.') || text.Contains(' ', StringComparison.Ordinal))
        {
            return false;
        }

        website = parsed;
        return true;
    }
}
