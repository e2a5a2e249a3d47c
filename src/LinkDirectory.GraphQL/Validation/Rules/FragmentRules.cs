namespace LinkDirectory.GraphQL.Validation;

/// <summary>Fragments apply to types that have fields.</summary>
internal sealed class FragmentsOnCompositeTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterInlineFragment(InlineFragmentNode node) => Check("Fragment", node.TypeCondition);

    public override void EnterFragmentDefinition(FragmentDefinitionNode node)
        => Check($"Fragment \"{node.Name.Value}\"", node.TypeCondition);

    private void Check(string fragment, NamedTypeNode? condition)
    {
        if (condition is not null && Context.Schema.Type(condition.Name.Value) is { IsComposite: false })
        {
            Report($"{fragment} cannot condition on non composite type \"{condition}\".", condition);
        }
    }
}

/// <summary>Fragments have different names.</summary>
internal sealed class UniqueFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void EnterFragmentDefinition(FragmentDefinitionNode node) => Unique("fragment", node.Name, _known);
}

/// <summary>Spread fragments exist.</summary>
internal sealed class KnownFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterFragmentSpread(FragmentSpreadNode node)
    {
        if (!Context.Fragments.ContainsKey(node.Name.Value))
        {
            Report($"Unknown fragment \"{node.Name.Value}\".", node.Name);
        }
    }
}

/// <summary>Every fragment is reached by an operation.</summary>
internal sealed class NoUnusedFragmentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode node)
    {
        var used = Context.Graph.Reached([.. node.Definitions.OfType<OperationDefinitionNode>()])
            .Select(fragment => fragment.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in node.Definitions.OfType<FragmentDefinitionNode>().Where(f => !used.Contains(f.Name.Value)))
        {
            Report($"Fragment \"{fragment.Name.Value}\" is never used.", fragment);
        }
    }
}

/// <summary>Fragments are spread where an object of their type can be.</summary>
internal sealed class PossibleFragmentSpreadsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterInlineFragment(InlineFragmentNode node) => Check("Fragment", Context.Type?.Named, node);

    public override void EnterFragmentSpread(FragmentSpreadNode node)
    {
        if (Context.Fragments.TryGetValue(node.Name.Value, out var fragment))
        {
            Check($"Fragment \"{node.Name.Value}\"", Context.Schema.Type(fragment.TypeCondition.Name.Value), node);
        }
    }

    private void Check(string fragment, NamedType? named, SyntaxNode node)
    {
        if (named is CompositeType type && Context.ParentType is { } parent && !Context.Schema.Overlap(type, parent))
        {
            Report($"{fragment} cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".", node);
        }
    }
}

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
        foreach (var spread in Context.Graph.Spreads(fragment.SelectionSet))
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
