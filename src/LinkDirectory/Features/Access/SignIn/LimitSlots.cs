using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>
/// Keys for rate limiters: the number of a slot, from a hash of what is counted. A limiter thus holds no address and no name, each key
/// is as short as any other, and there are never more limiters than slots, whoever makes up what. Nobody outside can tell what
/// shares a slot, since the hash is keyed anew at each start. Limiters that have all their permits back are dropped by the framework
/// within some seconds.
/// </summary>
internal static class LimitSlots
{
    /// <summary>
    /// How many there are. A limiter takes some hundred bytes, so that all of them take less than 100 MB. Of a thousand callers at once
    /// about eight share a slot with another, and then their attempts.
    /// </summary>
    public const int Count = 1 << 17;

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    /// <param name="counted">What is counted, in characters that may be many.</param>
    /// <returns>From 0 to <see cref="Count"/> - 1.</returns>
    public static int Of(string counted)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(counted), hash);
        return (int)(BinaryPrimitives.ReadUInt32LittleEndian(hash) % Count);
    }
}
