namespace LinkDirectory.GraphQL.Validation;

/// <summary>A subscription selects one field of its root, which is no introspection, without conditions.</summary>
internal sealed class SingleFieldSubscriptionsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Operation != OperationType.Subscription || Context.Schema.Subscription is not { } root)
        {
            return;
        }

        var selected = new Selected(root, [], [], new(StringComparer.Ordinal));
        Collect(selected, node.SelectionSet, deferred: null);
        var who = node.Name is null ? "Anonymous Subscription" : $"Subscription \"{node.Name.Value}\"";
        if (selected.Conditions.Count > 0)
        {
            Report($"{who} must not use `@skip` or `@include` directives in the top level selection.", selected.Conditions);
            return;
        }

        var groups = selected.Fields.GroupBy(field => field.ResponseName, StringComparer.Ordinal).ToList();
        if (groups.Count == 0)
        {
            Report($"{who} must select one top level field.", node.SelectionSet);
        }
        else if (groups.Count > 1)
        {
            Report($"{who} must select only one top level field.", groups.Skip(1).SelectMany(group => group));
        }

        foreach (var group in groups.Where(group => group.First().Name.Value.StartsWith("__", StringComparison.Ordinal)))
        {
            Report($"{who} must not select an introspection top level field.", group);
        }
    }

    private void Collect(Selected selected, SelectionSetNode selections, DirectiveNode? deferred)
    {
        Context.Graph.Spend(selections.Selections.Count);
        foreach (var selection in selections.Selections)
        {
            Context.Graph.Spend(selection.Directives.Count);
        }

        foreach (var selection in selections.Selections)
        {
            if ((Condition(selection, "skip") ?? Condition(selection, "include")) is { } condition)
            {
                selected.Conditions.Add(condition);
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    selected.Fields.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(selected.Root, inline.TypeCondition):
                    Collect(selected, inline.SelectionSet, Condition(inline, "defer") ?? deferred);
                    break;
                case FragmentSpreadNode spread when Context.Fragments.TryGetValue(spread.Name.Value, out var fragment)
                    && Applies(selected.Root, fragment.TypeCondition)
                    && selected.Visit(spread.Name.Value, Condition(spread, "defer") ?? deferred):
                    Collect(selected, fragment.SelectionSet, Condition(spread, "defer") ?? deferred);
                    break;
                default:
                    break;
            }
        }
    }

    private static DirectiveNode? Condition(SelectionNode selection, string name)
        => selection.Directives.FirstOrDefault(directive => directive.Name.Value == name);

    private bool Applies(ObjectType root, NamedTypeNode? condition)
        => condition is null || (Context.Schema.Type(condition.Name.Value) is CompositeType type && Schema.IsSubType(root, type));

    private sealed record Selected(
        ObjectType Root, List<FieldNode> Fields, List<SyntaxNode> Conditions, Dictionary<string, HashSet<object>> Visited)
    {
        private static readonly object AtOnce = new();

        /// <summary>Whether a fragment is to be looked into: once at once, and before that once for each <c>@defer</c>.</summary>
        public bool Visit(string fragment, DirectiveNode? deferred)
        {
            var visits = Visited.GetOrNew(fragment);
            return !visits.Contains(AtOnce) && visits.Add(deferred ?? AtOnce);
        }
    }
}
