namespace LinkDirectory.GraphQL.Validation;

/// <summary>Introspection asks for lists within lists at most twice: each level multiplies the answer.</summary>
internal sealed class MaxIntrospectionDepthRule(ValidationContext context) : ValidationRule(context)
{
    private const int MaxLists = 3;

    private readonly Dictionary<string, int> _checked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _exceeded = new(StringComparer.Ordinal);
    private FieldNode? _refused;

    public override void EnterField(FieldNode node)
    {
        if (_refused is null && node.Name.Value is "__schema" or "__type"
            && TooDeep(node, new(StringComparer.Ordinal), 0))
        {
            Report("Maximum introspection depth exceeded", node);
            _refused = node;
        }
    }

    public override void LeaveField(FieldNode node)
    {
        if (_refused == node)
        {
            _refused = null;
        }
    }

    private bool TooDeep(SelectionNode node, Dictionary<string, int> visited, int depth)
    {
        if (node is FragmentSpreadNode spread)
        {
            return TooDeep(spread.Name.Value, visited, depth);
        }

        if (node is FieldNode { Name.Value: "fields" or "interfaces" or "possibleTypes" or "inputFields" } && ++depth >= MaxLists)
        {
            return true;
        }

        var below = node.SelectedWithin;
        return below?.Selections.Any(child => TooDeep(child, visited, depth)) == true;
    }

    private bool TooDeep(string fragment, Dictionary<string, int> visited, int depth)
    {
        if (_exceeded.TryGetValue(fragment, out var known) && known <= depth)
        {
            return true;
        }

        if ((visited.TryGetValue(fragment, out var before) && before >= depth)
            || (_checked.TryGetValue(fragment, out var passed) && passed >= depth)
            || !Context.Fragments.TryGetValue(fragment, out var definition))
        {
            return false;
        }

        visited[fragment] = depth;
        var tooDeep = definition.SelectionSet.Selections.Any(child => TooDeep(child, visited, depth));
        (tooDeep ? _exceeded : _checked)[fragment] = depth;
        return tooDeep;
    }
}
