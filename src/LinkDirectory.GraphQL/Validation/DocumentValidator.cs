namespace LinkDirectory.GraphQL.Validation;

/// <summary>Validates documents against a schema (specification, section 5), all rules in one walk.</summary>
public static class DocumentValidator
{
    /// <summary>The errors of a document, none when it is valid. Where they end early, the last of them says so.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, int maxErrors = 100)
    {
        var context = new ValidationContext(schema, document, maxErrors);
        new DocumentWalker(context, Rules(context)).Walk();
        return context.Errors;
    }

    /// <summary>As <see cref="Validate"/>, noting too what the document does with anything sensitive.</summary>
    internal static (IReadOnlyList<GraphQLError> Errors, SensitiveUse Sensitive) ValidateForRequest(
        Schema schema, DocumentNode document, int maxErrors)
    {
        // A circle of fragments makes every other rule work for nothing.
        var circles = new ValidationContext(schema, document, maxErrors);
        new DocumentWalker(circles, [new NoFragmentCyclesRule(circles)]).Walk();
        if (circles.Errors.Count > 0)
        {
            return (circles.Errors, default);
        }

        var context = new ValidationContext(schema, document, maxErrors)
        {
            ConflictBudget = 20_000,
            SpreadBudget = 10_000,
            MaxConflicts = 100,
        };
        var sensitive = new SensitiveUseRule(context);
        new DocumentWalker(context, [.. Rules(context), sensitive]).Walk();
        return (context.Errors, sensitive.Use);
    }

    /// <summary>In the reference's order, in which errors at one place are listed.</summary>
    internal static ValidationRule[] Rules(ValidationContext context) =>
    [
        new ExecutableDefinitionsRule(context), new KnownOperationTypesRule(context), new UniqueOperationNamesRule(context),
        new LoneAnonymousOperationRule(context), new SingleFieldSubscriptionsRule(context), new KnownTypeNamesRule(context),
        new FragmentsOnCompositeTypesRule(context), new VariablesAreInputTypesRule(context), new ScalarLeafsRule(context),
        new FieldsOnCorrectTypeRule(context), new UniqueFragmentNamesRule(context), new KnownFragmentNamesRule(context),
        new NoUnusedFragmentsRule(context), new PossibleFragmentSpreadsRule(context), new NoFragmentCyclesRule(context),
        new UniqueVariableNamesRule(context), new NoUndefinedVariablesRule(context), new NoUnusedVariablesRule(context),
        new KnownDirectivesRule(context), new UniqueDirectivesPerLocationRule(context), new KnownArgumentNamesRule(context),
        new UniqueArgumentNamesRule(context), new ValuesOfCorrectTypeRule(context), new ProvidedRequiredArgumentsRule(context),
        new VariablesInAllowedPositionRule(context), new OverlappingFieldsCanBeMergedRule(context), new UniqueInputFieldNamesRule(context),
        new MaxIntrospectionDepthRule(context),
    ];
}
