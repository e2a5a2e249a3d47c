namespace LinkDirectory.GraphQL.Sdl;

/// <summary>Validates what no server here is asked to: definitions of a schema, and operations exactly as the reference does.</summary>
internal static class ReferenceValidator
{
    /// <summary>The errors of an operation. It gives up where the reference does, and knows <c>@defer</c> and <c>@stream</c>.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document)
    {
        var context = new ValidationContext(schema, document, maxErrors: 100) { ComparesPairs = true };
        var rules = DocumentValidator.Rules(context);
        // The reference's order, in which errors at one place are listed.
        var next = Array.FindIndex(rules, rule => rule is KnownArgumentNamesRule);
        new DocumentWalker(context, [.. rules[..next], .. IncrementalRules(context), .. rules[next..]]).Walk();
        return context.Errors;
    }

    /// <summary>The errors of a document that defines a schema; none when its definitions go together.</summary>
    public static IReadOnlyList<GraphQLError> ValidateTypeSystem(DocumentNode document)
    {
        var context = new ValidationContext(null, document, int.MaxValue);
        new DocumentWalker(context, TypeSystemRules(context)).Walk();
        return context.Errors;
    }

    private static ValidationRule[] IncrementalRules(ValidationContext context) =>
    [
        new DeferStreamDirectiveOnRootFieldRule(context), new DeferStreamDirectiveOnValidOperationsRule(context),
        new DeferStreamDirectiveLabelRule(context), new StreamDirectiveOnListFieldRule(context),
    ];

    private static ValidationRule[] TypeSystemRules(ValidationContext context) =>
    [
        new LoneSchemaDefinitionRule(context), new UniqueOperationTypesRule(context), new UniqueTypeNamesRule(context),
        new UniqueEnumValueNamesRule(context), new UniqueFieldDefinitionNamesRule(context), new UniqueArgumentDefinitionNamesRule(context),
        new UniqueDirectiveNamesRule(context), new KnownTypeNamesRule(context), new KnownDirectivesRule(context),
        new UniqueDirectivesPerLocationRule(context), new PossibleTypeExtensionsRule(context),
        new KnownArgumentNamesOnDirectivesRule(context), new UniqueArgumentNamesRule(context), new UniqueInputFieldNamesRule(context),
        new ProvidedRequiredArgumentsOnDirectivesRule(context),
    ];
}
