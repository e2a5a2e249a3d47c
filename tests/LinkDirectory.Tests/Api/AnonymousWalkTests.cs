using LinkDirectory.GraphQL.Relay;
using LinkDirectory.GraphQL.Types;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Api;

/// <summary>Asks for every field that the API has, and looks for people in the bytes.</summary>
public sealed class AnonymousWalkTests : IAsyncDisposable
{
    private const string Situation = "{ age: 9, needs: [ANXIETY] }";

    // Fields that need an argument, and one that finds something.
    private static readonly Dictionary<string, string> Arguments = new(StringComparer.Ordinal)
    {
        ["Query.school"] = "urn: 100000",
        ["Query.schools"] = "near: { postcode: \"NW3 2JB\" }",
        ["Query.services"] = "near: { urn: 100000 }",
        ["Query.provider"] = "by: { odsCode: \"RNM\" }",
        ["Query.area"] = "code: \"E09000007\"",
        ["Query.search"] = "text: \"o\"",
        ["Query.whoToContact"] = $"place: {{ urn: 100000 }}, situation: {Situation}",
        ["School.whoToContact"] = $"situation: {Situation}",
    };

    private readonly DirectoryApp app = new();
    private readonly HashSet<string> asked = [];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Anyone_may_ask_for_every_field_and_learns_of_no_person()
    {
        var operations = Operations(await SmallDirectory.InAsync(app));

        foreach (var operation in operations)
        {
            var answer = await app.AskAsync(operation);
            _ = answer.Data;
            Assert.All(SmallDirectory.Secrets, secret => Assert.False(answer.Text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{secret} is in the answer to {operation}"));
        }

        var fields = Schema.Types.OfType<ObjectType>().Where(t => !t.Name.StartsWith("__", StringComparison.Ordinal) && !IsOfAChange(t))
            .SelectMany(t => t.Fields.Select(f => $"{t.Name}.{f.Name}")).Except(["Query.node", "Query.nodes", "Query.service"]);
        Assert.Empty(fields.Except(asked));
    }

    [Fact]
    public async Task The_same_walk_with_the_demo_token_meets_every_person()
    {
        var operations = Operations(await SmallDirectory.InAsync(app));

        var answers = string.Concat(await Task.WhenAll(operations.Select(async operation => (await app.AskAsync(operation, demoToken: true)).Text)));

        Assert.All(SmallDirectory.Secrets, secret => Assert.Contains(secret, answers, StringComparison.Ordinal));
    }

    // What only a mutation or a subscription answers with; the walk of roles asks those.
    private static bool IsOfAChange(ObjectType type) => type.Name is "Mutation" or "Subscription"
        || type.Name.EndsWith("Payload", StringComparison.Ordinal) || type.Interfaces.Any(i => i.Name == "Error");

    private Schema Schema => app.Services.GetRequiredService<Schema>();

    // One operation for each field of the root and of each kind of node: together they would be more than one may ask.
    private List<string> Operations(SmallDirectory made)
    {
        var query = (ObjectType)Schema.Type("Query")!;
        var roots = query.Fields.Where(f => f.Name is not ("node" or "nodes" or "service")).Select(f => $"{{ {Field(query, f, 3)} }}");
        var nodes = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["School"] = made.School.Id,
            ["Service"] = made.Service.Id,
            ["Provider"] = made.Provider.Id,
            ["Area"] = made.Area.Id,
            ["PointOfContact"] = made.Lead.Id,
            ["Link"] = made.Link.Id,
        };
        return [.. roots, .. nodes.SelectMany(node => ((ObjectType)Schema.Type(node.Key)!).Fields.Select(field =>
            $"{{ node(id: \"{NodeId.Create(node.Key, node.Value)}\") {{ ... on {node.Key} {{ {Field((ObjectType)Schema.Type(node.Key)!, field, 3)} }} }} }}"))];
    }

    private string Field(FieldedType owner, OutputField field, int depth)
    {
        var name = $"{owner.Name}.{field.Name}";
        var type = field.Type.Named;
        if (type is not CompositeType)
        {
            asked.Add(name);
            return field.Name;
        }

        if (depth == 0)
        {
            return "";
        }

        asked.Add(name);
        var arguments = Arguments.TryGetValue(name, out var given) ? $"({given})" : "";
        return $"{field.Name}{arguments} {{ __typename {Selection(type, depth - 1)} }}";
    }

    private string Selection(NamedType type, int depth) => type switch
    {
        ObjectType one => string.Join(' ', one.Fields.Select(f => Field(one, f, depth))),
        CompositeType several => string.Join(' ', Schema.PossibleTypes(several).Select(t => $"... on {t.Name} {{ {string.Join(' ', t.Fields.Select(f => Aliased(several, t, f, depth)))} }}")),
        _ => "",
    };

    // Two types of a union may have fields of one name and different types, which may not share a place in the answer.
    private string Aliased(CompositeType several, ObjectType type, OutputField field, int depth)
    {
        var text = Field(type, field, depth);
        var shared = Schema.PossibleTypes(several).All(t => t.Field(field.Name) is not { } other || other.Type.ToString() == field.Type.ToString());
        return shared || text.Length == 0 ? text : $"{type.Name.ToLowerInvariant()}_{field.Name}: {text}";
    }
}
