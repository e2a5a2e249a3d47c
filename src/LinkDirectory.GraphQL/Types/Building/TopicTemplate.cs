namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>The name of a topic with places for arguments.</summary>
internal sealed class TopicTemplate(string format, int[] places)
{
    /// <exception cref="SchemaException">A brace is not closed, or what it holds is no argument.</exception>
    public static TopicTemplate Parse(string template, IReadOnlyList<string> arguments, string field)
    {
        var parts = template.Split('{');
        var format = parts[0];
        var used = new List<int>();
        foreach (var part in parts.Skip(1))
        {
            var name = part.Split('}');
            var index = name.Length == 2 ? arguments.ToList().IndexOf(name[0]) : -1;
            if (index < 0)
            {
                throw new SchemaException($"The topic \"{template}\" of {field}: write arguments as {{name}}. It has {Names(arguments)}.");
            }

            format += string.Create(CultureInfo.InvariantCulture, $"{{{used.Count}}}{name[1]}");
            used.Add(index);
        }

        return new TopicTemplate(format, [.. used]);
    }

    /// <summary>The topic for the arguments of one subscription.</summary>
    public string Format(object?[] arguments)
        => string.Format(CultureInfo.InvariantCulture, format, [.. places.Select(index => arguments[index])]);

    private static string Names(IReadOnlyList<string> arguments) => arguments.Count == 0 ? "no arguments" : string.Join(", ", arguments);
}
