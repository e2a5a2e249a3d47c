using System.Text.Json;

namespace LinkDirectory.GraphQL.Host;

/// <summary>JSON as JavaScript reads it: every number a double, of two members with one name the last, strings of any code units.</summary>
internal static class PlainData
{
    public static object? From(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Object(value),
        JsonValueKind.Array => value.EnumerateArray().Select(From).ToList(),
        JsonValueKind.String => JavaScript.Text(value),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

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
