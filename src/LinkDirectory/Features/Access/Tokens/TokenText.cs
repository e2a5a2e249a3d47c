using System.Buffers.Text;
using System.Security.Cryptography;

namespace LinkDirectory.Features.Access.Tokens;

/// <summary>
/// Secrets that the program makes: personal access tokens and the tokens of links that are good once. They are random, so
/// that an unsalted hash is enough to keep, and nothing else of them is kept.
/// </summary>
internal static class TokenText
{
    /// <summary>How every personal access token begins, by which scanners of published code know a leaked one.</summary>
    public const string Prefix = "ld_";

    /// <summary>How long a token is: the prefix and the secret.</summary>
    public const int Length = 3 + SecretLength;

    /// <summary>How long a secret is: 256 bits in 43 characters. A longer or shorter text need not be hashed.</summary>
    public const int SecretLength = 43;

    public static string NewToken() => Prefix + NewSecret();

    /// <summary>256 random bits as text that may appear in an address.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
