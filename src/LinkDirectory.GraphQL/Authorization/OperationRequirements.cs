namespace LinkDirectory.GraphQL.Authorization;

/// <summary>What the viewer must be allowed before anything of a document is executed.</summary>
internal static class OperationRequirements
{
    public static IReadOnlyList<AuthorizationRule> Find(Schema schema, DocumentNode document)
    {
        if (!schema.AuthorizesRequests)
        {
            return [];
        }

        var context = new ValidationContext(schema, document, maxErrors: 1);
        var fields = new FieldsUsed(context);
        new DocumentWalker(context, [fields]).Walk();
        return [.. fields.Rules.Values];
    }

    private sealed class FieldsUsed(ValidationContext context) : ValidationRule(context)
    {
        public Dictionary<string, AuthorizationRule> Rules { get; } = new(StringComparer.Ordinal);

        public override void EnterField(FieldNode node)
        {
            foreach (var rule in Context.Field?.Authorization.Where(rule => rule.Apply == ApplyPolicy.Validation) ?? [])
            {
                Rules.TryAdd(rule.Key, rule);
            }
        }
    }
}
