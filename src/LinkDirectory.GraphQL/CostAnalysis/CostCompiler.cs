namespace LinkDirectory.GraphQL.CostAnalysis;

/// <summary>
/// Adds up what an operation costs, its fields merged as they are executed. Of an abstract type, what every object has is
/// counted once, and of what single object types have the dearest.
/// </summary>
internal sealed class CostCompiler(Schema schema, CostAnalyzer analyzer, SelectionCompiler selections)
{
    /// <summary>The field of a page that goes through the whole list once more, by the page's arguments.</summary>
    private const string TotalCount = "totalCount";

    /// <param name="type">The type of which is selected.</param>
    /// <param name="sets">What is selected.</param>
    /// <param name="page">What the field above says of those below it; null where it is no page.</param>
    public SelectionCost Compile(CompositeType type, IEnumerable<SelectionSetNode> sets, PageCost? page)
    {
        var collected = new Dictionary<(ObjectType? Only, string Name), (CompositeType Parent, List<FieldNode> Nodes)>();
        var visited = new HashSet<(ObjectType?, string)>();
        foreach (var set in sets)
        {
            Collect(collected, visited, type, null, set);
        }

        var fields = collected.ToLookup(entry => entry.Key.Only, entry => Field(entry.Value.Parent, entry.Value.Nodes, page));
        return new SelectionCost(
            [.. fields[null]], [.. fields.Where(group => group.Key is not null).Select(group => new SelectionCost([.. group], []))]);
    }

    private FieldCost Field(CompositeType parent, List<FieldNode> nodes, PageCost? page)
    {
        var node = nodes[0];
        var name = node.Name.Value;
        if (name == "__typename")
        {
            return new FieldCost(0, [], 0, ListLength.From(1), null);
        }

        var definition = IntrospectionTypes.MetaField(name, isQueryRoot: parent == schema.Query) ?? (parent as FieldedType)?.Field(name)
            ?? throw new InvalidOperationException($"{parent.Name} has no field {name}.");
        var weight = analyzer.Weight(parent, definition);
        var own = OwnSlice(definition, weight, node);
        var arguments = ArgumentCost.Of(definition, node);
        var length = definition.Type.Nullable is not ListType ? ListLength.From(1)
            : page?.SizedFields.Contains(name, StringComparer.Ordinal) == true ? page.Length
            : own ?? ListLength.From(analyzer.AssumedSize(weight));
        var below = definition.Type.Named is CompositeType composite
            ? Compile(composite, nodes.Select(n => n.SelectionSet).OfType<SelectionSetNode>(),
                own is null || weight.Size is null ? null : new PageCost(own, weight.Size.SizedFields, arguments))
            : null;
        return new FieldCost(
            weight.Weight, page is not null && name == TotalCount ? [arguments, page.Arguments] : [arguments], weight.ObjectWeight, length,
            below);
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

/// <summary>What a paged field says of the fields below it.</summary>
/// <param name="Length">How many elements some of them have.</param>
/// <param name="SizedFields">The names of those.</param>
/// <param name="Arguments">What the page's arguments cost, which its total costs again.</param>
internal sealed record PageCost(ListLength Length, string[] SizedFields, ArgumentCost Arguments);
