using System.Buffers.Text;

namespace LinkDirectory.GraphQL.Relay;

/// <summary>Writes the global id of a key straight as UTF-8, as <see cref="NodeId.ToString"/> shows it.</summary>
internal static class NodeIdWriter
{
    /// <summary>The most bytes of a formatted key: a GUID's 36.</summary>
    private const int MaxKey = 40;

    private const int MaxOnStack = 256;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// The method that writes ids of keys of that type, with the writer, the key and the prefix; null when there is none.
    /// </summary>
    public static MethodInfo? For(Type key)
        => key == typeof(string) ? typeof(NodeIdWriter).Hidden(nameof(WriteText))
            : key == typeof(int) || key == typeof(long) || key == typeof(Guid)
                ? typeof(NodeIdWriter).Hidden(nameof(WriteKey)).MakeGenericMethod(key) : null;

    /// <summary>What the ids of a type begin with before they are encoded.</summary>
    public static byte[] Prefix(string typeName) => Encoding.UTF8.GetBytes(typeName + ":");

    private static void WriteKey<T>(ResultWriter writer, T key, byte[] prefix) where T : IUtf8SpanFormattable
    {
        var length = prefix.Length + MaxKey;
        var plain = length <= MaxOnStack ? stackalloc byte[length] : new byte[length];
        prefix.CopyTo(plain);
        key.TryFormat(plain[prefix.Length..], out var written, default, CultureInfo.InvariantCulture);
        Write(writer, plain[..(prefix.Length + written)]);
    }

    private static void WriteText(ResultWriter writer, string key, byte[] prefix)
    {
        var length = prefix.Length + Utf8.GetByteCount(key);
        var plain = length <= MaxOnStack ? stackalloc byte[length] : new byte[length];
        prefix.CopyTo(plain);
        Utf8.GetBytes(key, plain[prefix.Length..]);
        Write(writer, plain[..length]);
    }

    private static void Write(ResultWriter writer, ReadOnlySpan<byte> plain)
    {
        writer.WriteByte((byte)'"');
        writer.Advance(Base64Url.EncodeToUtf8(plain, writer.GetSpan(Base64Url.GetEncodedLength(plain.Length))));
        writer.WriteByte((byte)'"');
    }
}
