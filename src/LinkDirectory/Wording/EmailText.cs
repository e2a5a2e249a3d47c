using System.Net.Mail;

namespace LinkDirectory.Wording;

/// <summary>Addresses of mail, as they are typed and as they are compared.</summary>
public static class EmailText
{
    public const int Longest = 254;

    /// <summary>As it is compared: trimmed, upper case.</summary>
    public static string Normalize(string email) => email.Trim().ToUpperInvariant();

    /// <summary>
    /// Whether mail could be sent there: one bare address of at most 254 characters, without a space and with a dot in its domain.
    /// </summary>
    public static bool IsAddress(string text) =>
        text.Length <= Longest
            && MailAddress.TryCreate(text, out var address)
            && string.Equals(address.Address, text, StringComparison.Ordinal)
            && address.Host.Contains('.', StringComparison.Ordinal)
            && !text.Any(char.IsWhiteSpace);
}
