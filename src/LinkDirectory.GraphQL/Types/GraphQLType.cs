namespace LinkDirectory.GraphQL.Types;

/// <summary>A type of a schema: named, or a list or non-null wrapper.</summary>
public abstract class GraphQLType
{
    public abstract TypeKind Kind { get; }
    public abstract NamedType Named { get; }

    /// <summary>The type without its outermost non-null wrapper.</summary>
    public GraphQLType Nullable => this is NonNullType wrapper ? wrapper.OfType : this;

    public bool IsNonNull => this is NonNullType;

    /// <summary>Whether two references mean the same type.</summary>
    public static bool Same(GraphQLType left, GraphQLType right) => (left, right) switch
    {
        (NonNullType l, NonNullType r) => Same(l.OfType, r.OfType),
        (ListType l, ListType r) => Same(l.OfType, r.OfType),
        _ => ReferenceEquals(left, right),
    };
}

public sealed class ListType(GraphQLType ofType) : GraphQLType
{
    public GraphQLType OfType { get; } = ofType;
    public override TypeKind Kind => TypeKind.List;
    public override NamedType Named => OfType.Named;

    public override string ToString() => $"[{OfType}]";
}

public sealed class NonNullType(GraphQLType ofType) : GraphQLType
{
    public GraphQLType OfType { get; } = ofType;
    public override TypeKind Kind => TypeKind.NonNull;
    public override NamedType Named => OfType.Named;

    public override string ToString() => $"{OfType}!";
}

public abstract class NamedType(string name) : GraphQLType
{
    public string Name { get; } = name;
    public string? Description { get; protected internal set; }

    /// <summary>The definition and extensions that a document has of it; none when it was made another way.</summary>
    internal IReadOnlyList<TypeDefinitionNode> Nodes { get; set; } = [];

    public override NamedType Named => this;

    /// <summary>Whether values of it can be arguments and variables.</summary>
    public bool IsInput => this is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether fields can be of it.</summary>
    public bool IsOutput => this is not InputObjectType;

    /// <summary>Whether it has no fields to select.</summary>
    public bool IsLeaf => this is ScalarType or EnumType;

    /// <summary>Whether fields must be selected of it.</summary>
    public bool IsComposite => this is CompositeType;

    public override string ToString() => Name;

    private protected void Add<T>(OrderedDictionary<string, T> parts, string name, T part, string what)
    {
        if (!parts.TryAdd(name, part))
        {
            throw new SchemaException($"{Name} has two {what} named {name}.");
        }
    }
}

/// <summary>A type of which fields are selected.</summary>
public abstract class CompositeType(string name) : NamedType(name);

/// <summary>An object or an interface.</summary>
public abstract class FieldedType(string name) : CompositeType(name)
{
    private readonly OrderedDictionary<string, OutputField> _fields = new(StringComparer.Ordinal);

    public IReadOnlyList<OutputField> Fields => _fields.Values;

    /// <summary>The interfaces it implements, those of its interfaces included.</summary>
    public IReadOnlyList<InterfaceType> Interfaces => InterfaceList;

    internal List<InterfaceType> InterfaceList { get; } = [];

    public OutputField? Field(string name) => _fields.GetValueOrDefault(name);

    internal void AddField(OutputField field) => Add(_fields, field.Name, field, "fields");

    /// <summary>Adds a field before the others, in place of one of the same name.</summary>
    internal void PutFirst(OutputField field)
    {
        _fields.Remove(field.Name);
        _fields.Insert(0, field.Name, field);
    }
}

public sealed class ObjectType(string name) : FieldedType(name)
{
    public override TypeKind Kind => TypeKind.Object;

    /// <summary>The CLR type whose values it shows; null for a root type, or a schema made from a document.</summary>
    public Type? RuntimeType { get; internal init; }
}

public sealed class InterfaceType(string name) : FieldedType(name)
{
    public override TypeKind Kind => TypeKind.Interface;
}

/// <summary>A union of object types.</summary>
public sealed class UnionType(string name) : CompositeType(name)
{
    public override TypeKind Kind => TypeKind.Union;
    public IReadOnlyList<ObjectType> Members => MemberList;
    internal List<ObjectType> MemberList { get; } = [];
}
