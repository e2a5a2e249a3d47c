namespace LinkDirectory.GraphQL.Validation;

/// <summary>Which fragments spread which. Each selection set is looked through once.</summary>
internal sealed class FragmentGraph(ValidationContext context)
{
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> _spreads = [];
    private readonly Dictionary<string, List<FragmentDefinitionNode>> _reached = new(StringComparer.Ordinal);
    private int _work;

    /// <exception cref="ValidationAbortedException">The document makes more work than is allowed.</exception>
    public void Spend(int work)
    {
        _work += work;
        if (_work > context.SpreadBudget)
        {
            ValidationContext.Stop(
                "Validation aborted: the document's operations share too many fragments to be looked through. Send fewer operations in one "
                    + "document.");
        }
    }

    /// <summary>The spreads in a selection set, at any depth, not following them; the outermost first.</summary>
    public List<FragmentSpreadNode> Spreads(SelectionSetNode selections)
    {
        if (_spreads.TryGetValue(selections, out var spreads))
        {
            return spreads;
        }

        _spreads.Add(selections, spreads = []);
        var open = new Stack<SelectionSetNode>([selections]);
        while (open.TryPop(out var next))
        {
            foreach (var selection in next.Selections)
            {
                if (selection is FragmentSpreadNode spread)
                {
                    spreads.Add(spread);
                }
                else if (selection.SelectedWithin is { } below)
                {
                    open.Push(below);
                }
            }
        }

        return spreads;
    }

    /// <summary>The fragments that operations reach, the nearest first.</summary>
    public List<FragmentDefinitionNode> Reached(IReadOnlyList<OperationDefinitionNode> operations)
    {
        var names = operations.SelectMany(operation => Spreads(operation.SelectionSet)).Select(spread => spread.Name.Value)
            .Distinct(StringComparer.Ordinal).ToList();
        var key = string.Join(' ', names.Order(StringComparer.Ordinal));
        if (_reached.TryGetValue(key, out var reached))
        {
            return reached;
        }

        _reached.Add(key, reached = []);
        Spend(names.Count);
        var seen = names.ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (!context.Fragments.TryGetValue(names[i], out var fragment))
            {
                continue;
            }

            reached.Add(fragment);
            var spreads = Spreads(fragment.SelectionSet);
            Spend(spreads.Count);
            names.AddRange(spreads.Select(spread => spread.Name.Value).Where(seen.Add));
        }

        return reached;
    }
}
