namespace LinkDirectory.GraphQL.Types;

/// <summary>How <c>AddMutationConventions</c> names what it makes; <c>{MutationName}</c> is the field's name with a capital.</summary>
public sealed record MutationConventionOptions
{
    public string InputTypeNamePattern { get; init; } = "{MutationName}Input";

    public string InputArgumentName { get; init; } = "input";

    public string PayloadTypeNamePattern { get; init; } = "{MutationName}Payload";

    /// <summary>The name of the union of errors.</summary>
    public string PayloadErrorTypeNamePattern { get; init; } = "{MutationName}Error";

    /// <summary>The name of the payload's field that holds the errors.</summary>
    public string PayloadErrorsFieldName { get; init; } = "errors";

    /// <summary>
    /// Whether every mutation follows the conventions; otherwise those with <c>[UseMutationConvention]</c> or <c>[Error&lt;TError&gt;]</c>.
    /// </summary>
    public bool ApplyToAllMutations { get; init; } = true;
}
