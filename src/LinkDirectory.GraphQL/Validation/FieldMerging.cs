namespace LinkDirectory.GraphQL.Validation;

/// <summary>
/// Decides whether all fields of each response name can be merged, without comparing pairs: fields are put in groups by
/// response name, and a group by the object type on which they are selected. A "yes" is always true. A "no" may come too
/// from a document that spreads fragments into so many places that the work allowed for its size does not suffice.
/// </summary>
internal sealed class FieldMerging(ValidationContext context, ArgumentKeys arguments)
{
    /// <summary>How often each selection of the document may be looked at, on average, and what a small document may take anyway.</summary>
    private const int VisitsPerSelection = 8;
    private const int FreeVisits = 20_000;

    private readonly Dictionary<SelectionSetNode, int> _ids = [];
    private readonly HashSet<(bool ShapesOnly, string Sets)> _checked = [];
    private long _visits;

    /// <summary>Whether every group can be merged; false when that was not found out.</summary>
    public bool AllMerge(DocumentNode document)
    {
        var everywhere = new Dictionary<string, MergeGroup>(StringComparer.Ordinal);
        foreach (var (parent, selections) in Roots(document))
        {
            Gather(everywhere, parent, selections);
        }

        // Most documents never use a response name for two different things, wherever.
        if (everywhere.Values.All(group => group.Merges(arguments)))
        {
            return true;
        }

        _visits = FreeVisits + (VisitsPerSelection * everywhere.Values.Sum(group => (long)group.Fields.Count));
        return Roots(document).All(root => Merge([root], shapesOnly: false));
    }

    private IEnumerable<(CompositeType? Parent, SelectionSetNode Selections)> Roots(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition.Selects is { } selections)
            {
                yield return (definition is FragmentDefinitionNode fragment ? context.ConditionType(fragment.TypeCondition, null)
                    : context.Schema.Root(((OperationDefinitionNode)definition).Operation), selections);
            }
        }
    }

    /// <summary>Puts every field below into its group, at whatever depth.</summary>
    private void Gather(Dictionary<string, MergeGroup> groups, CompositeType? parent, SelectionSetNode selections)
    {
        foreach (var selection in selections.Selections)
        {
            if (selection is FieldNode node)
            {
                var field = Add(groups, parent, node);
                if (node.SelectionSet is not null)
                {
                    Gather(groups, field.Definition?.Type.Named as CompositeType, node.SelectionSet);
                }
            }
            else if (selection is InlineFragmentNode inline)
            {
                Gather(groups, context.ConditionType(inline.TypeCondition, parent), inline.SelectionSet);
            }
        }
    }

    /// <summary>Whether what several selection sets select of one object can be merged.</summary>
    /// <param name="sets">The selection sets, with the types of which they select.</param>
    /// <param name="shapesOnly">Whether they may be of different objects, so that names and arguments may differ.</param>
    private bool Merge(List<(CompositeType? Parent, SelectionSetNode Selections)> sets, bool shapesOnly)
    {
        if (sets.Count == 0 || !_checked.Add((shapesOnly, Key(sets))))
        {
            return true;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        var groups = new Dictionary<string, MergeGroup>(StringComparer.Ordinal);
        var spread = new HashSet<string>(StringComparer.Ordinal);
        return sets.All(set => Collect(groups, spread, set.Parent, set.Selections))
            && groups.Values.All(group => shapesOnly ? group.SameShape() && Merge(group.Below(null), true) : Merge(group));
    }

    private bool Merge(MergeGroup group)
    {
        var types = group.ObjectTypes();
        return group.Merges(arguments) && (types.Count < 2 ? Merge(group.Below(null), false)
            : types.All(type => Merge(group.Below(type), false)) && Merge(group.Below(null), true));
    }

    private bool Collect(Dictionary<string, MergeGroup> groups, HashSet<string> spread, CompositeType? parent, SelectionSetNode selections)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in selections.Selections)
        {
            var more = --_visits >= 0;
            switch (selection)
            {
                case FieldNode field when more:
                    Add(groups, parent, field);
                    break;
                case InlineFragmentNode inline when more:
                    more = Collect(groups, spread, context.ConditionType(inline.TypeCondition, parent), inline.SelectionSet);
                    break;
                case FragmentSpreadNode { Name.Value: var name } when more
                    && context.Fragments.TryGetValue(name, out var fragment)
                    && spread.Add(name):
                    more = Collect(groups, spread, context.ConditionType(fragment.TypeCondition, null), fragment.SelectionSet);
                    break;
                default:
                    break;
            }

            if (!more)
            {
                return false;
            }
        }

        return true;
    }

    private static SelectedField Add(Dictionary<string, MergeGroup> groups, CompositeType? parent, FieldNode node)
    {
        var field = new SelectedField(parent, node);
        groups.GetOrNew(node.ResponseName).Fields.Add(field);
        return field;
    }

    private string Key(List<(CompositeType? Parent, SelectionSetNode Selections)> sets)
    {
        foreach (var (_, selections) in sets)
        {
            _ids.TryAdd(selections, _ids.Count);
        }

        return string.Join(',', sets.Select(set => _ids[set.Selections]).Order());
    }
}
