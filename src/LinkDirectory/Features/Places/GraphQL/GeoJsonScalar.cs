using System.Buffers;
using System.Text.Json;
using LinkDirectory.Data.Spatial;
using NetTopologySuite.Geometries;

namespace LinkDirectory.Features.Places.GraphQL;

/// <summary>GeoJSON as it was sent, not yet looked at: what is wrong with it is for the sender to put right.</summary>
public sealed record GeoJsonText(string Json);

/// <summary>A geometry as a JSON object, WGS 84, longitude first.</summary>
internal sealed class GeoJsonScalar() : ScalarType<Geometry>("GeoJSON", "https://www.rfc-editor.org/rfc/rfc7946")
{
    public override object? ParseLiteral(ValueNode literal)
    {
        if (literal is not ObjectValueNode)
        {
            throw Cannot("a value that is no object", SyntaxPrinter.Print(literal));
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, literal);
        }

        return new GeoJsonText(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    public override object? ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
            ? new GeoJsonText(value.GetRawText())
            : throw Cannot("a value that is no object", value.GetRawText());

    public override void Write(ResultWriter writer, Geometry value)
    {
        using var json = new Utf8JsonWriter(writer);
        GeoJson.WriteGeometry(json, value);
    }

    private void Write(Utf8JsonWriter json, ValueNode value)
    {
        switch (value)
        {
            case ObjectValueNode fields:
                json.WriteStartObject();
                foreach (var field in fields.Fields)
                {
                    json.WritePropertyName(field.Name.Value);
                    Write(json, field.Value);
                }

                json.WriteEndObject();
                break;
            case ListValueNode list:
                json.WriteStartArray();
                foreach (var item in list.Values)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case IntValueNode number:
                json.WriteRawValue(number.Value);
                break;
            case FloatValueNode number:
                json.WriteRawValue(number.Value);
                break;
            case StringValueNode text:
                json.WriteStringValue(text.Value);
                break;
            case BooleanValueNode truth:
                json.WriteBooleanValue(truth.Value);
                break;
            case NullValueNode:
                json.WriteNullValue();
                break;
            default:
                throw Cannot("a value", SyntaxPrinter.Print(value));
        }
    }
}
