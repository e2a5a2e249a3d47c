using System.Collections.Concurrent;
using System.Text;
using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>The fields selected of one object type at one place of an operation.</summary>
internal sealed class SelectionPlan(ObjectType type, FieldPlan[] fields)
{
    public ObjectType Type { get; } = type;

    public FieldPlan[] Fields { get; } = fields;

    /// <summary>Whether something below must be resolved level by level before it can be written.</summary>
    public bool Deferred { get; } = fields.Any(field => field.Deferred);
}

/// <summary>One field of a plan, every node of the document that selects it merged.</summary>
internal sealed class FieldPlan
{
    private readonly Func<ObjectType, IReadOnlyList<FieldNode>, SelectionPlan>? _compile;
    private readonly ConcurrentDictionary<ObjectType, SelectionPlan>? _byType;

    public static readonly FieldPlan None = new(new OutputField("none", BuiltInScalars.Boolean), new ObjectType("none"), [], null);

    public FieldPlan(
        OutputField definition, ObjectType parent, IReadOnlyList<FieldNode> nodes,
        Func<ObjectType, IReadOnlyList<FieldNode>, SelectionPlan>? compile)
    {
        Definition = definition;
        Parent = parent;
        Nodes = nodes;
        ResponseName = nodes.Count > 0 ? nodes[0].ResponseName : definition.Name;
        EncodedName = Encoding.UTF8.GetBytes($"\"{ResponseName}\":");
        Arguments = new ArgumentPlan(definition, nodes.Count > 0 ? nodes[0].Arguments : []);
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

    public OutputField Definition { get; }

    public ObjectType Parent { get; }

    public IReadOnlyList<FieldNode> Nodes { get; }

    public string ResponseName { get; }

    public byte[] EncodedName { get; }

    public ArgumentPlan Arguments { get; }

    /// <summary>What is selected below; null for a leaf or an abstract type.</summary>
    public SelectionPlan? Concrete { get; }

    /// <summary>Whether values are found level by level; otherwise they are read while the response is written.</summary>
    public bool Deferred { get; }

    /// <summary>The JSON of a <c>__typename</c>; null for any other field.</summary>
    public byte[]? TypeName { get; init; }

    /// <summary>What is selected of an object of that type, compiled when the first one is met.</summary>
    public SelectionPlan PlanFor(ObjectType type) => Concrete ?? _byType!.GetOrAdd(type, t => _compile!(t, Nodes));

    public bool Selects(string fieldName)
        => Concrete is not null
            ? Concrete.Fields.Any(field => field.Definition.Name == fieldName)
            : Nodes.Any(node => node.SelectionSet?.Selections.OfType<FieldNode>().Any(f => f.Name.Value == fieldName) == true);
}
