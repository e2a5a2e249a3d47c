using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Types;

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

        var fields = new List<FieldNode>();
        var conditions = new List<SyntaxNode>();
        Collect(root, node.SelectionSet, fields, conditions, []);
        var who = node.Name is null ? "Anonymous Subscription" : $"Subscription \"{node.Name.Value}\"";
        if (conditions.Count > 0)
        {
            Report($"{who} must not use `@skip` or `@include` directives in the top level selection.", conditions);
            return;
        }

        var groups = fields.GroupBy(field => field.ResponseName, StringComparer.Ordinal).ToList();
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

    private void Collect(
        ObjectType root, SelectionSetNode selections, List<FieldNode> fields, List<SyntaxNode> conditions, HashSet<string> visited)
    {
        foreach (var selection in selections.Selections)
        {
            conditions.AddRange(selection.Directives.Where(d => d.Name.Value is "skip" or "include"));
            switch (selection)
            {
                case FieldNode field:
                    fields.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(root, inline.TypeCondition):
                    Collect(root, inline.SelectionSet, fields, conditions, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value)
                    && Context.Fragments.TryGetValue(spread.Name.Value, out var fragment) && Applies(root, fragment.TypeCondition):
                    Collect(root, fragment.SelectionSet, fields, conditions, visited);
                    break;
                default:
                    break;
            }
        }
    }

    private bool Applies(ObjectType root, NamedTypeNode? condition)
        => condition is null || (Context.Schema.Type(condition.Name.Value) is CompositeType type && Schema.IsSubType(root, type));
}
