namespace LinkDirectory.GraphQL.Types;

public sealed class InputValue(string name, GraphQLType type)
{
    public string Name { get; } = name;
    public GraphQLType Type { get; } = type;
    public string? Description { get; internal init; }
    public ValueNode? DefaultValue { get; internal set; }
    public string? DeprecationReason { get; internal init; }

    /// <summary>Whether its value must not appear in an address or a log.</summary>
    public bool Sensitive { get; internal init; }

    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    /// <summary>Makes the coerced value what the C# code takes; null when it is that already.</summary>
    internal InputBinder? Binder { get; init; }

    /// <summary>Whether the binder wants nulls too, to tell them from a value left out.</summary>
    internal bool BindsNull { get; init; }

    internal object? Bind(object? value, string path)
        => Binder is null || (value is null && !BindsNull) ? value : Binder(value, path);
}

/// <summary>Makes a coerced value what the C# code takes; <paramref name="path"/> is where it stands, for errors.</summary>
internal delegate object? InputBinder(object? value, string path);

public sealed class InputObjectType(string name) : NamedType(name)
{
    private readonly Dictionary<string, InputValue> _fields = new(StringComparer.Ordinal);

    public override TypeKind Kind => TypeKind.InputObject;
    public IReadOnlyList<InputValue> Fields => FieldList;
    public bool IsOneOf { get; internal init; }
    internal List<InputValue> FieldList { get; } = [];

    public InputValue? Field(string name) => _fields.GetValueOrDefault(name);

    internal void AddField(InputValue field)
    {
        if (!_fields.TryAdd(field.Name, field))
        {
            throw new SchemaException($"{Name} has two fields named {field.Name}.");
        }

        FieldList.Add(field);
    }
}

public sealed class EnumValue(string name, object value)
{
    public string Name { get; } = name;

    /// <summary>The CLR value; the name again in a schema made from a document.</summary>
    public object Value { get; } = value;

    public string? Description { get; internal init; }
    public string? DeprecationReason { get; internal init; }
}

public sealed class EnumType(string name) : NamedType(name)
{
    private readonly Dictionary<string, EnumValue> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<object, byte[]> _encoded = [];

    public override TypeKind Kind => TypeKind.Enum;
    public IReadOnlyList<EnumValue> Values => ValueList;
    internal List<EnumValue> ValueList { get; } = [];

    public EnumValue? Value(string name) => _byName.GetValueOrDefault(name);

    internal void AddValue(EnumValue value)
    {
        if (!_byName.TryAdd(value.Name, value))
        {
            throw new SchemaException($"{Name} has two values named {value.Name}.");
        }

        ValueList.Add(value);
        _encoded.TryAdd(value.Value, Encoding.UTF8.GetBytes($"\"{value.Name}\""));
    }

    /// <summary>The JSON of a CLR value; null when it is not one of the enum's.</summary>
    internal byte[]? Encode(object value) => _encoded.GetValueOrDefault(value);
}
