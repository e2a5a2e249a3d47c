using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace LinkDirectory.Features.Notifications;

/// <summary>
/// What a link in a mail says about the person who follows it, sealed so that nobody else can make one, until a time. What a browser is
/// given to keep for a while is sealed in the same way.
/// </summary>
public sealed class SignedLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>The longest sealed text that is opened, in characters: as much as an address may have.</summary>
    public const int Longest = 8_000;

    private readonly IDataProtector seal = protection.CreateProtector("LinkDirectory.SignedLinks");

    /// <param name="purpose">What the link is for, as in "verify"; one made for another purpose does not open.</param>
    /// <returns>Text that may appear in an address.</returns>
    public string Seal<T>(string purpose, T content, TimeSpan goodFor) =>
        seal.CreateProtector(purpose).Protect(JsonSerializer.Serialize(new Content<T>(content, clock.GetUtcNow() + goodFor)));

    /// <returns>Null in place of the content where the text was not sealed here for this purpose; whether its time is over.</returns>
    public (T? Content, bool Expired) Open<T>(string purpose, string? text)
        where T : class
    {
        if (text is not { Length: > 0 and <= Longest })
        {
            return (null, false);
        }

        try
        {
            var content = JsonSerializer.Deserialize<Content<T>>(seal.CreateProtector(purpose).Unprotect(text));
            return (content!.Value, content.Until < clock.GetUtcNow());
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException or JsonException)
        {
            return (null, false);
        }
    }

    private sealed record Content<T>(T Value, DateTimeOffset Until);
}
