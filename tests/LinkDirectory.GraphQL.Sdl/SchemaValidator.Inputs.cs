namespace LinkDirectory.GraphQL.Sdl;

/// <summary>Input objects that no finite value could be given to, and defaults that need themselves.</summary>
internal sealed partial class SchemaValidator
{
    private readonly HashSet<InputValue> _defaultsSeen = [];
    private readonly List<(InputValue Field, string Name, SyntaxNode? Node)> _defaultPath = [];

    /// <summary>The fields by which an input object must hold others; for a oneOf, may.</summary>
    private static IEnumerable<(InputValueDefinitionNode Node, InputObjectType Target)> Targets(InputObjectType type)
    {
        foreach (var node in type.Nodes.SelectMany(node => node.InputFields))
        {
            var field = type.Field(node.Name.Value)!.Type;
            if ((type.IsOneOf ? field : (field as NonNullType)?.OfType) is InputObjectType target)
            {
                yield return (node, target);
            }
        }
    }

    private void CheckFiniteInputs()
    {
        var inputs = schema.Types.OfType<InputObjectType>().ToList();
        var finite = new HashSet<InputObjectType>();
        bool grew;
        do
        {
            grew = false;
            foreach (var input in inputs.Where(input => !finite.Contains(input)))
            {
                var targets = Targets(input).Select(target => target.Target).ToList();
                if (input.IsOneOf
                    ? input.Fields.Count == 0 || targets.Count < input.Fields.Count || targets.Any(finite.Contains)
                    : targets.All(finite.Contains))
                {
                    grew = finite.Add(input);
                }
            }
        }
        while (grew);

        var visited = new HashSet<InputObjectType>(finite);
        var path = new List<(string Name, SyntaxNode Node)>();
        var indexes = new Dictionary<InputObjectType, int>();
        foreach (var input in inputs)
        {
            ReportCircles(input, finite, visited, path, indexes);
        }
    }

    private void ReportCircles(
        InputObjectType type, HashSet<InputObjectType> finite, HashSet<InputObjectType> visited, List<(string Name, SyntaxNode Node)> path,
        Dictionary<InputObjectType, int> indexes)
    {
        if (!visited.Add(type))
        {
            return;
        }

        indexes[type] = path.Count;
        foreach (var (node, target) in Targets(type).Where(target => !finite.Contains(target.Target)))
        {
            path.Add(($"{type}.{node.Name.Value}", node));
            if (indexes.TryGetValue(target, out var index))
            {
                var circle = path[index..];
                Report(
                    $"Input Object {target} cannot be provided a finite value because it references itself through fields: "
                        + $"{string.Join(", ", circle.Select(p => p.Name))}.",
                    circle.Select(p => p.Node));
            }
            else
            {
                ReportCircles(target, finite, visited, path, indexes);
            }

            path.RemoveAt(path.Count - 1);
        }

        indexes.Remove(type);
    }

    private void CheckDefaultCircles(InputObjectType type) => Follow(type, new ObjectValueNode([]));

    /// <summary>Looks at the defaults that a value brings about by leaving fields out.</summary>
    private void Follow(InputObjectType type, ValueNode value)
    {
        if (value is ListValueNode list)
        {
            foreach (var item in list.Values)
            {
                Follow(type, item);
            }
        }
        else if (value is ObjectValueNode obj)
        {
            foreach (var field in type.Fields)
            {
                if (field.Type.Named is not InputObjectType target)
                {
                    continue;
                }

                if (obj.Fields.LastOrDefault(given => given.Name.Value == field.Name) is { } given)
                {
                    Follow(target, given.Value);
                }
                else
                {
                    FollowDefault(type, field, target);
                }
            }
        }
    }

    private void FollowDefault(InputObjectType type, InputValue field, InputObjectType target)
    {
        if (field.DefaultValue is null)
        {
            return;
        }

        var name = $"{type}.{field.Name}";
        var index = _defaultPath.FindIndex(entry => entry.Field == field);
        if (index >= 0)
        {
            var via = index + 1 < _defaultPath.Count
                ? $" via the default values of: {string.Join(", ", _defaultPath[(index + 1)..].Select(entry => entry.Name))}" : "";
            Report($"Invalid circular reference. The default value of Input Object field {name} references itself{via}.",
                _defaultPath[index..].Select(entry => entry.Node));
            return;
        }

        if (_defaultsSeen.Add(field))
        {
            _defaultPath.Add((field, name, field.DefaultValue));
            Follow(target, field.DefaultValue);
            _defaultPath.RemoveAt(_defaultPath.Count - 1);
        }
    }
}
