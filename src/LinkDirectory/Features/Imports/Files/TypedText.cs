namespace LinkDirectory.Features.Imports;

/// <summary>
/// Telephone numbers, email addresses and websites as people type them, whichever way they come in. An empty one is null, and
/// so is one that cannot be read, after the caller has been told why.
/// </summary>
public static class TypedText
{
    public static string? Telephone(string? text, Action<string> reject)
    {
        if (text is null || !TelephoneNumber.TryParse(text, out var telephone))
        {
            return Unreadable(text, reject, "This is not a telephone number of the United Kingdom. "
                + "Write it in full with its area code, as in 01632 960123.");
        }

        return telephone;
    }

    public static string? Email(string? text, Action<string> reject) => text is null || !EmailText.IsAddress(text)
        ? Unreadable(text, reject, "This is not one email address. Write it as name@organisation.example, without a name beside it.")
        : text.ToLowerInvariant();

    public static Uri? Website(string? text, Action<string> reject)
    {
        var address = text is null || text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (Uri.TryCreate(address, UriKind.Absolute, out var website) && website.Scheme is "https" or "http"
            && website.Host.Contains('.', StringComparison.Ordinal))
        {
            return website;
        }

        Unreadable(text, reject, "This is not a website's address. Write it as https://www.organisation.example.");
        return null;
    }

    private static string? Unreadable(string? text, Action<string> reject, string advice)
    {
        if (text is not null)
        {
            reject(advice);
        }

        return null;
    }
}
