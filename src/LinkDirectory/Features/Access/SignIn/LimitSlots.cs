using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>
/// Keys for rate limiters: the number of a slot, from a hash of what is counted. A limiter thus holds no address and no name, all keys
/// are equally short, and there are never more limiters than slots, however many addresses somebody makes up. Nobody outside can tell
/// what shares a slot, since each start has another key for the hash. The framework drops a limiter within seconds of its permits
/// being back.
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
