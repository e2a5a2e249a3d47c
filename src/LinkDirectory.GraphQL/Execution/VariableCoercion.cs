namespace LinkDirectory.GraphQL.Execution;

/// <summary>Coerces the variables of a request (specification, 6.1.2), reporting everything that is wrong with them.</summary>
/// <param name="schema">The schema.</param>
/// <param name="maxErrors">The most errors listed; after one more a last one says so.</param>
/// <param name="maxMessage">The longest message, in UTF-16 code units.</param>
internal sealed class VariableCoercion(Schema schema, int maxErrors, int maxMessage = 1_000)
{
    private readonly List<GraphQLError> _errors = [];
    private readonly List<(string? Name, int Index)> _path = [];
    private VariableDefinitionNode _current = null!;
    private bool _full;

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>Whether a value was given to an input field marked sensitive.</summary>
    public bool GivesSensitive { get; private set; }

    public Dictionary<string, object?> Coerce(OperationDefinitionNode operation, JsonElement? inputs)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (operation.Variables.Count == 0)
        {
            return values;
        }

        var given = new JsonProperties(inputs);
        foreach (var definition in operation.Variables)
        {
            _current = definition;
            var name = definition.Variable.Name.Value;
            var type = schema.TypeOf(definition.Type)!;
            if (given.TryGet(name, out var value))
            {
                values[name] = Value(type, value);
            }
            else if (definition.DefaultValue is not null)
            {
                values[name] = ValueCoercion.Literal(type, definition.DefaultValue, RequestContext.NoVariables);
            }
            else if (type.IsNonNull)
            {
                Report($"Expected a value of non-null type \"{type}\" to be provided.");
            }
        }

        return values;
    }

    private object? Value(GraphQLType type, JsonElement value)
    {
        if (_full)
        {
            return null;
        }

        if (type is NonNullType nonNull)
        {
            if (value.ValueKind == JsonValueKind.Null)
            {
                Report(InputMessages.NullForNonNull(type));
                return null;
            }

            return Value(nonNull.OfType, value);
        }

        return value.ValueKind == JsonValueKind.Null ? null : type switch
        {
            ListType list => List(list, value),
            InputObjectType input => Object(input, value),
            EnumType enumType => Enum(enumType, value),
            _ => Scalar((ScalarType)type, value),
        };
    }

    private List<object?> List(ListType type, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return [Value(type.OfType, value)];
        }

        var items = new List<object?>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            _path.Add((null, items.Count));
            items.Add(Value(type.OfType, item));
            _path.RemoveAt(_path.Count - 1);
        }

        return items;
    }

    private Dictionary<string, object?>? Object(InputObjectType type, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Report(InputMessages.NoObject(type, JavaScript.Inspect(value)));
            return null;
        }

        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        var given = new JsonProperties(value);
        var found = 0;
        foreach (var field in type.Fields)
        {
            if (given.TryGet(field.Name, out var property))
            {
                found++;
                GivesSensitive |= field.Sensitive && property.ValueKind != JsonValueKind.Null;
                _path.Add((field.Name, 0));
                values[field.Name] = Value(field.Type, property);
                _path.RemoveAt(_path.Count - 1);
            }
            else if (field.DefaultValue is not null)
            {
                values[field.Name] = ValueCoercion.Literal(field.Type, field.DefaultValue, RequestContext.NoVariables);
            }
            else if (field.Type.IsNonNull)
            {
                Report(InputMessages.Missing(type, field, JavaScript.Inspect(value)));
            }
        }

        if (found < given.Count)
        {
            ReportUnknown(type, value);
        }

        if (type.IsOneOf)
        {
            CheckOneOf(type, value, found);
        }

        return values;
    }

    private void CheckOneOf(InputObjectType type, JsonElement value, int found)
    {
        if (found != 1)
        {
            Report(InputMessages.OneOf(type));
        }

        var first = value.EnumerateObject().FirstOrDefault(property => type.Field(property.Name) is not null);
        if (found > 0 && first.Value.ValueKind == JsonValueKind.Null)
        {
            _path.Add((first.Name, 0));
            Report(InputMessages.OneOf(type));
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void ReportUnknown(InputObjectType type, JsonElement value)
    {
        foreach (var unknown in value.EnumerateObject().TakeWhile(_ => !_full).Where(property => type.Field(property.Name) is null))
        {
            Report(InputMessages.Unknown(type, unknown.Name, JavaScript.Inspect(value)));
        }
    }

    private object? Enum(EnumType type, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Report(InputMessages.NoEnum(type, "string", JavaScript.Inspect(value)));
            return null;
        }

        var name = JavaScript.Text(value);
        if (type.Value(name) is { } known)
        {
            return known.Value;
        }

        Report(InputMessages.Unknown(type, name));
        return null;
    }

    private object? Scalar(ScalarType type, JsonElement value)
    {
        try
        {
            return type.ParseValue(value);
        }
        catch (ScalarException e)
        {
            Report(e.Message);
            return null;
        }
    }

    private void Report(string message)
    {
        if (_full)
        {
            return;
        }

        if (_errors.Count >= maxErrors)
        {
            _full = true;
            _errors.Add(GraphQLError.Coded(
                GraphQLErrorCodes.BadUserInput, "Too many errors processing variables, error limit reached. Execution aborted."));
            return;
        }

        var path = string.Concat(
            _path.Select(part => part.Name is null ? string.Create(CultureInfo.InvariantCulture, $"[{part.Index}]") : "." + part.Name));
        var at = path.Length == 0 ? "" : " at " + path;
        var text = $"Variable \"${_current.Variable.Name.Value}\" has invalid value{at}: {message}";
        text = text.Length <= maxMessage ? text : text[..maxMessage] + "…";
        _errors.Add(GraphQLError.Coded(GraphQLErrorCodes.BadUserInput, text) with { Locations = [_current.Location] });
    }
}
