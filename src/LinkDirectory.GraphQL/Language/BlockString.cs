using System.Text;

namespace LinkDirectory.GraphQL.Language;

/// <summary>The common indentation of block strings (specification, 2.9.4).</summary>
internal static class BlockString
{
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

    /// <summary>Writes a value as a block string whose lines stand at an indentation.</summary>
    public static string Print(string value, string indent)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Split('\n');
        var single = lines.Length == 1;
        var forceLeading = !single && lines.Skip(1).All(line => line.Length == 0 || line[0] is (' ' or '\t'));
        var trailingTriple = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var forceTrailing = (escaped.EndsWith('"') && !trailingTriple) || escaped.EndsWith('\\');
        var multiple = !single || value.Length > 70 || forceTrailing || forceLeading || trailingTriple;
        var text = new StringBuilder("\"\"\"");
        var skipLeading = single && value.Length > 0 && value[0] is ' ' or '\t';
        if ((multiple && !skipLeading) || forceLeading)
        {
            text.Append('\n').Append(indent);
        }

        text.AppendJoin('\n', lines.Select((line, i) => i == 0 || line.Length == 0 ? line : indent + line));
        if (multiple || forceTrailing)
        {
            text.Append('\n').Append(indent);
        }

        return text.Append("\"\"\"").ToString();
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
