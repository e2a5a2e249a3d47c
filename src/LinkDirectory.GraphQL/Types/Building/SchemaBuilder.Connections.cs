namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>Connections that are named otherwise than after their nodes, or have no total.</summary>
internal sealed partial class SchemaBuilder
{
    private readonly Dictionary<string, (ObjectType Type, Type RuntimeType, bool Total)> _connections = new(StringComparer.Ordinal);

    /// <summary>The connection that a field's <c>[UsePaging]</c> describes; null where it is the usual one of its CLR type.</summary>
    private GraphQLType? ConnectionOf(MemberInfo? member, ClrShape shape)
    {
        if (member is not MethodInfo || shape.Element is not null || !IsConnection(shape.Type))
        {
            return null;
        }

        var paging = member.GetCustomAttribute<UsePagingAttribute>();
        var total = paging?.Total ?? _configuration.Paging.IncludeTotalCount;
        if (paging?.ConnectionName is null && total)
        {
            return null;
        }

        var name = paging?.ConnectionName is { } given ? given + "Connection" : Name(shape.Type);
        if (!_connections.TryGetValue(name, out var known))
        {
            _connections.Add(name, known = (new ObjectType(name) { Description = Describe(shape.Type) }, shape.Type, total));
            _generated.Add(known.Type);
            _pending.Enqueue(() => FillConnection(known.Type, shape.Type, paging?.ConnectionName, total));
        }

        if (known.RuntimeType != shape.Type || known.Total != total)
        {
            throw new SchemaException(
                $"{member.DeclaringType!.Name}.{member.Name}: {name} is another connection already; set [UsePaging(ConnectionName = …)].");
        }

        return shape.Nullable ? known.Type : new NonNullType(known.Type);
    }

    private void FillConnection(ObjectType connection, Type type, string? name, bool total)
    {
        var usual = new ObjectType(connection.Name);
        AddFields(usual, type);
        foreach (var field in usual.Fields.Where(field => total || field.Member?.Name != nameof(Connection<object>.GetTotalCountAsync)))
        {
            connection.AddField(
                name is not null && field.Member?.Name == nameof(Connection<object>.Edges) ? field.As(EdgesOf(type, name)) : field);
        }
    }

    private NonNullType EdgesOf(Type connection, string name)
    {
        var type = _shapes.Read(connection.GetProperty(nameof(Connection<object>.Edges))!).NamedType;
        var edge = new ObjectType(name + "Edge") { Description = Describe(type) };
        _generated.Add(edge);
        _pending.Enqueue(() => AddFields(edge, type));
        return new NonNullType(new ListType(new NonNullType(edge)));
    }
}
