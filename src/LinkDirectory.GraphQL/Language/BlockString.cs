namespace LinkDirectory.GraphQL.Language;

/// <summary>Block strings (specification, 2.9.4), read and written.</summary>
internal static class BlockString
{
    /// <summary>The longest single line that stands beside its quotes, in UTF-16 code units.</summary>
    private const int MaxLine = 70;

    /// <summary>Takes off the indentation that every line but the first shares, and blank lines at both ends.</summary>
    public static IEnumerable<string> Dedent(List<string> lines)
    {
        var common = int.MaxValue;
        var first = -1;
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var indent = Indent(lines[i]);
            if (indent == lines[i].Length)
            {
                continue;
            }

            first = first < 0 ? i : first;
            last = i;
            if (i != 0)
            {
                common = Math.Min(common, indent);
            }
        }

        return first < 0 ? [] : lines.Select((line, i) => i == 0 ? line : line[Math.Min(common, line.Length)..])
            .Skip(first).Take(last - first + 1);
    }

    /// <summary>Whether a value comes back unchanged when it is written as a block string and read again.</summary>
    public static bool CanHold(string value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        if (value.Any(c => c is <= '\u000f' and not ('\t' or '\n')))
        {
            return false;
        }

        var lines = value.Split('\n');
        var blankEnd = Indent(lines[0]) == lines[0].Length || Indent(lines[^1]) == lines[^1].Length;
        return !blankEnd && (lines.Length == 1 || !lines.All(line => line.Length == Indent(line) || Indent(line) > 0));
    }

    /// <summary>Writes a value as a block string.</summary>
    public static string Print(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        var single = lines.Length == 1;
        var forceLeading = !single && lines.Skip(1).All(line => line.Length == 0 || line[0] is ' ' or '\t');
        var trailingTriple = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var forceTrailing = (value.EndsWith('"') && !trailingTriple) || value.EndsWith('\\');
        var multiple = !single || value.Length > MaxLine || forceTrailing || forceLeading || trailingTriple;
        var skipLeading = single && value.Length > 0 && value[0] is ' ' or '\t';
        var leading = (multiple && !skipLeading) || forceLeading ? "\n" : "";
        return $"\"\"\"{leading}{escaped}{(multiple || forceTrailing ? "\n" : "")}\"\"\"";
    }

    private static int Indent(string line)
    {
        var i = 0;
        while (i < line.Length && line[i] is ' ' or '\t')
        {
            i++;
        }

        return i;
    }
}
