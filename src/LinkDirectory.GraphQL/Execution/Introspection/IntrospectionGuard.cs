namespace LinkDirectory.GraphQL.Execution;

/// <summary>Refuses introspection where it is turned off.</summary>
internal static class IntrospectionGuard
{
    public static IReadOnlyList<GraphQLError> Check(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            var selections = (definition as OperationDefinitionNode)?.SelectionSet ?? (definition as FragmentDefinitionNode)?.SelectionSet;
            if (selections is not null && Find(selections) is { } field)
            {
                const string message = "Introspection is not allowed here; the schema is served as a document instead.";
                return [GraphQLError.Coded(GraphQLErrorCodes.Forbidden, message) with { Locations = [field.Location] }];
            }
        }

        return [];
    }

    private static FieldNode? Find(SelectionSetNode selections)
    {
        foreach (var selection in selections.Selections)
        {
            if (selection is FieldNode { Name.Value: "__schema" or "__type" } field)
            {
                return field;
            }

            var below = selection.SelectedWithin;
            if (below is not null && Find(below) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
