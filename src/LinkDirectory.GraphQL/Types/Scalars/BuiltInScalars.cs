using System.Globalization;
using System.Text.Json;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Types;

/// <summary>The scalars that the specification names.</summary>
internal static class BuiltInScalars
{
    public static readonly ScalarType Int = new IntScalar
    {
        Description = "The `Int` scalar type represents non-fractional signed whole numeric values. Int can represent values between -(2^31) and 2^31 - 1.",
    };

    public static readonly ScalarType Float = new FloatScalar
    {
        Description = "The `Float` scalar type represents signed double-precision fractional values as specified by [IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).",
    };

    public static readonly ScalarType String = new StringScalar
    {
        Description = "The `String` scalar type represents textual data, represented as UTF-8 character sequences. The String type is most often used by GraphQL to represent free-form human-readable text.",
    };

    public static readonly ScalarType Boolean = new BooleanScalar
    {
        Description = "The `Boolean` scalar type represents `true` or `false`.",
    };

    public static readonly ScalarType ID = new IdScalar
    {
        Description = "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. The ID type appears in a JSON response as a String; however, it is not intended to be human-readable. When expected as an input type, any string (such as `\"4\"`) or integer (such as `4`) input value will be accepted as an ID.",
    };

    public static readonly IReadOnlyList<ScalarType> All = [Int, Float, String, Boolean, ID];

    public static bool IsBuiltIn(NamedType type) => All.Any(scalar => scalar.Name == type.Name);

    /// <summary>A JSON number or string as a double; null for anything else.</summary>
    public static double? Number(object value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Number } json => json.GetDouble(),
        JsonElement { ValueKind: JsonValueKind.True } => 1,
        JsonElement { ValueKind: JsonValueKind.False } => 0,
        JsonElement { ValueKind: JsonValueKind.String } json => Text(json.GetString()!),
        string text => Text(text),
        bool boolean => boolean ? 1 : 0,
        IConvertible number and not DateTime => number.ToDouble(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static double? Text(string text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}

internal sealed class IntScalar() : ScalarType<int>("Int")
{
    public override object? ParseLiteral(ValueNode literal) => literal is not IntValueNode number
        ? throw Cannot("non-integer value", SyntaxPrinter.Print(literal))
        : int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value : throw Cannot("non 32-bit signed integer value", number.Value);

    public override object? ParseValue(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            if (value.TryGetInt32(out var integer))
            {
                return integer;
            }

            var number = value.GetDouble();
            if (number == Math.Floor(number))
            {
                return number is >= int.MinValue and <= int.MaxValue
                    ? (int)number : throw Cannot("non 32-bit signed integer value", value.GetRawText());
            }
        }

        throw Cannot("non-integer value", value.GetRawText());
    }

    public override void Write(ResultWriter writer, int value) => writer.WriteNumber(value);

    protected override int Convert(object value)
    {
        var number = BuiltInScalars.Number(value);
        return number is null || number != Math.Floor(number.Value) ? throw Cannot("non-integer value", value)
            : number is >= int.MinValue and <= int.MaxValue ? (int)number.Value
            : throw Cannot("non 32-bit signed integer value", value);
    }
}

internal sealed class FloatScalar() : ScalarType<double>("Float")
{
    public override object? ParseLiteral(ValueNode literal)
    {
        var text = literal switch
        {
            IntValueNode number => number.Value,
            FloatValueNode number => number.Value,
            _ => throw Cannot("non numeric value", SyntaxPrinter.Print(literal)),
        };
        var value = double.Parse(text, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? value : throw Cannot("non numeric value", text);
    }

    public override object? ParseValue(JsonElement value)
        => value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble())
            ? value.GetDouble() : throw Cannot("non numeric value", value.GetRawText());

    public override void Write(ResultWriter writer, double value)
    {
        if (!double.IsFinite(value))
        {
            throw Cannot("non numeric value", value);
        }

        writer.WriteNumber(value);
    }

    protected override double Convert(object value) => BuiltInScalars.Number(value) ?? throw Cannot("non numeric value", value);
}

internal sealed class StringScalar() : ScalarType<string>("String")
{
    public override object? ParseLiteral(ValueNode literal)
        => literal is StringValueNode text ? text.Value : throw Cannot("a non string value", SyntaxPrinter.Print(literal));

    public override object? ParseValue(JsonElement value)
        => value.ValueKind == JsonValueKind.String ? value.GetString() : throw Cannot("a non string value", value.GetRawText());

    public override void Write(ResultWriter writer, string value) => writer.WriteString(value);

    protected override string Convert(object value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
        JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number } json => json.GetRawText(),
        bool boolean => boolean ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => throw Cannot("value", value),
    };
}

internal sealed class BooleanScalar() : ScalarType<bool>("Boolean")
{
    public override object? ParseLiteral(ValueNode literal)
        => literal is BooleanValueNode boolean ? boolean.Value : throw Cannot("a non boolean value", SyntaxPrinter.Print(literal));

    public override object? ParseValue(JsonElement value)
        => value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean() : throw Cannot("a non boolean value", value.GetRawText());

    public override void Write(ResultWriter writer, bool value) => writer.WriteBoolean(value);

    protected override bool Convert(object value)
        => value is not (string or JsonElement { ValueKind: JsonValueKind.String }) && BuiltInScalars.Number(value) is { } number
            ? number != 0 : throw Cannot("a non boolean value", value);
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
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.GetDouble() == Math.Floor(value.GetDouble())
            => value.GetDouble().ToString("F0", CultureInfo.InvariantCulture),
        _ => throw Cannot("value", value.GetRawText()),
    };

    public override void Write(ResultWriter writer, string value) => writer.WriteString(value);

    protected override string Convert(object value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
        JsonElement { ValueKind: JsonValueKind.Number } json when json.TryGetInt64(out var number)
            => number.ToString(CultureInfo.InvariantCulture),
        int or long or short or Guid => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        _ => throw Cannot("value", value),
    };
}
