using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>
/// Codes of authenticator apps: RFC 6238 with HMAC-SHA-1, six digits and steps of 30 seconds, which is what every app knows.
/// Written here because the framework's own reads the machine's clock and takes a code as often as it is typed.
/// </summary>
public static class Totp
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyLength = 20;

    private const int StepSeconds = 30;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    /// <summary>The key as it is typed into an app: base 32, in groups of four.</summary>
    public static string Text(ReadOnlySpan<byte> key)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < key.Length * 8; bit += 5)
        {
            var at = bit / 8;
            var two = (key[at] << 8) | (at + 1 < key.Length ? key[at + 1] : 0);
            if (text.Length % 5 == 4)
            {
                text.Append(' ');
            }

            text.Append(Base32[(two >> (11 - (bit % 8))) & 31]);
        }

        return text.ToString();
    }

    /// <summary>The code of a step.</summary>
    public static string Code(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The standard's own, and what authenticator apps have; nothing here rests on collisions.
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The step whose code this is: the present one, or one either side for clocks that differ; null for another.</summary>
    /// <param name="after">Codes of this step and before are used up; null where none is.</param>
    public static long? Matching(ReadOnlySpan<byte> key, string code, DateTimeOffset now, long? after)
    {
        var typed = Encoding.UTF8.GetBytes(code.Replace(" ", "", StringComparison.Ordinal));
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(key, step)), typed) && (after is null || step > after))
            {
                found = step;
            }
        }

        return found;
    }
}
