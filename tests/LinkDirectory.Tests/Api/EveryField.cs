using LinkDirectory.GraphQL.Relay;
using LinkDirectory.GraphQL.Types;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Api;

/// <summary>Operations that together ask for every field of the API that a query can reach, over the small directory.</summary>
internal sealed class EveryField(Schema schema)
{
    private const string Situation = "{ age: 9, needs: [ANXIETY] }";

    // Fields that need an argument, and one that finds something.
    private static readonly Dictionary<string, string> Arguments = new(StringComparer.Ordinal)
    {
        ["Query.school"] = "urn: 100000",
        ["Query.schools"] = "near: { postcode: \"NW3 2JB\" }, first: 2",
        ["Query.services"] = "near: { urn: 100000 }, first: 2",
        ["Query.pointsOfContact"] = "first: 2",
        ["Query.provider"] = "by: { odsCode: \"RNM\" }",
        ["Query.area"] = "code: \"E09000007\"",
        ["Query.search"] = "text: \"o\", first: 2",
        ["Query.suggest"] = "text: \"o\", first: 2",
        ["Query.whoToContact"] = $"place: {{ urn: 100000 }}, situation: {Situation}",
        ["School.whoToContact"] = $"situation: {Situation}",
    };

    /// <summary>The fields that the operations made so far ask for, as in "School.name".</summary>
    public HashSet<string> Asked { get; } = [];

    // One operation for each field of the root and of each kind of node: together they would be more than one may ask.
    public List<string> Operations(SmallDirectory made)
    {
        var query = (ObjectType)schema.Type("Query")!;
        var roots = query.Fields.Where(f => f.Name is not ("node" or "nodes" or "service"))
            .Select(f => $"{{ {Field(query, f, DepthOf(f.Name))} }}");
        var nodes = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["School"] = made.School.Id,
            ["Service"] = made.Service.Id,
            ["Provider"] = made.Provider.Id,
            ["Area"] = made.Area.Id,
            ["PointOfContact"] = made.Lead.Id,
            ["Link"] = made.Link.Id,
            ["ProviderProposal"] = made.Proposal.Id,
        };
        return [.. roots, .. nodes.SelectMany(node => ((ObjectType)schema.Type(node.Key)!).Fields.Select(field =>
            $"{{ node(id: \"{NodeId.Create(node.Key, node.Value)}\") {{ ... on {node.Key} {{ "
                + $"{Field((ObjectType)schema.Type(node.Key)!, field, 2)} }} }} }}"))];
    }

    /// <summary>One operation for each subscription, which asks for whatever it tells, by the subscription's name.</summary>
    public Dictionary<string, string> Subscriptions()
    {
        var subscription = (ObjectType)schema.Type("Subscription")!;
        return subscription.Fields.ToDictionary(
            f => f.Name, f => $"subscription {{ {Field(subscription, f, 3)} }}", StringComparer.Ordinal);
    }

    // As deep as one operation may cost: all areas at once may not be asked for their lists.
    private static int DepthOf(string root) => root switch
    {
        "areas" => 1,
        "viewer" or "whoToContact" or "schools" or "services" or "pointsOfContact" => 3,
        _ => 2,
    };

    private string Field(FieldedType owner, OutputField field, int depth)
    {
        var name = $"{owner.Name}.{field.Name}";
        var type = field.Type.Named;
        if (type is not CompositeType)
        {
            Asked.Add(name);
            return field.Name;
        }

        if (depth == 0)
        {
            return "";
        }

        Asked.Add(name);
        var arguments = Arguments.TryGetValue(name, out var given) ? $"({given})" : "";
        return $"{field.Name}{arguments} {{ __typename {Selection(type, depth - 1)} }}";
    }

    private string Selection(NamedType type, int depth) => type switch
    {
        ObjectType one => string.Join(' ', one.Fields.Select(f => Field(one, f, depth))),
        CompositeType several => string.Join(' ', schema.PossibleTypes(several).Select(t =>
            $"... on {t.Name} {{ {string.Join(' ', t.Fields.Select(f => Aliased(several, t, f, depth)))} }}")),
        _ => "",
    };

    // Two types of a union may have fields of one name and different types, which may not share a place in the answer.
    private string Aliased(CompositeType several, ObjectType type, OutputField field, int depth)
    {
        var text = Field(type, field, depth);
        var shared = schema.PossibleTypes(several)
            .All(t => t.Field(field.Name) is not { } other || other.Type.ToString() == field.Type.ToString());
        return shared || text.Length == 0 ? text : $"{type.Name.ToLowerInvariant()}_{field.Name}: {text}";
    }
}
