namespace LinkDirectory.GraphQL.Sdl;

/// <summary>What a document of type definitions defines, whether or not the specification allows it as a schema.</summary>
internal sealed class SdlSchema
{
    private readonly DocumentNode _document;
    private readonly SdlTypes _types;

    private SdlSchema(DocumentNode document, Func<string, string, FieldResolver> resolver)
    {
        _document = document;
        _types = new SdlTypes(document, BuiltInScalars.All.Concat(IntrospectionTypes.All), resolver);
        Nodes = [.. document.Definitions.OfType<SchemaDefinitionNode>().OrderBy(node => node.Extension)];
        Description = Nodes.FirstOrDefault(node => !node.Extension)?.Description?.Value;
        Directives = [.. _types.Directives, .. BuiltInDirectives.All.Where(d => _types.Directives.All(own => own.Name != d.Name))];
        (Query, Mutation, Subscription) = (Root(OperationType.Query, "Query"), Root(OperationType.Mutation, "Mutation"),
            Root(OperationType.Subscription, "Subscription"));
        Types = TypeOrder.Sort([.. _types.All], new[] { Query, Mutation, Subscription }.OfType<NamedType>(), Directives);
    }

    /// <summary>The schema's definition and extensions.</summary>
    public IReadOnlyList<SchemaDefinitionNode> Nodes { get; }

    public string? Description { get; }

    public NamedType? Query { get; }

    public NamedType? Mutation { get; }

    public NamedType? Subscription { get; }

    /// <summary>Every type that is defined or used, in the reference's order.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    public IReadOnlyList<DirectiveType> Directives { get; }

    /// <summary>Reads a document's definitions.</summary>
    /// <exception cref="SchemaException">They do not go together.</exception>
    public static SdlSchema From(DocumentNode document, Func<string, string, FieldResolver> resolver)
    {
        var errors = ReferenceValidator.ValidateTypeSystem(document);
        return errors.Count > 0 ? throw new SchemaException(errors) : new SdlSchema(document, resolver);
    }

    /// <summary>The schema.</summary>
    /// <exception cref="SchemaException">The specification does not allow it.</exception>
    public Schema ToSchema()
    {
        var errors = new SchemaValidator(this).Validate();
        return errors.Count > 0 ? throw new SchemaException(errors)
            : new Schema((ObjectType)Query!, (ObjectType?)Mutation, (ObjectType?)Subscription, Types,
                Directives)
            { Description = Description };
    }

    public NamedType? Find(string name) => _types.Find(name);

    /// <summary>A directive's definition in the document; null for one that the specification names.</summary>
    public DirectiveDefinitionNode? Definition(DirectiveType directive) => _types.Directives.Contains(directive)
        ? _document.Definitions.OfType<DirectiveDefinitionNode>().First(node => node.Name.Value == directive.Name) : null;

    /// <summary>Prints what the document defines, in its own order.</summary>
    public string Print() => SchemaPrinter.Print(Description, (Query, Mutation, Subscription), Directives, Types);

    /// <summary>A root type: what the schema says, or the type of the usual name where the document has no schema.</summary>
    private NamedType? Root(OperationType operation, string name)
    {
        var usual = Nodes.Any(node => !node.Extension) ? null : _types.All.FirstOrDefault(type => type.Name == name);
        return usual ?? (Nodes.SelectMany(node => node.OperationTypes).LastOrDefault(o => o.Operation == operation) is { } given
            ? Find(given.Type.Name.Value) : null);
    }
}
