namespace LinkDirectory.GraphQL.Validation;

/// <summary>No fragment spreads itself, through others or not.</summary>
internal sealed class NoFragmentCyclesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> _path = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    public override void EnterFragmentDefinition(FragmentDefinitionNode node) => Detect(node);

    private void Detect(FragmentDefinitionNode fragment)
    {
        var name = fragment.Name.Value;
        if (!_visited.Add(name))
        {
            return;
        }

        _indexes[name] = _path.Count;
        foreach (var spread in Context.Spreads(fragment.SelectionSet))
        {
            _path.Add(spread);
            if (_indexes.TryGetValue(spread.Name.Value, out var index))
            {
                var cycle = _path[index..];
                var via = string.Join(", ", cycle.SkipLast(1).Select(s => $"\"{s.Name.Value}\""));
                Report($"Cannot spread fragment \"{spread.Name.Value}\" within itself{(via.Length > 0 ? $" via {via}." : ".")}", cycle);
            }
            else if (Context.Fragments.TryGetValue(spread.Name.Value, out var next))
            {
                Detect(next);
            }

            _path.RemoveAt(_path.Count - 1);
        }

        _indexes.Remove(name);
    }
}
