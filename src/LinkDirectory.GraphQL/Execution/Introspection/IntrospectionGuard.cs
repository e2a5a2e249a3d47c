using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>Refuses introspection where it is turned off.</summary>
internal static class IntrospectionGuard
{
    public static IReadOnlyList<GraphQLError> Check(DocumentNode document)
        => [.. document.Definitions.SelectMany(definition => definition switch
        {
            OperationDefinitionNode operation => Find(operation.SelectionSet),
            FragmentDefinitionNode fragment => Find(fragment.SelectionSet),
            _ => [],
        }).Take(1).Select(field => new GraphQLError("Introspection is not allowed here; the schema is served as a document instead.")
        {
            Locations = [field.Location],
            Extensions = new Dictionary<string, object?> { ["code"] = GraphQLErrorCodes.Forbidden },
        })];

    private static IEnumerable<FieldNode> Find(SelectionSetNode selections)
        => selections.Selections.SelectMany(selection => selection switch
        {
            FieldNode { Name.Value: "__schema" or "__type" } field => [field],
            FieldNode { SelectionSet: { } below } => Find(below),
            InlineFragmentNode inline => Find(inline.SelectionSet),
            _ => [],
        });
}
