using System.Globalization;
using System.Text;

namespace LinkDirectory.GraphQL.Language;

/// <summary>Prints values and type references as they would be written.</summary>
public static class SyntaxPrinter
{
    /// <summary>Prints a value.</summary>
    public static string Print(ValueNode value) => value switch
    {
        VariableNode variable => "$" + variable.Name.Value,
        IntValueNode number => number.Value,
        FloatValueNode number => number.Value,
        StringValueNode { Block: true } text => BlockString.Print(text.Value, ""),
        StringValueNode text => Quote(text.Value),
        BooleanValueNode boolean => boolean.Value ? "true" : "false",
        EnumValueNode name => name.Value,
        ListValueNode list => $"[{string.Join(", ", list.Values.Select(Print))}]",
        ObjectValueNode { Fields.Count: 0 } => "{}",
        ObjectValueNode obj => $"{{ {string.Join(", ", obj.Fields.Select(field => $"{field.Name.Value}: {Print(field.Value)}"))} }}",
        _ => "null",
    };

    /// <summary>Prints a string in quotes.</summary>
    public static string Quote(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' or (>= '\u007f' and <= '\u009f') => text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }
}
