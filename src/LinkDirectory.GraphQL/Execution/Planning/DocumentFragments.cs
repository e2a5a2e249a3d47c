namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// What the operations of a document share: its fragments, the variables behind <c>@skip</c> and <c>@include</c>, and what
/// the viewer must be allowed.
/// </summary>
internal sealed class DocumentFragments(Schema schema, DocumentNode document)
{
    public Dictionary<string, FragmentDefinitionNode> ByName { get; } =
        document.Definitions.OfType<FragmentDefinitionNode>().LastByName(fragment => fragment.Name);

    /// <summary>The variables that decide whether something is selected, whichever operation they are of.</summary>
    public HashSet<string> Conditions { get; } = document.Definitions.SelectMany(definition => definition.Selects?.AllWithin() ?? [])
        .SelectMany(selection => selection.Directives).Where(directive => directive.Name.Value is "skip" or "include")
        .SelectMany(directive => directive.Arguments).Select(argument => argument.Value).OfType<VariableNode>()
        .Select(variable => variable.Name.Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>What the viewer must be allowed before anything is executed.</summary>
    public IReadOnlyList<AuthorizationRule> Requirements { get; } = OperationRequirements.Find(schema, document);
}
