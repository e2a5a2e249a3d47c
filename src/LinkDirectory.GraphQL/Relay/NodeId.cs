using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace LinkDirectory.GraphQL.Relay;

/// <summary>A global id: the name of a type and a key within it, opaque to clients (base64url of <c>TypeName:key</c>).</summary>
public readonly record struct NodeId(string TypeName, string Key)
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The id as clients see it.</summary>
    public override string ToString() => Base64Url.EncodeToString(Utf8.GetBytes(TypeName + ":" + Key));

    /// <summary>The id of a key, written in invariant culture.</summary>
    public static NodeId Create(string typeName, object key)
        => new(typeName, Convert.ToString(key, CultureInfo.InvariantCulture) ?? "");

    /// <summary>Reads an id that a client sent; false when it is not one.</summary>
    public static bool TryParse(string? text, out NodeId id)
    {
        id = default;
        if (string.IsNullOrEmpty(text) || text.Length > 1024)
        {
            return false;
        }

        string decoded;
        try
        {
            decoded = Utf8.GetString(Base64Url.DecodeFromChars(text));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return false;
        }

        var colon = decoded.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == decoded.Length - 1)
        {
            return false;
        }

        id = new NodeId(decoded[..colon], decoded[(colon + 1)..]);
        return true;
    }

    /// <summary>Reads the key as the CLR type it has in the code; false when it is not of that type.</summary>
    public bool TryGetKey(Type type, [NotNullWhen(true)] out object? key)
    {
        key = null;
        if (type == typeof(string))
        {
            key = Key;
        }
        else if (type == typeof(int) && int.TryParse(Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            key = number;
        }
        else if (type == typeof(long) && long.TryParse(Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large))
        {
            key = large;
        }
        else if (type == typeof(Guid) && Guid.TryParse(Key, out var guid))
        {
            key = guid;
        }

        return key is not null;
    }
}
