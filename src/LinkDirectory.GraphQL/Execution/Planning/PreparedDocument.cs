namespace LinkDirectory.GraphQL.Execution;

/// <summary>A document that has been parsed, measured and validated, with the plans of its operations.</summary>
internal sealed class PreparedDocument(Schema schema, CostAnalyzer costs, DocumentNode document, SensitiveUse sensitive, string hash)
{
    private readonly DocumentFragments _fragments = new(schema, document);
    private readonly OperationDefinitionNode[] _operations = [.. document.Definitions.OfType<OperationDefinitionNode>()];
    private readonly ConcurrentDictionary<OperationDefinitionNode, CompiledOperation> _compiled =
        new(concurrencyLevel: 1, capacity: 1, ReferenceEqualityComparer.Instance);

    /// <summary>Whether it gives an argument or input field marked sensitive.</summary>
    public bool Sensitive { get; } = sensitive.Given;

    /// <summary>Whether a value of such an argument or field is in its text; it is then kept nowhere.</summary>
    public bool HoldsSensitive { get; } = sensitive.Held;

    /// <summary>The SHA-256 of its text, as 64 small hexadecimal digits.</summary>
    public string Hash { get; } = hash;

    public IEnumerable<string> OperationNames => _operations.Select(operation => operation.Name?.Value).OfType<string>();

    /// <summary>The operation of that name, or the only one.</summary>
    /// <exception cref="GraphQLException">There is none, or the name does not determine it.</exception>
    public CompiledOperation Operation(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return _operations.Length switch
            {
                1 => Compiled(_operations[0]),
                0 => throw new GraphQLException("Must provide an operation.", GraphQLErrorCodes.BadRequest),
                _ => throw new GraphQLException("Must provide operation name if query contains multiple operations.",
                    GraphQLErrorCodes.BadRequest),
            };
        }

        return Array.Find(_operations, operation => operation.Name?.Value == name) is { } found ? Compiled(found)
            : throw new GraphQLException($"Unknown operation named \"{(name.Length <= 100 ? name : name[..100] + "…")}\".",
                GraphQLErrorCodes.BadRequest);
    }

    private CompiledOperation Compiled(OperationDefinitionNode operation)
        => _compiled.TryGetValue(operation, out var known) ? known
            : _compiled.GetOrAdd(operation, new CompiledOperation(schema, costs, _fragments, operation));
}
