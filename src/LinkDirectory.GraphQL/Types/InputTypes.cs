using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Types;

/// <summary>An argument or an input field.</summary>
public sealed class InputValue(string name, GraphQLType type)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its type.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>What it is for; null when nothing was said.</summary>
    public string? Description { get; internal init; }

    /// <summary>Its value when none is given; null when it has no default.</summary>
    public ValueNode? DefaultValue { get; internal set; }

    /// <summary>What to use instead; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>Whether its value must not stand in an address or a log.</summary>
    public bool Sensitive { get; internal init; }

    /// <summary>Whether it must be given.</summary>
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

/// <summary>An input object.</summary>
public sealed class InputObjectType(string name) : NamedType(name)
{
    private readonly Dictionary<string, InputValue> _fields = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.InputObject;

    /// <summary>The fields in their order.</summary>
    public IReadOnlyList<InputValue> Fields => FieldList;

    /// <summary>Whether exactly one field must be given, and not null.</summary>
    public bool IsOneOf { get; internal init; }

    internal List<InputValue> FieldList { get; } = [];

    /// <summary>The field of that name; null when there is none.</summary>
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

/// <summary>A value of an enum.</summary>
public sealed class EnumValue(string name, object value)
{
    /// <summary>Its name in GraphQL.</summary>
    public string Name { get; } = name;

    /// <summary>The CLR value; the name again in a schema made from a document.</summary>
    public object Value { get; } = value;

    /// <summary>What it means; null when nothing was said.</summary>
    public string? Description { get; internal init; }

    /// <summary>What to use instead; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; internal init; }
}

/// <summary>An enum.</summary>
public sealed class EnumType(string name) : NamedType(name)
{
    private readonly Dictionary<string, EnumValue> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<object, byte[]> _encoded = [];

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Enum;

    /// <summary>The values in their order.</summary>
    public IReadOnlyList<EnumValue> Values => ValueList;

    internal List<EnumValue> ValueList { get; } = [];

    /// <summary>The value of that name; null when there is none.</summary>
    public EnumValue? Value(string name) => _byName.GetValueOrDefault(name);

    internal void AddValue(EnumValue value)
    {
        if (!_byName.TryAdd(value.Name, value))
        {
            throw new SchemaException($"{Name} has two values named {value.Name}.");
        }

        ValueList.Add(value);
        _encoded.TryAdd(value.Value, System.Text.Encoding.UTF8.GetBytes($"\"{value.Name}\""));
    }

    /// <summary>The JSON of a CLR value; null when it is none of the enum's.</summary>
    internal byte[]? Encode(object value) => _encoded.GetValueOrDefault(value);
}
