namespace LinkDirectory.GraphQL.Language;

/// <summary>Prints values as they would be written: on one line, or where that is too long as the reference breaks them.</summary>
public static class SyntaxPrinter
{
    /// <summary>The longest list or object on one line, in UTF-16 code units.</summary>
    private const int MaxLine = 80;

    /// <summary>Deeper levels are not indented further, so that the text stays linear in the value.</summary>
    private const int MaxIndent = 100;

    public static string Print(ValueNode value)
    {
        if (Leaf(value) is { } leaf)
        {
            return leaf;
        }

        var text = new StringBuilder();
        new Layout(text).Write(value, 0);
        return text.ToString();
    }

    /// <summary>Prints a string in quotes.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = Escapes.Letter(c) is { } letter ? text.Append('\\').Append(letter)
                : c is < ' ' or (>= '\u007f' and <= '\u009f') ? text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")
                : text.Append(c);
        }

        return text.Append('"').ToString();
    }

    private static string? Leaf(ValueNode value) => value switch
    {
        VariableNode variable => "$" + variable.Name.Value,
        IntValueNode number => number.Value,
        FloatValueNode number => number.Value,
        StringValueNode { Block: true } text => BlockString.Print(text.Value),
        StringValueNode text => Quote(text.Value),
        BooleanValueNode boolean => boolean.Value ? "true" : "false",
        EnumValueNode name => name.Value,
        NullValueNode => "null",
        _ => null,
    };

    /// <summary>How much room a value takes as it will be written.</summary>
    private readonly record struct Extent(int Length, int Newlines, bool Broken);

    /// <summary>Measures every list and object once, then writes.</summary>
    private sealed class Layout(StringBuilder text)
    {
        private readonly Dictionary<ValueNode, Extent> _extents = [];

        public void Write(ValueNode value, int depth)
        {
            if (Leaf(value) is { } leaf)
            {
                text.Append(leaf.Contains('\n', StringComparison.Ordinal)
                    ? leaf.Replace("\n", "\n" + Indentation(depth), StringComparison.Ordinal)
                    : leaf);
                return;
            }

            var broken = Measure(value).Broken;
            var isList = value is ListValueNode;
            text.Append(isList ? "[" : broken ? "{" : "{ ");
            if (broken)
            {
                NewLine(depth).Append(depth < MaxIndent ? "  " : "");
            }

            var first = true;
            foreach (var (name, item) in Items(value))
            {
                if (!first)
                {
                    _ = broken ? NewLine(depth + 1) : text.Append(", ");
                }

                first = false;
                text.Append(name);
                Write(item, broken ? depth + 1 : depth);
            }

            if (broken)
            {
                NewLine(depth);
            }

            text.Append(isList ? "]" : broken ? "}" : " }");
        }

        private static string Indentation(int depth) => new(' ', 2 * Math.Min(depth, MaxIndent));

        private static IEnumerable<(string Name, ValueNode Value)> Items(ValueNode value)
            => value is ListValueNode list ? list.Values.Select(item => ("", item))
                : ((ObjectValueNode)value).Fields.Select(field => (field.Name.Value + ": ", field.Value));

        private StringBuilder NewLine(int depth) => depth < MaxIndent ? text.Append('\n').Append(Indentation(depth)) : text.Append(' ');

        private Extent Measure(ValueNode value)
        {
            if (Leaf(value) is { } leaf)
            {
                return new Extent(leaf.Length, leaf.Count(c => c == '\n'), false);
            }

            if (_extents.TryGetValue(value, out var known))
            {
                return known;
            }

            var (length, newlines, count) = (0, 0, 0);
            foreach (var (name, item) in Items(value))
            {
                var extent = Measure(item);
                length += name.Length + extent.Length;
                newlines += extent.Newlines;
                count++;
            }

            var gaps = Math.Max(count - 1, 0);
            var oneLine = length + (2 * gaps) + (value is ListValueNode ? 2 : 4);
            var broken = newlines + gaps;
            return _extents[value] = oneLine <= MaxLine
                ? new Extent(oneLine, newlines, false)
                : new Extent(length + gaps + (2 * (broken + 1)) + 4, broken + 2, true);
        }
    }
}
