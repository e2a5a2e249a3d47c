using System.Text.Json;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Types;

/// <summary>A scalar of a document, whose format nobody here knows: any value passes as it is.</summary>
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
        ObjectValueNode obj => obj.Fields.ToDictionary(field => field.Name.Value, field => ParseLiteral(field.Value), StringComparer.Ordinal),
        _ => null,
    };

    public override object? ParseValue(JsonElement value) => value.Clone();

    public override void WriteObject(ResultWriter writer, object value)
        => writer.WriteJson(value is JsonElement json ? json : JsonSerializer.SerializeToElement(value));
}
