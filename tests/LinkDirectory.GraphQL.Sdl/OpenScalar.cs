using System.Collections;
using System.Text.Json;

namespace LinkDirectory.GraphQL.Sdl;

/// <summary>A scalar defined in a document, whose format is unknown here: any value passes unchanged.</summary>
internal sealed class OpenScalar(string name, string? specifiedBy) : ScalarType(name, specifiedBy)
{
    public override Type RuntimeType => typeof(object);

    public override object? ParseLiteral(ValueNode literal) => literal switch
    {
        StringValueNode text => text.Value,
        BooleanValueNode boolean => boolean.Value,
        EnumValueNode name => name.Value,
        IntValueNode or FloatValueNode => JsonDocument.Parse(SyntaxPrinter.Print(literal)).RootElement,
        ListValueNode list => list.Values.Select(ParseLiteral).ToList(),
        ObjectValueNode obj => obj.Fields.GroupBy(field => field.Name.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => ParseLiteral(group.Last().Value), StringComparer.Ordinal),
        _ => null,
    };

    public override object? ParseValue(JsonElement value) => value.Clone();

    public override void WriteObject(ResultWriter writer, object value)
    {
        switch (value)
        {
            case JsonElement json:
                writer.WriteJson(json);
                break;
            case string text:
                writer.WriteString(text);
                break;
            case bool boolean:
                writer.WriteBoolean(boolean);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumber(number);
                break;
            case double:
                writer.WriteNull();
                break;
            case IReadOnlyDictionary<string, object?> members:
                WriteMembers(writer, members);
                break;
            case IEnumerable items:
                WriteItems(writer, items);
                break;
            default:
                writer.WriteJson(JsonSerializer.SerializeToElement(value));
                break;
        }
    }

    private void WriteMembers(ResultWriter writer, IReadOnlyDictionary<string, object?> members)
    {
        writer.WriteByte((byte)'{');
        foreach (var (name, value) in members)
        {
            writer.WriteComma();
            writer.WriteString(name);
            writer.WriteByte((byte)':');
            WriteAny(writer, value);
        }

        writer.WriteByte((byte)'}');
    }

    private void WriteItems(ResultWriter writer, IEnumerable items)
    {
        writer.WriteByte((byte)'[');
        foreach (var item in items)
        {
            writer.WriteComma();
            WriteAny(writer, item);
        }

        writer.WriteByte((byte)']');
    }

    private void WriteAny(ResultWriter writer, object? value)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else
        {
            WriteObject(writer, value);
        }
    }
}
