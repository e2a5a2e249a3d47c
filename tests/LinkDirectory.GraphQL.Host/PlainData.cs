using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LinkDirectory.GraphQL.Host;

/// <summary>JSON as JavaScript reads it: every number a double, of two members with one name the last, strings of any code units.</summary>
internal static class PlainData
{
    public static object? From(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Object(value),
        JsonValueKind.Array => value.EnumerateArray().Select(From).ToList(),
        JsonValueKind.String => Text(value),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A string, be it with half a surrogate pair, which .NET's reader refuses.</summary>
    public static string Text(JsonElement value)
    {
        var raw = value.GetRawText();
        if (!raw.Contains("\\u", StringComparison.Ordinal))
        {
            return value.GetString()!;
        }

        var text = new StringBuilder(raw.Length);
        for (var i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            text.Append(raw[i] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)ushort.Parse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var other => other,
            });
            i += raw[i] == 'u' ? 4 : 0;
        }

        return text.ToString();
    }

    private static Dictionary<string, object?> Object(JsonElement value)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = From(member.Value);
        }

        return members;
    }
}
