using System.Globalization;
using System.Text.Json;
using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>Coerces the variables of a request (specification, 6.1.2), reporting everything that is wrong with them.</summary>
internal sealed class VariableCoercion(Schema schema, int maxErrors)
{
    private readonly List<GraphQLError> _errors = [];
    private VariableDefinitionNode _current = null!;

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>Whether a value was given to an input field marked sensitive.</summary>
    public bool GivesSensitive { get; private set; }

    public Dictionary<string, object?> Coerce(OperationDefinitionNode operation, JsonElement? inputs)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var definition in operation.Variables)
        {
            _current = definition;
            var name = definition.Variable.Name.Value;
            var type = schema.TypeOf(definition.Type)!;
            JsonElement? given = inputs is { ValueKind: JsonValueKind.Object } && inputs.Value.TryGetProperty(name, out var found) ? found : null;
            if (given is { } value)
            {
                values[name] = Value(type, value, "");
            }
            else if (definition.DefaultValue is not null)
            {
                values[name] = ValueCoercion.Literal(type, definition.DefaultValue, RequestContext.NoVariables);
            }
            else if (type.IsNonNull)
            {
                Report($"Expected a value of non-null type \"{type}\" to be provided.", "");
            }
        }

        return values;
    }

    private object? Value(GraphQLType type, JsonElement value, string path)
    {
        if (type is NonNullType nonNull)
        {
            if (value.ValueKind == JsonValueKind.Null)
            {
                Report($"Expected value of non-null type \"{type}\" not to be null.", path);
                return null;
            }

            return Value(nonNull.OfType, value, path);
        }

        return value.ValueKind == JsonValueKind.Null ? null : type switch
        {
            ListType list => List(list, value, path),
            InputObjectType input => Object(input, value, path),
            EnumType enumType => Enum(enumType, value, path),
            _ => Scalar((ScalarType)type, value, path),
        };
    }

    private List<object?> List(ListType type, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return [Value(type.OfType, value, path)];
        }

        var items = new List<object?>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            items.Add(Value(type.OfType, item, string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]")));
        }

        return items;
    }

    private Dictionary<string, object?>? Object(InputObjectType type, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Report($"Expected value of type \"{type}\" to be an object, found: {Show(value)}.", path);
            return null;
        }

        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (value.TryGetProperty(field.Name, out var given))
            {
                GivesSensitive |= field.Sensitive && given.ValueKind != JsonValueKind.Null;
                values[field.Name] = Value(field.Type, given, path + "." + field.Name);
            }
            else if (field.DefaultValue is not null)
            {
                values[field.Name] = ValueCoercion.Literal(field.Type, field.DefaultValue, RequestContext.NoVariables);
            }
            else if (field.Type.IsNonNull)
            {
                Report($"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {Show(value)}.", path);
            }
        }

        foreach (var unknown in value.EnumerateObject().Where(property => type.Field(property.Name) is null))
        {
            Report($"Expected value of type \"{type}\" not to include unknown field \"{unknown.Name}\", found: {Show(value)}.", path);
        }

        if (type.IsOneOf && (values.Count != 1 || values.Values.First() is null))
        {
            Report(ValueCoercion.OneOfMessage(type), path);
        }

        return values;
    }

    private object? Enum(EnumType type, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Report($"Enum \"{type}\" cannot represent non-string value: {Show(value)}.", path);
            return null;
        }

        var name = value.GetString()!;
        if (type.Value(name) is { } known)
        {
            return known.Value;
        }

        Report($"Value \"{name}\" does not exist in \"{type}\" enum.{Suggestions.DidYouMean("the enum value", name, type.Values.Select(v => v.Name))}", path);
        return null;
    }

    private object? Scalar(ScalarType type, JsonElement value, string path)
    {
        try
        {
            return type.ParseValue(value);
        }
        catch (ScalarException e)
        {
            Report(e.Message, path);
            return null;
        }
    }

    private void Report(string message, string path)
    {
        if (_errors.Count >= maxErrors)
        {
            return;
        }

        var at = path.Length == 0 ? "" : " at " + path;
        _errors.Add(new GraphQLError($"Variable \"${_current.Variable.Name.Value}\" has invalid value{at}: {message}")
        {
            Locations = [_current.Location],
            Extensions = new Dictionary<string, object?> { ["code"] = GraphQLErrorCodes.BadUserInput },
        });
    }

    private static string Show(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 100 ? text : text[..100] + "…";
    }
}
