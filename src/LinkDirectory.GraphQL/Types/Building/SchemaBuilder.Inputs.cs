namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>Input objects and the binding of values to them.</summary>
internal sealed partial class SchemaBuilder
{
    private GraphQLType Input(ClrShape shape, bool id)
    {
        GraphQLType type = shape.Element is not null ? new ListType(Input(shape.Element, id)) : id ? BuiltInScalars.ID : Input(shape.Type);
        return shape.Nullable ? type : new NonNullType(type);
    }

    private NamedType Input(Type type)
    {
        if ((Leaf(type) ?? _inputs.GetValueOrDefault(type)) is { } known)
        {
            return known;
        }

        if (type.IsAbstract
            || type.IsInterface
            || type == typeof(object)
            || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
        {
            throw new SchemaException($"{type.Name} is neither a service, nor a data loader, nor a type that an argument can have.");
        }

        var result = new InputObjectType(type.GetCustomAttribute<GraphQLNameAttribute>(false)?.Name ?? type.Name)
        {
            Description = Description(type),
            IsOneOf = type.IsDefined(typeof(OneOfAttribute), false),
        };
        _inputs.Add(type, result);
        _pending.Enqueue(() => Fill(result, type));
        return result;
    }

    private void Fill(InputObjectType result, Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetMethod is not null && p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract").ToList();
        var constructor = type.GetConstructors()
            .Where(c => c.GetParameters().All(p => properties.Any(m => string.Equals(m.Name, p.Name, StringComparison.OrdinalIgnoreCase))))
            .MaxBy(c => c.GetParameters().Length);
        var parameters = constructor?.GetParameters() ?? [];
        var template = constructor?.GetParameters().Length == 0 ? Activator.CreateInstance(type) : null;
        var members = new List<InputMember>();
        foreach (var property in properties.OrderBy(p => p.MetadataToken))
        {
            var parameter = parameters.FirstOrDefault(p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase));
            if (parameter is null && property.SetMethod?.IsPublic != true)
            {
                continue;
            }

            var field = InputField(property, parameter, template);
            if (field is not null)
            {
                result.AddField(field);
                members.Add(new InputMember(field, property));
            }
        }

        if (members.Count == 0)
        {
            throw new SchemaException($"The input {result.Name} has no field that can be set.");
        }

        _inputBinders[type] = InputBinding.Object(type, members);
    }

    private InputValue? InputField(PropertyInfo property, ParameterInfo? parameter, object? template)
    {
        if (Attribute<GraphQLIgnoreAttribute>(property, parameter) is not null)
        {
            return null;
        }

        var shape = _shapes.Read(property);
        if (Attribute<GraphQLTypeAttribute>(property, parameter) is { } typed)
        {
            shape = shape.With(typed.RuntimeType);
        }

        var id = Attribute<IDAttribute>(property, parameter);
        var type = Input(shape, id is not null);
        return new InputValue(
            Attribute<GraphQLNameAttribute>(property, parameter)?.Name ?? Naming.CamelCase(property.Name), type)
        {
            Description = Attribute<GraphQLDescriptionAttribute>(property, parameter)?.Description ?? Description(property),
            DeprecationReason = Attribute<GraphQLDeprecatedAttribute>(property, parameter)?.Reason,
            DefaultValue = InputDefault(type, shape, property, parameter, template),
            Sensitive = Attribute<SensitiveAttribute>(property, parameter) is not null,
            Cost = Attribute<CostAttribute>(property, parameter)?.Weight ?? 0,
            Binder = Binder(shape, id),
            BindsNull = shape.Optional,
        };
    }

    private static ValueNode? InputDefault(
        GraphQLType type, ClrShape shape, PropertyInfo property, ParameterInfo? parameter, object? template)
    {
        if (shape.Optional)
        {
            return null;
        }

        object? value = null;
        if (parameter?.HasDefaultValue == true)
        {
            value = shape.Type.IsEnum && parameter.DefaultValue is not null
                ? System.Enum.ToObject(shape.Type, parameter.DefaultValue) : parameter.DefaultValue;
        }
        else if (parameter is null && template is not null && !property.IsDefined(typeof(RequiredMemberAttribute)))
        {
            value = property.GetValue(template);
            // A value type without an initialiser looks like its default, which says nothing.
            value = value is not null && property.PropertyType.IsValueType && value.Equals(Activator.CreateInstance(property.PropertyType))
                ? null
                : value;
        }

        return value is null ? null : DefaultValues.Literal(type, value);
    }

    /// <summary>An attribute of a property, or of the positional parameter that declares it.</summary>
    private static T? Attribute<T>(PropertyInfo property, ParameterInfo? parameter) where T : Attribute
        => property.GetCustomAttribute<T>() ?? parameter?.GetCustomAttribute<T>();

    private InputBinder? Binder(ClrShape shape, IDAttribute? id)
    {
        if (shape.OptionalType is { } inside)
        {
            return InputBinding.Optional(inside, Binder(shape with { OptionalType = null }, id));
        }

        if (shape.Element is not null)
        {
            return InputBinding.List(shape, Binder(shape.Element, id));
        }

        if (id is not null || shape.Type == typeof(NodeId))
        {
            return InputBinding.Id(shape.Type, id is null ? null : IdTypeName(id));
        }

        if (_scalars.TryGetValue(shape.Type, out var scalar))
        {
            return InputBinding.Number(scalar.RuntimeType, shape.Type);
        }

        var type = shape.Type;
        return type.IsEnum ? null : (value, path) => _inputBinders[type](value, path);
    }
}
