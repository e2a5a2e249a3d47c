namespace LinkDirectory.GraphQL.CostAnalysis;

/// <summary>
/// Adds up what an operation costs, its fields merged as they are executed. Of an abstract type, what every object has is
/// counted once, and of what single object types have the dearest.
/// </summary>
internal sealed class CostCompiler(Schema schema, CostAnalyzer analyzer, SelectionCompiler selections)
{
    /// <param name="type">The type of which is selected.</param>
    /// <param name="sets">What is selected.</param>
    /// <param name="slice">The length of the fields that have as many elements as the field above says, with their names; null when none
    /// has.</param>
    public SelectionCost Compile(CompositeType type, IEnumerable<SelectionSetNode> sets, (ListLength Length, string[] Fields)? slice)
    {
        var collected = new Dictionary<(ObjectType? Only, string Name), (CompositeType Parent, List<FieldNode> Nodes)>();
        var visited = new HashSet<(ObjectType?, string)>();
        foreach (var set in sets)
        {
            Collect(collected, visited, type, null, set);
        }

        var fields = collected.ToLookup(entry => entry.Key.Only, entry => Field(entry.Value.Parent, entry.Value.Nodes, slice));
        return new SelectionCost(
            [.. fields[null]], [.. fields.Where(group => group.Key is not null).Select(group => new SelectionCost([.. group], []))]);
    }

    private FieldCost Field(CompositeType parent, List<FieldNode> nodes, (ListLength Length, string[] Fields)? slice)
    {
        var node = nodes[0];
        var name = node.Name.Value;
        if (name == "__typename")
        {
            return new FieldCost(0, 0, ListLength.From(1), null);
        }

        var definition = IntrospectionTypes.MetaField(name, isQueryRoot: parent == schema.Query) ?? (parent as FieldedType)?.Field(name)
            ?? throw new InvalidOperationException($"{parent.Name} has no field {name}.");
        var weight = analyzer.Weight(parent, definition);
        var own = OwnSlice(definition, weight, node);
        var length = definition.Type.Nullable is not ListType ? ListLength.From(1)
            : slice is { } above && above.Fields.Contains(name, StringComparer.Ordinal) ? above.Length
            : own ?? ListLength.From(analyzer.AssumedSize(weight));
        var below = definition.Type.Named is CompositeType composite
            ? Compile(composite, nodes.Select(n => n.SelectionSet).OfType<SelectionSetNode>(),
                own is null || weight.Size is null ? null : (own, weight.Size.SizedFields))
            : null;
        return new FieldCost(weight.Weight, weight.ObjectWeight, length, below);
    }

    /// <summary>How many elements the field's arguments ask for; null when no argument says.</summary>
    private ListLength? OwnSlice(OutputField definition, FieldWeight weight, FieldNode node)
        => weight.Size is not { SlicingArguments.Length: > 0 } size ? null : ListLength.From(
            size.SlicingArguments.Select(argument => node.Arguments.FirstOrDefault(given => given.Name.Value == argument)?.Value
                ?? definition.Argument(argument)?.DefaultValue),
            analyzer.AssumedSize(weight), weight.MaxSize);

    private void Collect(
        Dictionary<(ObjectType?, string), (CompositeType Parent, List<FieldNode> Nodes)> collected, HashSet<(ObjectType?, string)> visited,
        CompositeType type, ObjectType? only, SelectionSetNode set)
    {
        foreach (var selection in set.Selections.Where(selections.MayStand))
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!collected.TryGetValue((only, field.ResponseName), out var known))
                    {
                        collected.Add((only, field.ResponseName), known = (type, []));
                    }

                    known.Nodes.Add(field);
                    break;
                case InlineFragmentNode inline:
                    Narrow(inline.TypeCondition, inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread when visited.Add((only, spread.Name.Value))
                    && selections.Fragments.TryGetValue(spread.Name.Value, out var fragment):
                    Narrow(fragment.TypeCondition, fragment.SelectionSet);
                    break;
                default:
                    break;
            }
        }

        void Narrow(NamedTypeNode? condition, SelectionSetNode below)
        {
            var target = condition is null ? type : schema.Type(condition.Name.Value) as CompositeType;
            if (target is null || !schema.Overlap(target, type))
            {
                return;
            }

            if (type is ObjectType)
            {
                Collect(collected, visited, type, only, below);
            }
            else
            {
                Collect(collected, visited, target, target as ObjectType, below);
            }
        }
    }
}
