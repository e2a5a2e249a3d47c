namespace LinkDirectory.GraphQL.Execution;

/// <summary>The fields selected of one object type at one place of an operation.</summary>
internal sealed class SelectionPlan
{
    public SelectionPlan(ObjectType type, FieldPlan[] fields)
    {
        (Type, Fields) = (type, fields);
        Deferred = fields.Any(field => field.Deferred);
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i].Place(type, first: i == 0);
        }
    }

    public ObjectType Type { get; }

    public FieldPlan[] Fields { get; }

    /// <summary>Why nothing can be selected, a condition having no value; null when all is well.</summary>
    public LocatedException? Failure { get; init; }

    /// <summary>Whether something below must be resolved level by level before it can be written.</summary>
    public bool Deferred { get; }

    /// <summary>What the whole operation costs; only its root has it.</summary>
    public SelectionCost? Cost { get; set; }
}

/// <summary>One field of a plan, every node of the document that selects it merged.</summary>
internal sealed class FieldPlan : IResolverContext
{
    private readonly Func<ObjectType, IReadOnlyList<FieldNode>, SelectionPlan>? _compile;
    private readonly ConcurrentDictionary<ObjectType, SelectionPlan>? _byType;

    public static readonly FieldPlan None = new(new OutputField("none", BuiltInScalars.Boolean), new ObjectType("none"), [], new(), null);

    public FieldPlan(
        OutputField definition, ObjectType parent, IReadOnlyList<FieldNode> nodes, ArgumentPlaces places,
        Func<ObjectType, IReadOnlyList<FieldNode>, SelectionPlan>? compile)
    {
        Definition = definition;
        Parent = parent;
        Nodes = nodes;
        ResponseName = nodes.Count > 0 ? nodes[0].ResponseName : definition.Name;
        Arguments = new ArgumentPlan(parent, definition, nodes.Count > 0 ? nodes[0].Arguments : [], places);
        Shape = definition.Shape;
        if (definition.Type.Named is ObjectType concrete)
        {
            Concrete = compile!(concrete, nodes);
        }
        else if (definition.Type.Named.IsComposite)
        {
            _compile = compile;
            _byType = new();
        }

        Deferred = definition.Resolver.IsAsync || _byType is not null || Concrete?.Deferred == true;
    }

    /// <inheritdoc/>
    public bool SelectsOnly(IReadOnlySet<string> fields, params ReadOnlySpan<string> path)
    {
        if (Concrete is not { } below)
        {
            return false; // several types may be there
        }

        foreach (var field in below.Fields)
        {
            var name = field.Definition.Name;
            if (path.IsEmpty ? !fields.Contains(name) : name == path[0] && !field.SelectsOnly(fields, path[1..]))
            {
                return false;
            }
        }

        return true;
    }

    public OutputField Definition { get; }

    public ObjectType Parent { get; }

    public IReadOnlyList<FieldNode> Nodes { get; }

    public string ResponseName { get; }

    /// <summary>
    /// What is written before the value: the name, and the bracket or comma before it. The value too where that is the type's name.
    /// </summary>
    public byte[] Prefix { get; private set; } = [];

    /// <summary>The type, as far as writing a value needs it.</summary>
    public ValueShape Shape { get; }

    public ArgumentPlan Arguments { get; }

    /// <summary>What is selected below; null for a leaf or an abstract type.</summary>
    public SelectionPlan? Concrete { get; }

    /// <summary>Whether values are found level by level; otherwise they are read while the response is written.</summary>
    public bool Deferred { get; }

    /// <summary>Whether it asks for the name of its object's type, which needs no resolver.</summary>
    public bool IsTypeName { get; init; }

    /// <summary>What is selected of an object of that type, compiled when the first one is met.</summary>
    public SelectionPlan PlanFor(ObjectType type)
        => Concrete ?? _byType!.GetOrAdd(type, static (t, field) => field._compile!(t, field.Nodes), this);

    internal void Place(ObjectType type, bool first)
        => Prefix = Encoding.UTF8.GetBytes($"{(first ? '{' : ',')}\"{ResponseName}\":{(IsTypeName ? $"\"{type.Name}\"" : "")}");
}
