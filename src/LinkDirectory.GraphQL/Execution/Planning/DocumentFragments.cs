namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// What the operations of a document share: its fragments, the variables behind <c>@skip</c> and <c>@include</c>, and what
/// the viewer must be allowed.
/// </summary>
internal sealed class DocumentFragments
{
    public DocumentFragments(Schema schema, DocumentNode document)
    {
        Requirements = OperationRequirements.Of(schema, document);
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                ByName.Add(fragment.Name.Value, fragment);
                FindConditions(fragment.SelectionSet);
            }
            else if (definition is OperationDefinitionNode operation)
            {
                FindConditions(operation.SelectionSet);
            }
        }
    }

    public Dictionary<string, FragmentDefinitionNode> ByName { get; } = new(StringComparer.Ordinal);

    /// <summary>The variables that decide whether something is selected, whichever operation they are of.</summary>
    public HashSet<string> Conditions { get; } = new(StringComparer.Ordinal);

    /// <summary>What the viewer must be allowed before anything is executed.</summary>
    public IReadOnlyList<AuthorizationRule> Requirements { get; }

    private void FindConditions(SelectionSetNode selections)
    {
        foreach (var selection in selections.Selections)
        {
            foreach (var directive in selection.Directives)
            {
                if (directive.Name.Value is "skip" or "include")
                {
                    Conditions.UnionWith(directive.Arguments.Select(argument => argument.Value).OfType<VariableNode>().Select(variable =>
                        variable.Name.Value));
                }
            }

            if (selection.SelectedWithin is { } below)
            {
                FindConditions(below);
            }
        }
    }
}
