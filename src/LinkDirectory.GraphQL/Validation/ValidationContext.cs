namespace LinkDirectory.GraphQL.Validation;

/// <summary>What the rules know of the document and of the place at which they are.</summary>
/// <param name="schema">What the document is validated against; null for one that defines a schema.</param>
/// <param name="document">The document.</param>
/// <param name="maxErrors">The most errors that are listed.</param>
internal sealed class ValidationContext(Schema? schema, DocumentNode document, int maxErrors)
{
    private readonly List<GraphQLError> _errors = [];

    public Schema Schema => schema ?? throw new InvalidOperationException("The rule needs a schema.");

    public bool HasSchema => schema is not null;

    public DocumentNode Document { get; } = document;

    /// <summary>Of two with one name, which is refused, the reference looks at the last.</summary>
    public Dictionary<string, FragmentDefinitionNode> Fragments { get; } =
        document.Definitions.OfType<FragmentDefinitionNode>().LastByName(fragment => fragment.Name);

    public FragmentGraph Graph => field ??= new FragmentGraph(this);

    public VariableUsages Variables => field ??= new VariableUsages(this);

    /// <summary>The directives that the schema or the document defines.</summary>
    public DirectiveFacts Directives => field ??= new DirectiveFacts(schema?.Directives ?? BuiltInDirectives.All, Document);

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>The type of the current field or fragment; null if unknown.</summary>
    public GraphQLType? Type { get; set; }

    /// <summary>The type of which fields are being selected; null when unknown.</summary>
    public CompositeType? ParentType { get; set; }

    /// <summary>The current field, or the nearest one around a fragment.</summary>
    public OutputField? Field { get; set; }

    public CompositeType? FieldParent { get; set; }

    /// <summary>That field with its type, as errors name it.</summary>
    public string FieldName => Field?.NameOn(FieldParent) ?? "";

    public DirectiveType? Directive { get; set; }

    public bool InDirective { get; set; }

    public InputValue? Argument { get; set; }

    /// <summary>What type a value is expected to be; null when unknown.</summary>
    public GraphQLType? InputType { get; set; }

    /// <exception cref="ValidationAbortedException">There are as many errors as are listed already.</exception>
    public void Report(GraphQLError error)
    {
        if (_errors.Count >= maxErrors)
        {
            throw new ValidationAbortedException("Too many validation errors, error limit reached. Validation aborted.");
        }

        _errors.Add(error);
    }

    /// <summary>How many comparisons may be spent on saying which fields conflict; that some do is found without.</summary>
    public int ConflictBudget { get; init; } = 500_000;

    /// <summary>
    /// How many spreads may be followed and usages of variables gathered, for each operation; the reference's number unless told.
    /// </summary>
    public int SpreadBudget { get; init; } = 50_000;

    /// <summary>
    /// How many conflicts of one selection set are looked for; more are neither listed nor told of in the reason for one.
    /// </summary>
    public int MaxConflicts { get; init; } = int.MaxValue;

    /// <summary>Whether fields are compared in pairs from the start, as the reference does, and given up where it gives up.</summary>
    public bool ComparesPairs { get; init; }

    /// <summary>Gives up on a document that takes too much to look at.</summary>
    /// <exception cref="ValidationAbortedException">Always.</exception>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    public static void Stop(string message) => throw new ValidationAbortedException(message);

    /// <summary>Says at the end of the errors why there are no more.</summary>
    public void Abort(ValidationAbortedException reason) => _errors.Add(GraphQLError.Coded(
        GraphQLErrorCodes.LimitExceeded, ComparesPairs ? reason.Message.Split(':')[0].TrimEnd('.') + "." : reason.Message));

    /// <summary>The type that a fragment's condition names; null when it names none that has fields.</summary>
    public CompositeType? ConditionType(NamedTypeNode? condition, CompositeType? parent)
        => condition is null ? parent : Schema.Type(condition.Name.Value) as CompositeType;

    public OutputField? FieldOf(CompositeType type, string name)
        => IntrospectionTypes.MetaField(name, type == Schema.Query) ?? (type as FieldedType)?.Field(name);
}

/// <summary>Looking further helps nobody.</summary>
internal sealed class ValidationAbortedException(string message) : Exception(message);
