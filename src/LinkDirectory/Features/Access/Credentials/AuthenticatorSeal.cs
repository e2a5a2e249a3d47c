using LinkDirectory.Features.Access.Tokens;
using Microsoft.AspNetCore.DataProtection;
using System.Security.Cryptography;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>Authenticators' keys as they are kept: sealed with the key ring outside the database.</summary>
public sealed class AuthenticatorSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector("LinkDirectory.Authenticators");

    internal string Seal(byte[] key) => Convert.ToBase64String(seal.Protect(key));

    internal byte[] Open(string sealedKey) => seal.Unprotect(Convert.FromBase64String(sealedKey));

    /// <summary>The step whose code it is, if the account's authenticator shows it now and it was not used before; else null.</summary>
    internal long? Matches(Account account, string code, DateTimeOffset now) =>
        account.SealedAuthenticatorKey is { } key ? Totp.Matching(Open(key), code, now, account.LastCodeStep) : null;
}

/// <summary>Codes for people who lost their authenticator: ten, each of 79 random bits and good once.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    public const int Length = 16;

    // Without letters that are taken for digits.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string[] New() =>
        [.. Enumerable.Range(0, Count).Select(_ =>
            string.Join('-', RandomNumberGenerator.GetString(Letters, Length).Chunk(4).Select(four => new string(four))))];

    public static string HashOf(string code) =>
        TokenText.HashOf(new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToLowerInvariant());
}
