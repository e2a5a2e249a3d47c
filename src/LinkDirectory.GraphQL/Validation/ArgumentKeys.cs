namespace LinkDirectory.GraphQL.Validation;

/// <summary>Compares the arguments of fields by a text made once for each field, in which the order of names does not count.</summary>
internal sealed class ArgumentKeys
{
    private readonly Dictionary<FieldNode, Dictionary<string, string>> _keys = [];

    /// <summary>How much was printed and compared, for a caller with a budget.</summary>
    public long Work { get; private set; }

    /// <summary>Whether two fields are given the same arguments, as the reference compares them.</summary>
    public bool Same(FieldNode left, FieldNode right)
    {
        if (left.Arguments.Count != right.Arguments.Count)
        {
            return false;
        }

        if (left.Arguments.Count == 0 || ReferenceEquals(left, right))
        {
            return true;
        }

        var (leftKeys, rightKeys) = (Keys(left), Keys(right));
        Work += leftKeys.Count;
        // Of two arguments with one name, which is refused, the last of the right side counts.
        return leftKeys.Count == left.Arguments.Count
            ? leftKeys.All(entry => rightKeys.TryGetValue(entry.Key, out var other) && other == entry.Value)
            : left.Arguments.All(argument => rightKeys.TryGetValue(argument.Name.Value, out var other) && other == Key(argument.Value));
    }

    /// <summary>Whether an argument of the field is given twice.</summary>
    public bool Doubled(FieldNode field) => field.Arguments.Count > 1 && Keys(field).Count < field.Arguments.Count;

    private Dictionary<string, string> Keys(FieldNode field)
    {
        if (!_keys.TryGetValue(field, out var keys))
        {
            _keys.Add(field, keys = new(StringComparer.Ordinal));
            foreach (var argument in field.Arguments)
            {
                keys[argument.Name.Value] = Key(argument.Value);
            }
        }

        return keys;
    }

    private string Key(ValueNode value)
    {
        var text = new StringBuilder();
        Append(text, value);
        Work += text.Length / 16;
        return text.ToString();
    }

    private static void Append(StringBuilder text, ValueNode value)
    {
        switch (value)
        {
            case ListValueNode list:
                text.Append('[');
                foreach (var item in list.Values)
                {
                    Append(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case ObjectValueNode obj:
                text.Append('{');
                foreach (var field in obj.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal))
                {
                    text.Append(field.Name.Value).Append(':');
                    Append(text, field.Value);
                    text.Append(',');
                }

                text.Append('}');
                break;
            default:
                text.Append(value is StringValueNode { Block: true } ? "\"" : "").Append(SyntaxPrinter.Print(value));
                break;
        }
    }
}
