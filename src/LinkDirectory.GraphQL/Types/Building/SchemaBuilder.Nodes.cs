namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>Global object identification: the interface <c>Node</c>, ids, and the fields that fetch by id.</summary>
internal sealed partial class SchemaBuilder
{
    private readonly Dictionary<string, NodeFetcher> _fetchers = new(StringComparer.Ordinal);
    private InterfaceType? _nodeInterface;

    private InterfaceType NodeInterface
    {
        get
        {
            if (_nodeInterface is null)
            {
                if (!_configuration.GlobalObjectIdentification)
                {
                    throw new SchemaException("Node types need AddGlobalObjectIdentification().");
                }

                _nodeInterface = new InterfaceType("Node") { Description = "An object that can be fetched again by its id." };
                _nodeInterface.AddField(new OutputField("id", new NonNullType(BuiltInScalars.ID))
                {
                    Description = "The id: opaque, and unique across all types.",
                });
                _outputs.Add(typeof(NodeId), _nodeInterface);
            }

            return _nodeInterface;
        }
    }

    private static MethodInfo? NodeResolver(Type description)
        => description.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .FirstOrDefault(method => method.IsDefined(typeof(NodeResolverAttribute)));

    private void AddNode(ObjectType result, Type type)
    {
        var node = NodeInterface;
        result.InterfaceList.Remove(node);
        result.InterfaceList.Insert(0, node);
        if (result.Field("id") is not { } existing || existing.Type.Named != BuiltInScalars.ID)
        {
            var property = type.GetProperty("Id") ?? throw new SchemaException($"{type.Name} has no property Id to make an id of.");
            var body = Expression.Property(Expression.Convert(ResolverCompiler.Parent, type), property);
            var id = new OutputField("id", new NonNullType(BuiltInScalars.ID))
            {
                Description = node.Fields[0].Description,
                Resolver = ResolverCompiler.Compile(body, new NonNullType(BuiltInScalars.ID), result.Name),
            };
            result.PutFirst(id);
        }

        var resolver = Extensions(type).Append(type).Select(NodeResolver).FirstOrDefault(m => m is not null);
        if (resolver is not null)
        {
            _fetchers.Add(result.Name, Fetcher(resolver));
        }
    }

    private NodeFetcher Fetcher(MethodInfo method)
    {
        Type? keyType = null;
        var key = Expression.Parameter(typeof(object), "key");
        var values = method.GetParameters().Select(parameter =>
        {
            if (Ambient(parameter) is { } ambient)
            {
                return ambient;
            }

            if (keyType is not null)
            {
                throw new SchemaException($"{method.DeclaringType!.Name}.{method.Name}: a node resolver takes one key.");
            }

            keyType = parameter.ParameterType;
            return Expression.Convert(key, keyType);
        }).ToArray();
        var body = Expression.Call(method, values);
        var resolver = ResolverCompiler.Compile(
            new KeyAsParent(key).Visit(body), BuiltInScalars.ID, idType: null);
        return new NodeFetcher(keyType ?? throw new SchemaException($"{method.Name}: a node resolver takes the key."), resolver);
    }

    private void AddNodeFields(ObjectType query)
    {
        var nodes = new NodeFields(_fetchers);
        var node = NodeInterface;
        var id = new NonNullType(BuiltInScalars.ID);
        AddOpen(query, new OutputField("node", node)
        {
            Description = "Fetches an object by its id; null if there is none, or none that you may see.",
            Arguments = [new InputValue("id", id) { Description = "The id of the object." }],
            Resolver = new FieldResolver((request, _, _, arguments) => nodes.FetchAsync(request, (string)arguments[0]!, "id"))
            {
                TaskResult = NodeFields.Result,
            },
        });
        AddOpen(query, new OutputField("nodes", new NonNullType(new ListType(node)))
        {
            Description = "Fetches several objects by their ids, in that order; null for each that does not exist or that you may not see.",
            Arguments = [new InputValue("ids", new NonNullType(new ListType(id))) { Description = "The ids of the objects, 100 at most." }],
            Resolver = new FieldResolver((request, _, _, arguments) =>
                nodes.FetchAllAsync(request, (IReadOnlyList<object?>)arguments[0]!, _configuration.Paging.MaxPageSize))
            {
                TaskResult = NodeFields.Result,
            },
        });
    }

    /// <summary>Adds a field that fetches objects of any type: what guards a type guards its fetcher.</summary>
    private void AddOpen(ObjectType query, OutputField field)
    {
        _open.Add(field);
        query.AddField(field);
    }

    /// <summary>A node's fetcher has no parent, so the key travels in its place.</summary>
    private sealed class KeyAsParent(ParameterExpression key) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == key ? ResolverCompiler.Parent : node;
    }
}
