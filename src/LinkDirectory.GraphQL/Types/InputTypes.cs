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

    /// <summary>What giving it adds to the cost of the field.</summary>
    internal double Cost { get; init; }

    /// <summary>Whether giving it, or something in it, adds to the cost.</summary>
    internal bool MayCost => Cost > 0 || (Type.Named is InputObjectType type && type.MayCost);

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
    private readonly OrderedDictionary<string, InputValue> _fields = new(StringComparer.Ordinal);
    private bool? _mayCost;

    public override TypeKind Kind => TypeKind.InputObject;
    public IReadOnlyList<InputValue> Fields => _fields.Values;
    public bool IsOneOf { get; internal init; }

    public InputValue? Field(string name) => _fields.GetValueOrDefault(name);

    /// <summary>Whether giving one of its fields, or something in it, adds to the cost.</summary>
    internal bool MayCost => _mayCost ??= HasCost([]);

    internal void AddField(InputValue field) => Add(_fields, field.Name, field, "fields");

    // It may be in itself.
    private bool HasCost(HashSet<InputObjectType> seen) => seen.Add(this)
        && _fields.Values.Any(field => field.Cost > 0 || (field.Type.Named is InputObjectType type && type.HasCost(seen)));
}

/// <param name="Name">As documents have it.</param>
/// <param name="Value">The CLR value; the name again in a schema made from a document.</param>
public sealed record EnumValue(string Name, object Value)
{
    public string? Description { get; internal init; }
    public string? DeprecationReason { get; internal init; }
}

public sealed class EnumType(string name) : NamedType(name)
{
    private readonly OrderedDictionary<string, EnumValue> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<object, byte[]> _encoded = [];

    public override TypeKind Kind => TypeKind.Enum;
    public IReadOnlyList<EnumValue> Values => _byName.Values;

    public EnumValue? Value(string name) => _byName.GetValueOrDefault(name);

    internal void AddValue(EnumValue value)
    {
        Add(_byName, value.Name, value, "values");
        _encoded.TryAdd(value.Value, Encoding.UTF8.GetBytes($"\"{value.Name}\""));
    }

    /// <summary>The JSON of a CLR value; null when it is not one of the enum's.</summary>
    internal byte[]? Encode(object value) => _encoded.GetValueOrDefault(value);
}
