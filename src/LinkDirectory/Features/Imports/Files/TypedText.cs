namespace LinkDirectory.Features.Imports;

/// <summary>
/// Telephone numbers, email addresses and websites as people type them, whichever way they come in. An empty one is null, and
/// so is one that cannot be read, after the caller has been told why. What stands beside a value and cannot be kept is told too.
/// </summary>
public static class TypedText
{
    public static string? Telephone(string? text, Action<string> reject, Action<string> warn)
    {
        if (text is null)
        {
            return null;
        }

        if (!TelephoneNumber.TryParse(text, out var telephone, out var rest))
        {
            reject(TelephoneNumber.IsShortened(text)
                ? "The spreadsheet has shortened this number, and its last digits are lost. Set the column's format to text and type the "
                    + "number again, with its leading 0."
                : "This is not a telephone number of the United Kingdom. Write it in full with its area code, as in 01632 960123.");
            return null;
        }

        if (rest.Length > 0)
        {
            warn($"One number is kept here, {TelephoneNumber.Format(telephone)}. What follows it was left out: write it with when and how "
                + "they can be reached.");
        }

        return telephone;
    }

    public static string? Email(string? text, Action<string> reject, Action<string> warn)
    {
        if (text is null)
        {
            return null;
        }

        if (!EmailText.TryParse(text, out var address, out var rest))
        {
            reject(EmailText.Advice(text));
            return null;
        }

        if (rest.Length > 0)
        {
            warn("The address is kept here. The name beside it was left out.");
        }

        return address;
    }

    public static Uri? Website(string? text, Action<string> reject)
    {
        var address = text is null || text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (Uri.TryCreate(address, UriKind.Absolute, out var website) && website.Scheme is "https" or "http"
            && website.Host.Contains('.', StringComparison.Ordinal))
        {
            return website;
        }

        if (text is not null)
        {
            reject("This is not a website's address. Write it as https://www.organisation.example.");
        }

        return null;
    }
}
