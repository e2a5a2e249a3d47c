namespace LinkDirectory.GraphQL.Sdl;

/// <summary>Nothing is deferred or streamed in a subscription, unless it may be turned off.</summary>
internal sealed class DeferStreamDirectiveOnValidOperationsRule(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> _passed = new(StringComparer.Ordinal);
    private readonly Stack<SyntaxNode> _parents = new();

    public override void EnterOperation(OperationDefinitionNode node)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        if (node.Operation == OperationType.Subscription && Check(node.SelectionSet, visited))
        {
            _passed.UnionWith(visited);
        }
    }

    private bool Check(SelectionSetNode selections, HashSet<string> visited)
    {
        var valid = true;
        foreach (var selection in selections.Selections)
        {
            if (MayBeLeftOut(selection, "skip", when: true) || MayBeLeftOut(selection, "include", when: false))
            {
                continue;
            }

            valid &= CheckDirectives(selection);
            if (selection is FragmentSpreadNode spread)
            {
                var name = spread.Name.Value;
                if (!_passed.Contains(name) && visited.Add(name) && Context.Fragments.TryGetValue(name, out var fragment))
                {
                    _parents.Push(spread);
                    valid &= Check(fragment.SelectionSet, visited);
                    _parents.Pop();
                }
            }
            else if (selection.SelectedWithin is { } below)
            {
                valid &= Check(below, visited);
            }
        }

        return valid;
    }

    private bool CheckDirectives(SelectionNode selection)
    {
        var valid = true;
        foreach (var directive in selection.Directives.Where(d => d.Name.Value is "defer" or "stream" && !MayBeOff(d)))
        {
            valid = false;
            var name = directive.Name.Value;
            Report(
                $"{(name == "defer" ? "Defer" : "Stream")} directive not supported on subscription operations. Disable `@{name}` by "
                    + "setting the `if` argument to `false`.",
                [directive, .. _parents]);
        }

        return valid;
    }

    private static bool MayBeOff(DirectiveNode directive) => Condition(directive) is BooleanValueNode { Value: false } or VariableNode;

    private static bool MayBeLeftOut(SelectionNode selection, string name, bool when)
        => selection.Directives.FirstOrDefault(d => d.Name.Value == name) is { } directive
            && (Condition(directive) is { } condition ? condition is not BooleanValueNode literal || literal.Value == when : when);

    private static ValueNode? Condition(DirectiveNode directive)
        => directive.Arguments.FirstOrDefault(argument => argument.Name.Value == "if")?.Value;
}
