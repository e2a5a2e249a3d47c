namespace LinkDirectory.GraphQL.Sdl;

/// <summary>Nothing is deferred or streamed at the root of a mutation or subscription.</summary>
internal sealed class DeferStreamDirectiveOnRootFieldRule(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> _passed = new(StringComparer.Ordinal);

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Operation == OperationType.Query || Context.Schema.Root(node.Operation) is not { } root)
        {
            return;
        }

        var visited = new HashSet<string>(StringComparer.Ordinal);
        var type = $"{(node.Operation == OperationType.Mutation ? "mutation" : "subscription")} type \"{root}\"";
        if (Check(type, node.SelectionSet, visited))
        {
            _passed.UnionWith(visited);
        }
    }

    private bool Check(string type, SelectionSetNode selections, HashSet<string> visited)
    {
        var valid = true;
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case FieldNode:
                    valid &= Refuse(selection, "stream", "Stream", type);
                    break;
                case InlineFragmentNode inline:
                    valid &= Refuse(selection, "defer", "Defer", type);
                    valid &= Check(type, inline.SelectionSet, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value)
                    && Context.Fragments.TryGetValue(spread.Name.Value, out var fragment):
                    valid &= Refuse(selection, "defer", "Defer", type);
                    valid &= _passed.Contains(spread.Name.Value) || Check(type, fragment.SelectionSet, visited);
                    break;
                default:
                    break;
            }
        }

        return valid;
    }

    private bool Refuse(SelectionNode selection, string directive, string name, string type)
    {
        if (selection.Directives.FirstOrDefault(d => d.Name.Value == directive) is not { } found)
        {
            return true;
        }

        Report($"{name} directive cannot be used on root {type}.", found);
        return false;
    }
}
