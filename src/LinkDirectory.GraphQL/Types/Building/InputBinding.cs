namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>Makes coerced input values (lists of objects, dictionaries) into the CLR types that the code takes.</summary>
internal static class InputBinding
{
    /// <summary>A list of elements as an array, a list or a set, whichever the code takes.</summary>
    public static InputBinder List(ClrShape shape, InputBinder? element)
    {
        var elementType = shape.Element!.Nullable && shape.Element.Type.IsValueType
            ? typeof(Nullable<>).MakeGenericType(shape.Element.Type) : shape.Element.Type;
        var make = typeof(InputBinding).Hidden(nameof(MakeList)).MakeGenericMethod(elementType)
            .CreateDelegate<Func<IReadOnlyList<object?>, Type, object>>();
        return (value, path) =>
        {
            if (value is null)
            {
                return null;
            }

            var items = (IReadOnlyList<object?>)value;
            if (element is not null)
            {
                items = [.. items.Select((item, i) =>
                    item is null ? null : element(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")))];
            }

            return make(items, shape.Type);
        };
    }

    /// <summary>A number in another CLR type than the scalar's.</summary>
    public static InputBinder? Number(Type from, Type to)
        => from == to ? null : (value, _) => value is null ? null : Convert.ChangeType(value, to, CultureInfo.InvariantCulture);

    /// <summary>A global id as the key of a type, or as a <see cref="NodeId"/>.</summary>
    public static InputBinder Id(Type keyType, string? typeName) => (value, path) =>
    {
        var text = (string)value!;
        if (keyType == typeof(string) && typeName is null)
        {
            return text;
        }

        if (!NodeId.TryParse(text, out var id))
        {
            throw new GraphQLException($"'{Shorten(text)}' is not an id that this API has given out.", argument: path);
        }

        if (typeName is not null && id.TypeName != typeName)
        {
            throw new GraphQLException($"The id is of a {id.TypeName}; a {typeName} is needed here.", argument: path);
        }

        return keyType == typeof(NodeId) ? id
            : id.TryGetKey(keyType, out var key) ? key
            : throw new GraphQLException($"'{Shorten(text)}' is not an id that this API has given out.", argument: path);
    };

    /// <summary>Puts a bound value into an <see cref="Optional{T}"/>.</summary>
    public static InputBinder Optional(Type valueType, InputBinder? inner)
    {
        var value = Expression.Parameter(typeof(object), "value");
        var make = Expression.Lambda<Func<object?, object>>(
            Expression.Convert(
                Expression.New(typeof(Optional<>).MakeGenericType(valueType).GetConstructor([valueType])!, FromObject(value, valueType)),
                typeof(object)), value).Compile();
        return (given, path) => make(given is null || inner is null ? given : inner(given, path));
    }

    /// <summary>An input object made by its constructor and, for what that does not take, its setters.</summary>
    public static InputBinder Object(Type type, IReadOnlyList<InputMember> members)
    {
        var constructor = Constructor(type, members);
        var parameters = constructor?.GetParameters() ?? [];
        var create = Creator(type, constructor, parameters);
        var byParameter = parameters.Select(p => members.First(m => m.Matches(p))).ToArray();
        var setters = members.Except(byParameter).Select(member => (member, set: Setter(type, member.Property))).ToArray();
        return (value, path) =>
        {
            var fields = (IReadOnlyDictionary<string, object?>)value!;
            var arguments = new object?[parameters.Length];
            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i] = fields.TryGetValue(byParameter[i].Name, out var given) ? byParameter[i].Bind(given, path) : null;
            }

            var result = create(arguments);
            foreach (var (member, set) in setters)
            {
                if (fields.TryGetValue(member.Name, out var given))
                {
                    set(result, member.Bind(given, path));
                }
            }

            return result;
        };
    }

    private static ConstructorInfo? Constructor(Type type, IReadOnlyList<InputMember> members)
        => type.GetConstructors()
            .Where(c => c.GetParameters().All(p => members.Any(m => m.Matches(p))))
            .MaxBy(c => c.GetParameters().Length)
            ?? (type.IsValueType ? null : throw new SchemaException($"{type.Name} has no constructor that its properties fill."));

    private static Func<object?[], object> Creator(Type type, ConstructorInfo? constructor, ParameterInfo[] parameters)
    {
        var arguments = Expression.Parameter(typeof(object[]), "arguments");
        var values = parameters.Select((p, i) => FromObject(Expression.ArrayIndex(arguments, Expression.Constant(i)), p.ParameterType));
        var create = constructor is null ? Expression.New(type) : Expression.New(constructor, values);
        return Expression.Lambda<Func<object?[], object>>(Expression.Convert(create, typeof(object)), arguments).Compile();
    }

    private static Action<object, object?> Setter(Type type, PropertyInfo property)
    {
        if (type.IsValueType || !property.CanWrite)
        {
            return property.SetValue;
        }

        var target = Expression.Parameter(typeof(object), "target");
        var value = Expression.Parameter(typeof(object), "value");
        var assign = Expression.Assign(
            Expression.Property(Expression.Convert(target, type), property), FromObject(value, property.PropertyType));
        return Expression.Lambda<Action<object, object?>>(assign, target, value).Compile();
    }

    /// <summary>A boxed value as its type; the type's default for null.</summary>
    public static Expression FromObject(Expression value, Type type)
        => type.IsValueType
            ? Expression.Condition(
                Expression.Equal(value, Expression.Constant(null)), Expression.Default(type), Expression.Convert(value, type))
            : Expression.Convert(value, type);

    private static object MakeList<T>(IReadOnlyList<object?> items, Type target)
    {
        var array = new T[items.Count];
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = (T)items[i]!;
        }

        return target.IsAssignableFrom(typeof(T[])) ? array
            : target.IsAssignableFrom(typeof(List<T>)) ? new List<T>(array)
            : target.IsAssignableFrom(typeof(HashSet<T>)) ? new HashSet<T>(array)
            : throw new SchemaException($"Input lists cannot be {target.Name}; take IReadOnlyList<{typeof(T).Name}>.");
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}

/// <summary>A field of an input object and the property it fills.</summary>
internal sealed record InputMember(InputValue Field, PropertyInfo Property)
{
    public string Name => Field.Name;

    public bool Matches(ParameterInfo parameter)
        => string.Equals(parameter.Name, Property.Name, StringComparison.OrdinalIgnoreCase);

    public object? Bind(object? value, string path) => Field.Bind(value, path.Length == 0 ? Name : path + "." + Name);
}
