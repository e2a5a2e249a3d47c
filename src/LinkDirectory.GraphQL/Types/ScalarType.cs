namespace LinkDirectory.GraphQL.Types;

/// <summary>A value is not one of the scalar; the message is for the client.</summary>
public sealed class ScalarException(string message) : Exception(message);

/// <summary>
/// A leaf of its own format. Derive from <see cref="ScalarType{T}"/>, or <see cref="TextScalarType{T}"/> for one written as a string.
/// </summary>
public abstract class ScalarType(string name, string? specifiedBy = null) : NamedType(name)
{
    public override TypeKind Kind => TypeKind.Scalar;

    /// <summary>Where its format is specified; null when nowhere.</summary>
    public string? SpecifiedBy { get; } = specifiedBy;

    /// <summary>The CLR type of its values.</summary>
    public abstract Type RuntimeType { get; }

    /// <summary>Reads a value written in a document, which holds no variable.</summary>
    /// <exception cref="ScalarException">It is not one of the scalar's.</exception>
    public abstract object? ParseLiteral(ValueNode literal);

    /// <summary>Reads the value of a variable.</summary>
    /// <exception cref="ScalarException">It is not one of the scalar's.</exception>
    public abstract object? ParseValue(JsonElement value);

    /// <summary>Writes a result.</summary>
    /// <exception cref="ScalarException">The value cannot be shown as the scalar.</exception>
    public abstract void WriteObject(ResultWriter writer, object value);

    /// <summary>A refusal in the reference's words.</summary>
    protected ScalarException Cannot(string verb, object value) => new($"{Name} cannot represent {verb}: {value}");
}

/// <summary>A scalar whose values are of one CLR type.</summary>
public abstract class ScalarType<T>(string name, string? specifiedBy = null) : ScalarType(name, specifiedBy)
{
    public sealed override Type RuntimeType => typeof(T);

    /// <summary>Writes a result.</summary>
    /// <exception cref="ScalarException">The value cannot be shown as the scalar.</exception>
    public abstract void Write(ResultWriter writer, T value);

    public override void WriteObject(ResultWriter writer, object value)
        => Write(writer, value is T typed ? typed : Convert(value));

    /// <summary>Makes a result of another CLR type one of this scalar's.</summary>
    /// <exception cref="ScalarException">It cannot be.</exception>
    protected virtual T Convert(object value)
        => throw new ScalarException($"{Name} cannot represent a value of type {value?.GetType().Name}.");
}

/// <summary>A scalar that is a string on the wire.</summary>
public abstract class TextScalarType<T>(string name, string? specifiedBy = null) : ScalarType<T>(name, specifiedBy)
{
    /// <summary>Reads the string; false when it is not one of the scalar's.</summary>
    protected abstract bool TryParse(string text, out T value);

    protected abstract string Format(T value);

    /// <summary>What a value looks like, for the error that refuses another.</summary>
    protected abstract string Expected { get; }

    public override object? ParseLiteral(ValueNode literal)
        => literal is StringValueNode text ? Parse(text.Value) : throw Refuse(SyntaxPrinter.Print(literal));

    public override object? ParseValue(JsonElement value)
        => value.ValueKind == JsonValueKind.String ? Parse(value.GetString()!) : throw Refuse(value.GetRawText());

    public override void Write(ResultWriter writer, T value)
    {
        writer.WriteString(Format(value));
    }

    protected override T Convert(object value)
    {
        var text = value is JsonElement { ValueKind: JsonValueKind.String } json ? json.GetString() : value as string;
        return text is not null && TryParse(text, out var parsed) ? parsed : base.Convert(value);
    }

    private object? Parse(string text)
        => TryParse(text, out var value) ? value : throw Refuse(SyntaxPrinter.Quote(text));

    private ScalarException Refuse(string value) => new($"{Name} cannot represent {value}: expected {Expected}.");
}
