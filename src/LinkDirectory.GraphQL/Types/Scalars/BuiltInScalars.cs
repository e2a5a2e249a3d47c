namespace LinkDirectory.GraphQL.Types;

/// <summary>The scalars that the specification names.</summary>
internal static class BuiltInScalars
{
    public static readonly ScalarType Int = new IntScalar
    {
        Description =
            "The `Int` scalar type represents non-fractional signed whole numeric values. Int can represent values between -(2^31) and "
                + "2^31 - 1.",
    };

    public static readonly ScalarType Float = new FloatScalar
    {
        Description =
            "The `Float` scalar type represents signed double-precision fractional values as specified by [IEEE "
                + "754](https://en.wikipedia.org/wiki/IEEE_floating_point).",
    };

    public static readonly ScalarType String = new StringScalar
    {
        Description =
            "The `String` scalar type represents textual data, represented as UTF-8 character sequences. The String type is most often "
                + "used by GraphQL to represent free-form human-readable text.",
    };

    public static readonly ScalarType Boolean = new BooleanScalar
    {
        Description = "The `Boolean` scalar type represents `true` or `false`.",
    };

    public static readonly ScalarType ID = new IdScalar
    {
        Description =
            "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. The ID type "
                + "appears in a JSON response as a String; however, it is not intended to be human-readable. When expected as an input "
                + "type, any string (such as `\"4\"`) or integer (such as `4`) input value will be accepted as an ID.",
    };

    public static readonly IReadOnlyList<ScalarType> All = [Int, Float, String, Boolean, ID];

    public static bool IsBuiltIn(NamedType type) => All.Any(scalar => scalar.Name == type.Name);

    /// <summary>A value as JavaScript would hold it: a string, a boolean or a double; anything else as it is.</summary>
    public static object Plain(object value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
        JsonElement { ValueKind: JsonValueKind.Number } json => json.GetDouble(),
        JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } json => json.GetBoolean(),
        sbyte or byte or short or ushort or int or uint or long or ulong or float or decimal =>
            Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => value,
    };

    public static bool IsWhole(double number) => double.IsFinite(number) && number == Math.Floor(number);
}

internal sealed class IntScalar() : ScalarType<int>("Int")
{
    public override object? ParseLiteral(ValueNode literal) => literal is not IntValueNode number
        ? throw Cannot("non-integer value", SyntaxPrinter.Print(literal))
        : int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value : throw Cannot("non 32-bit signed integer value", number.Value);

    public override object? ParseValue(JsonElement value)
        => value.ValueKind != JsonValueKind.Number ? throw Cannot("non-integer value", JavaScript.Inspect(value))
            : value.TryGetInt32(out var integer) ? integer : Whole(value.GetDouble(), value);

    public override void Write(ResultWriter writer, int value) => writer.WriteNumber(value);

    protected override int Convert(object value) => BuiltInScalars.Plain(value) switch
    {
        double number => Whole(number, number),
        bool boolean => boolean ? 1 : 0,
        string { Length: > 0 } text => Whole(JavaScript.Number(text), text),
        var other => throw Cannot("non-integer value", JavaScript.Inspect(other)),
    };

    private int Whole(double number, object shown)
        => !BuiltInScalars.IsWhole(number) ? throw Cannot("non-integer value", JavaScript.Inspect(shown))
            : number is >= int.MinValue and <= int.MaxValue ? (int)number
            : throw Cannot("non 32-bit signed integer value", JavaScript.Inspect(shown));
}

internal sealed class FloatScalar() : ScalarType<double>("Float")
{
    public override object? ParseLiteral(ValueNode literal) => literal switch
    {
        IntValueNode number => double.Parse(number.Value, CultureInfo.InvariantCulture),
        FloatValueNode number => double.Parse(number.Value, CultureInfo.InvariantCulture),
        _ => throw Cannot("non numeric value", SyntaxPrinter.Print(literal)),
    };

    public override object? ParseValue(JsonElement value)
        => value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble())
            ? value.GetDouble() : throw Cannot("non numeric value", JavaScript.Inspect(value));

    public override void Write(ResultWriter writer, double value) => writer.WriteNumber(Finite(value, value));

    protected override double Convert(object value) => BuiltInScalars.Plain(value) switch
    {
        double number => Finite(number, number),
        bool boolean => boolean ? 1 : 0,
        string { Length: > 0 } text => Finite(JavaScript.Number(text), text),
        var other => throw Cannot("non numeric value", JavaScript.Inspect(other)),
    };

    private double Finite(double number, object shown)
        => double.IsFinite(number) ? number : throw Cannot("non numeric value", JavaScript.Inspect(shown));
}

internal sealed class StringScalar() : ScalarType<string>("String")
{
    public override object? ParseLiteral(ValueNode literal)
        => literal is StringValueNode text ? text.Value : throw Cannot("a non string value", SyntaxPrinter.Print(literal));

    public override object? ParseValue(JsonElement value)
        => value.ValueKind == JsonValueKind.String ? JavaScript.Text(value) : throw Cannot("a non string value", JavaScript.Inspect(value));

    public override void Write(ResultWriter writer, string value) => writer.WriteString(value);

    protected override string Convert(object value) => BuiltInScalars.Plain(value) switch
    {
        string text => text,
        bool boolean => boolean ? "true" : "false",
        double when value is decimal or long or ulong => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        double number => double.IsFinite(number) ? JavaScript.Text(number) : throw Cannot("value", JavaScript.Inspect(number)),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        var other => throw Cannot("value", JavaScript.Inspect(other)),
    };
}

internal sealed class BooleanScalar() : ScalarType<bool>("Boolean")
{
    public override object? ParseLiteral(ValueNode literal)
        => literal is BooleanValueNode boolean ? boolean.Value : throw Cannot("a non boolean value", SyntaxPrinter.Print(literal));

    public override object? ParseValue(JsonElement value)
        => value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean() : throw Cannot("a non boolean value", JavaScript.Inspect(value));

    public override void Write(ResultWriter writer, bool value) => writer.WriteBoolean(value);

    protected override bool Convert(object value) => BuiltInScalars.Plain(value) switch
    {
        bool boolean => boolean,
        double number when double.IsFinite(number) => number != 0,
        var other => throw Cannot("a non boolean value", JavaScript.Inspect(other)),
    };
}

/// <summary>An id: a string or a whole number on the way in, a string on the way out.</summary>
internal sealed class IdScalar() : ScalarType<string>("ID")
{
    public override object? ParseLiteral(ValueNode literal) => literal switch
    {
        StringValueNode text => text.Value,
        IntValueNode number => number.Value,
        _ => throw Cannot("a non-string and non-integer value", SyntaxPrinter.Print(literal)),
    };

    public override object? ParseValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JavaScript.Text(value),
        JsonValueKind.Number when value.TryGetInt64(out var number) && Math.Abs(number) < 1L << 53 =>
            number.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Number when BuiltInScalars.IsWhole(value.GetDouble()) => JavaScript.Text(value.GetDouble()),
        _ => throw Cannot("value", JavaScript.Inspect(value)),
    };

    public override void Write(ResultWriter writer, string value) => writer.WriteString(value);

    protected override string Convert(object value) => BuiltInScalars.Plain(value) switch
    {
        string text => text,
        double when value is not (double or float or decimal or JsonElement) => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        double number when BuiltInScalars.IsWhole(number) => JavaScript.Text(number),
        Guid id => id.ToString("D", CultureInfo.InvariantCulture),
        var other => throw Cannot("value", JavaScript.Inspect(other)),
    };
}
