using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>Fields of one response name can be merged into one. The reference's algorithm: pairs, each compared once.</summary>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context) : ValidationRule(context)
{
    /// <summary>Comparisons of fields and of fragments: a document made to need more is refused, not compared.</summary>
    private const int MaxComparisons = 20_000;

    private readonly Dictionary<(CompositeType?, SelectionSetNode), FieldGroups> _groups = [];
    private int _comparisons;
    private readonly Dictionary<(FieldGroups, string), bool> _comparedWithFragment = [];
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];

    public override void EnterSelectionSet(SelectionSetNode node)
    {
        if (_comparisons > MaxComparisons)
        {
            return;
        }

        var conflicts = new List<FieldConflict>();
        var groups = Groups(Context.ParentType, node);
        Within(conflicts, groups);
        for (var i = 0; i < groups.Fragments.Count; i++)
        {
            FieldsAndFragment(conflicts, false, groups, groups.Fragments[i]);
            for (var j = i + 1; j < groups.Fragments.Count; j++)
            {
                Fragments(conflicts, false, groups.Fragments[i], groups.Fragments[j]);
            }
        }

        if (_comparisons > MaxComparisons)
        {
            Report("The document's fields and fragments overlap too much to be checked. Give fields of one name the same alias less often.", node);
            return;
        }

        foreach (var conflict in conflicts)
        {
            Report(
                $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Reason}. Use different aliases on the fields to fetch both if this was intentional.",
                conflict.Left.Concat(conflict.Right));
        }
    }

    private void FieldsAndFragment(List<FieldConflict> conflicts, bool exclusive, FieldGroups groups, string name)
    {
        if (++_comparisons > MaxComparisons || Seen(_comparedWithFragment, (groups, name), exclusive) || !Context.Fragments.TryGetValue(name, out var fragment))
        {
            return;
        }

        var other = Groups(fragment);
        if (groups == other)
        {
            return;
        }

        Between(conflicts, exclusive, groups, other);
        foreach (var next in other.Fragments)
        {
            FieldsAndFragment(conflicts, exclusive, groups, next);
        }
    }

    private void Fragments(List<FieldConflict> conflicts, bool exclusive, string left, string right)
    {
        var key = string.CompareOrdinal(left, right) < 0 ? (left, right) : (right, left);
        if (++_comparisons > MaxComparisons || left == right || Seen(_comparedFragments, key, exclusive)
            || !Context.Fragments.TryGetValue(left, out var leftFragment) || !Context.Fragments.TryGetValue(right, out var rightFragment))
        {
            return;
        }

        var (leftGroups, rightGroups) = (Groups(leftFragment), Groups(rightFragment));
        Between(conflicts, exclusive, leftGroups, rightGroups);
        foreach (var next in rightGroups.Fragments)
        {
            Fragments(conflicts, exclusive, left, next);
        }

        foreach (var next in leftGroups.Fragments)
        {
            Fragments(conflicts, exclusive, next, right);
        }
    }

    private List<FieldConflict> SubSelections(
        bool exclusive, CompositeType? leftType, SelectionSetNode left, CompositeType? rightType, SelectionSetNode right)
    {
        var conflicts = new List<FieldConflict>();
        var (leftGroups, rightGroups) = (Groups(leftType, left), Groups(rightType, right));
        Between(conflicts, exclusive, leftGroups, rightGroups);
        foreach (var name in rightGroups.Fragments)
        {
            FieldsAndFragment(conflicts, exclusive, leftGroups, name);
        }

        foreach (var name in leftGroups.Fragments)
        {
            FieldsAndFragment(conflicts, exclusive, rightGroups, name);
        }

        foreach (var leftName in leftGroups.Fragments)
        {
            foreach (var rightName in rightGroups.Fragments)
            {
                Fragments(conflicts, exclusive, leftName, rightName);
            }
        }

        return conflicts;
    }

    private void Within(List<FieldConflict> conflicts, FieldGroups groups)
    {
        foreach (var (name, group) in groups.ByName.Where(entry => !entry.Value.Alike))
        {
            var fields = group.Fields;
            for (var i = 0; i < fields.Count; i++)
            {
                for (var j = i + 1; j < fields.Count; j++)
                {
                    Add(conflicts, Find(false, name, fields[i], fields[j]));
                }
            }
        }
    }

    private void Between(List<FieldConflict> conflicts, bool exclusive, FieldGroups left, FieldGroups right)
    {
        foreach (var (name, leftGroup) in left.ByName)
        {
            if (right.ByName.TryGetValue(name, out var rightGroup))
            {
                foreach (var leftField in leftGroup.Representatives)
                {
                    foreach (var rightField in rightGroup.Representatives)
                    {
                        Add(conflicts, Find(exclusive, name, leftField, rightField));
                    }
                }
            }
        }
    }

    private FieldConflict? Find(bool parentsExclusive, string responseName, SelectedField left, SelectedField right)
    {
        if (++_comparisons > MaxComparisons)
        {
            return null;
        }

        var exclusive = parentsExclusive || (left.Parent != right.Parent && left.Parent is ObjectType && right.Parent is ObjectType);
        var (l, r) = (left.Node, right.Node);
        if (!exclusive && l.Name.Value != r.Name.Value)
        {
            return new FieldConflict(responseName, $"\"{l.Name.Value}\" and \"{r.Name.Value}\" are different fields", [l], [r]);
        }

        if (!exclusive && !SameArguments(l, r))
        {
            return new FieldConflict(responseName, "they have differing arguments", [l], [r]);
        }

        var (leftType, rightType) = (left.Definition?.Type, right.Definition?.Type);
        if (leftType is not null && rightType is not null && Conflict(leftType, rightType))
        {
            return new FieldConflict(responseName, $"they return conflicting types \"{leftType}\" and \"{rightType}\"", [l], [r]);
        }

        if (l.SelectionSet is null || r.SelectionSet is null)
        {
            return null;
        }

        var below = SubSelections(exclusive, leftType?.Named as CompositeType, l.SelectionSet, rightType?.Named as CompositeType, r.SelectionSet);
        return below.Count == 0 ? null : new FieldConflict(
            responseName, string.Join(" and ", below.Select(c => $"subfields \"{c.ResponseName}\" conflict because {c.Reason}")),
            [l, .. below.SelectMany(c => c.Left)], [r, .. below.SelectMany(c => c.Right)]);
    }

    private static bool SameArguments(FieldNode left, FieldNode right)
        => left.Arguments.Count == right.Arguments.Count && left.Arguments.All(argument =>
            right.Arguments.FirstOrDefault(other => other.Name.Value == argument.Name.Value) is { } same
            && SelectedField.SortedPrint(argument.Value) == SelectedField.SortedPrint(same.Value));

    private static bool Conflict(GraphQLType left, GraphQLType right) => (left, right) switch
    {
        (ListType l, ListType r) => Conflict(l.OfType, r.OfType),
        (ListType, _) or (_, ListType) => true,
        (NonNullType l, NonNullType r) => Conflict(l.OfType, r.OfType),
        (NonNullType, _) or (_, NonNullType) => true,
        _ => (left.Named.IsLeaf || right.Named.IsLeaf) && left.Named != right.Named,
    };

    private FieldGroups Groups(FragmentDefinitionNode fragment)
        => Groups(Context.Schema.Type(fragment.TypeCondition.Name.Value) as CompositeType, fragment.SelectionSet);

    private FieldGroups Groups(CompositeType? parent, SelectionSetNode selections)
    {
        if (!_groups.TryGetValue((parent, selections), out var groups))
        {
            groups = new FieldGroups();
            groups.Collect(Context, parent, selections);
            _groups.Add((parent, selections), groups);
        }

        return groups;
    }

    private static void Add(List<FieldConflict> conflicts, FieldConflict? conflict)
    {
        if (conflict is not null)
        {
            conflicts.Add(conflict);
        }
    }

    /// <summary>Whether a pair was compared at least as strictly; notes it if not.</summary>
    private static bool Seen<TKey>(Dictionary<TKey, bool> compared, TKey key, bool exclusive) where TKey : notnull
    {
        if (compared.TryGetValue(key, out var before) && (exclusive || !before))
        {
            return true;
        }

        compared[key] = exclusive;
        return false;
    }
}
