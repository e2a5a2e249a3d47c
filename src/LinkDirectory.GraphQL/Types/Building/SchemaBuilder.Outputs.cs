namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>Objects, interfaces, unions and enums.</summary>
internal sealed partial class SchemaBuilder
{
    private GraphQLType Output(ClrShape shape)
    {
        GraphQLType type = shape.Element is null ? Output(shape.Type) : new ListType(Output(shape.Element));
        return shape.Nullable ? type : new NonNullType(type);
    }

    private NamedType Output(Type type)
    {
        if ((Leaf(type) ?? _outputs.GetValueOrDefault(type)) is { } known)
        {
            return known;
        }

        if (type == typeof(object) || type.IsPrimitive)
        {
            throw new SchemaException($"{type.Name} has no GraphQL type; say which with [GraphQLType(typeof(…))] or add a scalar.");
        }

        return IsUnion(type) ? Union(type) : IsInterface(type) ? Interface(type) : Object(type);
    }

    /// <summary>A scalar or an enum, which are the same in inputs and outputs; null for any other type.</summary>
    private NamedType? Leaf(Type type)
        => _scalars.TryGetValue(type, out var scalar) ? scalar : type.IsEnum ? Enum(type) : null;

    private static bool IsUnion(Type type) => type.IsDefined(typeof(UnionTypeAttribute), false);

    private bool IsInterface(Type type)
        => type.IsDefined(typeof(InterfaceTypeAttribute), false)
            || Extensions(type).Any(e => e.GetCustomAttributes(false).Any(a =>
                a.GetType().IsGenericType && a.GetType().GetGenericTypeDefinition() == typeof(InterfaceTypeAttribute<>)));

    private ObjectType Object(Type type)
    {
        var result = new ObjectType(Name(type)) { RuntimeType = type, Description = Describe(type) };
        _outputs.Add(type, result);
        _pending.Enqueue(() => Fill(result, type));
        return result;
    }

    private void Fill(ObjectType result, Type type)
    {
        ImplementAll(result, type);
        AddFields(result, type);
        if (IsNode(type))
        {
            AddNode(result, type);
        }

        // A resolver of the interface serves every implementing type that has none of its own.
        foreach (var contract in Contracts(type))
        {
            foreach (var method in Extensions(contract).SelectMany(ResolverMethods).Where(method => TakesParent(method, type)))
            {
                if (result.Field(Naming.Field(method)) is null)
                {
                    result.AddField(MethodField(method, type, result.Name));
                }
            }
        }

        if (result.Fields.Count == 0)
        {
            throw new SchemaException(
                $"{result.Name} exposes no field. Mark {type.Name} with [ObjectType], or describe it in a class marked "
                    + $"[ObjectType<{type.Name}>].");
        }
    }

    private InterfaceType Interface(Type type)
    {
        var result = new InterfaceType(Name(type)) { Description = Describe(type) };
        _outputs.Add(type, result);
        _pending.Enqueue(() =>
        {
            ImplementAll(result, type);
            AddFields(result, type);
            if (IsNode(type))
            {
                Implement(result, NodeInterface);
                if (result.Field("id") is null)
                {
                    result.PutFirst(NodeInterface.Fields[0]);
                }
            }
        });
        return result;
    }

    private IEnumerable<Type> Contracts(Type type) => Configuration(type).Interfaces.Concat(type.GetInterfaces().Where(IsInterface));

    private void ImplementAll(FieldedType result, Type type)
    {
        foreach (var contract in Contracts(type))
        {
            Implement(result, (InterfaceType)Output(contract));
        }
    }

    /// <summary>Adds an interface and those that it implements; it may not be filled yet, so the rest follows.</summary>
    private void Implement(FieldedType type, InterfaceType contract)
    {
        if (!type.InterfaceList.Contains(contract))
        {
            type.InterfaceList.Add(contract);
        }

        _pending.Enqueue(() =>
        {
            foreach (var inherited in contract.InterfaceList.Where(i => !type.InterfaceList.Contains(i)).ToList())
            {
                Implement(type, inherited);
            }
        });
    }

    private UnionType Union(Type type)
    {
        var result = new UnionType(Name(type)) { Description = Describe(type) };
        _outputs.Add(type, result);
        var attribute = type.GetCustomAttribute<UnionTypeAttribute>(false)!;
        var members = attribute.Members.Count > 0
            ? attribute.Members
            : [.. DescribedTypes().Where(t => t != type && type.IsAssignableFrom(t))];
        foreach (var member in members)
        {
            result.MemberList.Add((ObjectType)Output(member));
        }

        return result;
    }

    private EnumType Enum(Type type)
    {
        if (_enums.TryGetValue(type, out var known))
        {
            return known;
        }

        var result = new EnumType(type.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? type.Name)
        {
            Description = Description(type),
        };
        foreach (var member in type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => !f.IsDefined(typeof(GraphQLIgnoreAttribute))))
        {
            result.AddValue(new EnumValue(
                member.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? Naming.EnumValue(member.Name), member.GetValue(null)!)
            {
                Description = Description(member),
                DeprecationReason = Deprecation(member),
            });
        }

        _enums.Add(type, result);
        return result;
    }

    /// <summary>Connections and edges are named after their node, unless a class derives from them.</summary>
    private string? ConnectionName(Type type)
    {
        if (!type.IsGenericType)
        {
            return null;
        }

        var definition = type.GetGenericTypeDefinition();
        var suffix = definition == typeof(Edge<>) ? "Edge"
            : definition == typeof(Connection<>) || definition == typeof(Connection<,>) ? "Connection" : null;
        return suffix is null ? null : Output(type.GetGenericArguments()[0]).Name + suffix;
    }

    private static bool IsPaging(Type type) => IsConnection(type) || DerivesFrom(type, typeof(Edge<>));

    private static bool IsConnection(Type type) => DerivesFrom(type, typeof(Connection<,>));

    private static bool DerivesFrom(Type? type, Type definition)
        => type is not null
            && ((type.IsGenericType && type.GetGenericTypeDefinition() == definition) || DerivesFrom(type.BaseType, definition));

    private bool IsNode(Type type)
        => type.IsDefined(typeof(NodeAttribute), false) || Extensions(type).Any(e => e.IsDefined(typeof(NodeAttribute), false))
            || Extensions(type).Any(e => NodeResolver(e) is not null);

    private static string? Deprecation(MemberInfo member) => member.GetCustomAttribute<GraphQLDeprecatedAttribute>()?.Reason;
}
