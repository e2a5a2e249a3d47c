namespace LinkDirectory.GraphQL.Types;

/// <summary>A schema: its types in the order in which they were reached, and its directives.</summary>
public sealed class Schema
{
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<CompositeType, IReadOnlyList<ObjectType>> _possible = [];
    private readonly Dictionary<Type, ObjectType> _byRuntimeType = [];
    private readonly ConcurrentDictionary<Type, ObjectType?> _resolved = new();

    internal Schema(
        ObjectType query, ObjectType? mutation, ObjectType? subscription, IEnumerable<NamedType> types,
        IReadOnlyList<DirectiveType> directives)
    {
        (Query, Mutation, Subscription) = (query, mutation, subscription);
        Directives = directives;
        foreach (var type in types)
        {
            if (!_types.TryAdd(type.Name, type) && !ReferenceEquals(_types[type.Name], type))
            {
                throw new SchemaException($"Two types are named {type.Name}.");
            }
        }

        IndexPossibleTypes();
    }

    public ObjectType Query { get; }
    public ObjectType? Mutation { get; }
    public ObjectType? Subscription { get; }
    public string? Description { get; internal init; }

    /// <summary>Whether some field refuses whole requests that ask for it.</summary>
    internal bool AuthorizesRequests { get; init; }

    public IReadOnlyCollection<NamedType> Types => _types.Values;
    public IReadOnlyList<DirectiveType> Directives { get; }

    public NamedType? Type(string name) => _types.GetValueOrDefault(name);

    public DirectiveType? Directive(string name) => Directives.FirstOrDefault(directive => directive.Name == name);

    /// <summary>The root type of a kind of operation; null when the schema has none.</summary>
    public ObjectType? Root(OperationType operation) => operation switch
    {
        OperationType.Query => Query,
        OperationType.Mutation => Mutation,
        _ => Subscription,
    };

    /// <summary>
    /// The object types that a value of the type can have: an object's own, a union's members, an interface's implementers.
    /// </summary>
    public IReadOnlyList<ObjectType> PossibleTypes(CompositeType type)
        => type is ObjectType self ? [self] : _possible.GetValueOrDefault(type) ?? [];

    /// <summary>Whether a value of <paramref name="type"/> can be of <paramref name="other"/>.</summary>
    public bool Overlap(CompositeType type, CompositeType other)
        => ReferenceEquals(type, other) || PossibleTypes(type).Any(PossibleTypes(other).Contains);

    /// <summary>Whether every value of <paramref name="type"/> is one of <paramref name="super"/>.</summary>
    public static bool IsSubType(GraphQLType type, GraphQLType super) => (type, super) switch
    {
        (NonNullType t, NonNullType s) => IsSubType(t.OfType, s.OfType),
        (NonNullType t, _) => IsSubType(t.OfType, super),
        (_, NonNullType) => false,
        (ListType t, ListType s) => IsSubType(t.OfType, s.OfType),
        (ListType, _) or (_, ListType) => false,
        _ => ReferenceEquals(type, super)
            || (super is UnionType union && type is ObjectType member && union.MemberList.Contains(member))
            || (super is InterfaceType contract && type is FieldedType fielded && fielded.InterfaceList.Contains(contract)),
    };

    /// <summary>The type that a reference in a document means; null when it names no type.</summary>
    public GraphQLType? TypeOf(TypeNode node) => node switch
    {
        NonNullTypeNode wrapper => TypeOf(wrapper.Type) is { } inner ? new NonNullType(inner) : null,
        ListTypeNode wrapper => TypeOf(wrapper.Type) is { } inner ? new ListType(inner) : null,
        _ => Type(node.Named.Name.Value),
    };

    /// <summary>The object type of a value by its CLR type, or that of its nearest base; null when there is none.</summary>
    internal ObjectType? ObjectTypeOf(Type runtimeType) => _resolved.GetOrAdd(runtimeType, static (type, schema) =>
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (schema._byRuntimeType.TryGetValue(candidate, out var found))
            {
                return found;
            }
        }

        return null;
    }, this);

    private void IndexPossibleTypes()
    {
        var implementers = new Dictionary<CompositeType, List<ObjectType>>();
        foreach (var type in _types.Values.OfType<ObjectType>())
        {
            if (type.RuntimeType is not null)
            {
                _byRuntimeType.TryAdd(type.RuntimeType, type);
            }

            type.InterfaceList.ForEach(contract => implementers.GetOrNew(contract).Add(type));
        }

        foreach (var (contract, list) in implementers)
        {
            _possible.Add(contract, list);
        }

        foreach (var union in _types.Values.OfType<UnionType>())
        {
            _possible.Add(union, union.Members);
        }
    }
}
