namespace LinkDirectory.GraphQL.Validation;

/// <summary>Two fields that cannot be merged, and why.</summary>
internal sealed record FieldConflict(string ResponseName, string Reason, List<FieldNode> Left, List<FieldNode> Right);

/// <summary>
/// Finds which fields cannot be merged by comparing pairs in the reference's order, each once. That takes the square of
/// the document, so it is asked only about documents that have a conflict, and within a budget.
/// </summary>
internal sealed class FieldConflicts(ValidationContext context, ArgumentKeys arguments, int budget)
{
    /// <summary>What the reference says of two fields that are streamed alike.</summary>
    private const string SameStreams = ". See https://github.com/graphql/defer-stream-wg/discussions/100";

    private const int MaxDetail = 1_000;
    private const int MaxNodes = 20;

    private readonly Dictionary<(CompositeType?, SelectionSetNode), FieldGroups> _groups = [];
    private readonly Dictionary<(FieldGroups, string), bool> _comparedWithFragment = [];
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];
    private long _spent;

    /// <summary>Whether the budget is spent: what was found is true, but there may be more.</summary>
    public bool Exhausted => _spent + arguments.Work > budget;

    /// <summary>The conflicts within a selection set.</summary>
    public List<FieldConflict> Find(CompositeType? parent, SelectionSetNode selections)
    {
        var conflicts = new List<FieldConflict>();
        var groups = Groups(parent, selections);
        Within(conflicts, groups);
        for (var i = 0; i < groups.Fragments.Count && More(conflicts); i++)
        {
            FieldsAndFragment(conflicts, false, groups, groups.Fragments[i]);
            for (var j = i + 1; j < groups.Fragments.Count && More(conflicts); j++)
            {
                Fragments(conflicts, false, groups.Fragments[i], groups.Fragments[j]);
            }
        }

        return conflicts;
    }

    /// <summary>A text no longer than what helps to find the place.</summary>
    public static string Abbreviate(string text) => text.Length > MaxDetail ? text[..MaxDetail] + "..." : text;

    private void FieldsAndFragment(List<FieldConflict> conflicts, bool exclusive, FieldGroups groups, string name)
    {
        if (!Spend(1) || groups.ByName.Count == 0 || Seen(_comparedWithFragment, (groups, name), exclusive)
            || !context.Fragments.TryGetValue(name, out var fragment))
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
        if (!Spend(2) || left == right || Seen(_comparedFragments, key, exclusive)
            || !context.Fragments.TryGetValue(left, out var leftFragment) || !context.Fragments.TryGetValue(right, out var rightFragment))
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

        foreach (var leftName in leftGroups.Fragments.TakeWhile(_ => More(conflicts)))
        {
            foreach (var rightName in rightGroups.Fragments.TakeWhile(_ => More(conflicts)))
            {
                Fragments(conflicts, exclusive, leftName, rightName);
            }
        }

        return conflicts;
    }

    private void Within(List<FieldConflict> conflicts, FieldGroups groups)
    {
        foreach (var (name, fields) in groups.ByName)
        {
            for (var i = 0; i < fields.Count && More(conflicts); i++)
            {
                for (var j = i + 1; j < fields.Count && More(conflicts); j++)
                {
                    Add(conflicts, Compare(false, name, fields[i], fields[j]));
                }
            }
        }
    }

    private void Between(List<FieldConflict> conflicts, bool exclusive, FieldGroups left, FieldGroups right)
    {
        foreach (var (name, leftFields) in left.ByName.TakeWhile(_ => More(conflicts) && Spend(1)))
        {
            if (!right.ByName.TryGetValue(name, out var rightFields))
            {
                continue;
            }

            foreach (var leftField in leftFields)
            {
                foreach (var rightField in rightFields.TakeWhile(_ => More(conflicts)))
                {
                    Add(conflicts, Compare(exclusive, name, leftField, rightField));
                }
            }
        }
    }

    private FieldConflict? Compare(bool parentsExclusive, string responseName, SelectedField left, SelectedField right)
    {
        var (l, r) = (left.Node, right.Node);
        var (leftType, rightType) = (left.Definition?.Type, right.Definition?.Type);
        if (!Spend(2) || (left.IsSimpleLeaf && right.IsSimpleLeaf && leftType == rightType && l.Name.Value == r.Name.Value))
        {
            return null;
        }

        var exclusive = parentsExclusive || left.Excludes(right);
        var reason = !exclusive && l.Name.Value != r.Name.Value
            ? $"\"{Abbreviate(l.Name.Value)}\" and \"{Abbreviate(r.Name.Value)}\" are different fields"
            : !exclusive && !arguments.Same(l, r) ? "they have differing arguments"
            : left.Streamed || right.Streamed ? "they have overlapping stream directives" + (left.StreamsAs(right) ? SameStreams : "")
            : leftType is not null && rightType is not null && SelectedField.Conflict(leftType, rightType)
                ? $"they return conflicting types \"{leftType}\" and \"{rightType}\"" : null;
        if (reason is not null)
        {
            return new FieldConflict(responseName, reason, [l], [r]);
        }

        return l.SelectionSet is null || r.SelectionSet is null ? null : Below(responseName, l, r, SubSelections(
            exclusive, leftType?.Named as CompositeType, l.SelectionSet, rightType?.Named as CompositeType, r.SelectionSet));
    }

    private static FieldConflict? Below(string responseName, FieldNode left, FieldNode right, List<FieldConflict> conflicts)
    {
        if (conflicts.Count == 0)
        {
            return null;
        }

        var reason = new StringBuilder();
        foreach (var conflict in conflicts.TakeWhile(_ => reason.Length <= MaxDetail))
        {
            reason.Append(reason.Length == 0 ? "" : " and ")
                .Append("subfields \"").Append(Abbreviate(conflict.ResponseName)).Append("\" conflict because ").Append(conflict.Reason);
        }

        return new FieldConflict(
            responseName, Abbreviate(reason.ToString()), Nodes(left, conflicts.Select(c => c.Left)),
            Nodes(right, conflicts.Select(c => c.Right)));
    }

    /// <summary>A field and those below it at fault, the reference's choice where they are many.</summary>
    private static List<FieldNode> Nodes(FieldNode field, IEnumerable<List<FieldNode>> below)
    {
        List<FieldNode> nodes = [field];
        foreach (var more in below.TakeWhile(_ => nodes.Count < MaxNodes))
        {
            nodes.AddRange(more.TakeLast(MaxNodes - nodes.Count));
        }

        return nodes;
    }

    private FieldGroups Groups(FragmentDefinitionNode fragment)
        => Groups(context.ConditionType(fragment.TypeCondition, null), fragment.SelectionSet);

    private FieldGroups Groups(CompositeType? parent, SelectionSetNode selections)
    {
        if (!_groups.TryGetValue((parent, selections), out var groups))
        {
            groups = new FieldGroups();
            groups.Collect(context, parent, selections);
            _groups.Add((parent, selections), groups);
            _spent += groups.ByName.Count;
        }

        return groups;
    }

    /// <summary>Whether it is worth looking for more.</summary>
    private bool More(List<FieldConflict> conflicts) => conflicts.Count <= context.MaxConflicts && !Exhausted;

    private bool Spend(int cost)
    {
        _spent += cost;
        return !Exhausted;
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
