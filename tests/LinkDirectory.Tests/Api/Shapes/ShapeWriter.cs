using System.Globalization;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.Tests.Api.Shapes;

/// <summary>Writes fields of the API with arguments and selections, each by chance: what a stranger may send, and often dear.</summary>
internal sealed class ShapeWriter(Schema schema, ShapeValues values, Random random)
{
    /// <summary>A variable with as many codes as a list takes, for the lists of codes.</summary>
    public const string Codes = "$codes";

    /// <summary>A field of the root with what is selected of it; without alias.</summary>
    public string RootField(int depth)
    {
        var query = schema.Query;
        var field = query.Fields[random.Next(query.Fields.Count)];
        return Field(query, field, depth) ?? RootField(depth);
    }

    private string? Field(FieldedType owner, OutputField field, int depth)
    {
        var arguments = Arguments(field, owner);
        var text = arguments.Length == 0 ? field.Name : $"{field.Name}({arguments})";
        return field.Type.Named is not CompositeType type ? text
            : depth == 0 ? null
            : $"{text} {{ {Selection(type, depth - 1)} }}";
    }

    private string Selection(CompositeType type, int depth)
    {
        if (type is not ObjectType one)
        {
            // Two types may have fields of one name and different types, which may not share a place: one of them is asked.
            var possible = schema.PossibleTypes(type).ToList();
            var chosen = possible[random.Next(possible.Count)];
            return $"__typename ... on {chosen.Name} {{ {Selection(chosen, depth)} }}";
        }

        // A page is nothing without its elements.
        var (always, sometimes) = one.Field("nodes") is null ? (Array.Empty<string>(), 2 + random.Next(6))
            : random.Next(3) == 0 ? (new[] { "edges", "totalCount" }, 0)
            : (random.Next(2) == 0 ? ["nodes"] : ["nodes", "totalCount"], 0);
        var fields = one.Fields.OrderBy(_ => random.Next()).Take(sometimes).Concat(always.Select(name => one.Field(name)!));
        var texts = fields.Select(field => Field(one, field, depth)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return texts.Count == 0 ? "__typename" : string.Join(' ', texts);
    }

    private string Arguments(OutputField field, FieldedType owner)
    {
        if (field.Argument("first") is not null)
        {
            return Page(field, owner);
        }

        return string.Join(", ", field.Arguments.Where(a => a.IsRequired || random.Next(2) == 0)
            .Select(a => $"{a.Name}: {Value(a, a.Type, $"{owner.Name}.{field.Name}")}"));
    }

    // A list's arguments need one another: a distance a place, a cursor the order that it is of.
    private string Page(OutputField field, FieldedType owner)
    {
        var given = new List<string>();
        var where = $"{owner.Name}.{field.Name}";
        var near = field.Argument("near") is { } place && random.Next(2) == 0;
        given.AddRange(field.Arguments.Where(a => a.Name is "text" || (a.Name is "where" && random.Next(4) > 0))
            .Select(a => $"{a.Name}: {Value(a, a.Type, where)}"));
        if (near)
        {
            given.Add($"near: {Value(field.Argument("near")!, field.Argument("near")!.Type, where)}");
            given.AddRange(random.Next(2) == 0 ? ["withinMetres: " + (random.Next(2) == 0 ? "900000" : "5000")] : []);
        }

        var order = field.Argument("order") is { } orders && random.Next(3) == 0
            ? ((EnumType)orders.Type.Named).Values.Select(v => v.Name).Where(v => near || v != "DISTANCE").OrderBy(_ => random.Next()).First()
            : null;
        given.AddRange(order is null ? [] : [$"order: {order}"]);
        given.Add(field.Argument("last") is not null && random.Next(3) == 0 ? $"last: {Size()}" : $"first: {Size()}");
        if (owner == schema.Query && order is null && random.Next(4) == 0
            && values.Cursors.TryGetValue(near ? $"{field.Name} near" : field.Name, out var cursor))
        {
            given.Add($"{(given[^1].StartsWith("last", StringComparison.Ordinal) ? "before" : "after")}: \"{cursor}\"");
        }

        return string.Join(", ", given);
    }

    private string Size() => random.Next(4) switch { 0 => "1", 1 => "20", _ => "100" };

    private string Value(InputValue input, GraphQLType type, string where) => type.Nullable switch
    {
        ListType list => List(input, list, where),
        EnumType choice => choice.Values[random.Next(choice.Values.Count)].Name,
        InputObjectType { IsOneOf: true } one => One(one, where),
        InputObjectType several => $"{{ {string.Join(", ", several.Fields.Where(f => f.IsRequired || random.Next(3) == 0)
            .Select(f => $"{f.Name}: {Value(f, f.Type, where)}"))} }}",
        _ => Leaf(input, type.Named.Name, where),
    };

    private string One(InputObjectType type, string where)
    {
        var field = type.Fields[random.Next(type.Fields.Count)];
        return $"{{ {field.Name}: {Value(field, field.Type, where)} }}";
    }

    private string List(InputValue input, ListType list, string where)
    {
        if (list.Named is EnumType choice)
        {
            var chosen = choice.Values.Where(_ => random.Next(2) == 0).Select(v => v.Name).ToList();
            return $"[{string.Join(", ", Enumerable.Repeat(chosen, random.Next(6) == 0 ? 20 : 1).SelectMany(names => names))}]";
        }

        if (input.Name == "areas" && random.Next(3) == 0)
        {
            return Codes;
        }

        var most = input.Name == "ids" ? 100 : 40;
        return $"[{string.Join(", ", Enumerable.Range(0, 1 + random.Next(most)).Select(_ => Value(input, list.OfType, where)))}]";
    }

    private string Leaf(InputValue input, string type, string where) => (input.Name, type) switch
    {
        ("urn", _) => values.Urns[random.Next(values.Urns.Count)].ToString(CultureInfo.InvariantCulture),
        ("code" or "areas", _) => Quoted(values.Areas),
        ("odsCode", _) => Quoted(values.OdsCodes),
        ("postcode", _) => Quoted(values.Postcodes),
        ("text", _) => Quoted(ShapeValues.Texts),
        ("latitude", _) => (51.0 + random.NextDouble()).ToString("F4", CultureInfo.InvariantCulture),
        ("longitude", _) => (random.NextDouble() - 1).ToString("F4", CultureInfo.InvariantCulture),
        ("school", _) => Quoted(values.Ids["School"]),
        ("service", _) => Quoted(values.Ids["Service"]),
        ("id", _) when where == "Query.service" => Quoted(values.Ids["Service"]),
        ("id", _) when where == "Query.provider" => Quoted(values.Ids["Provider"]),
        (_, "ID") => Quoted([.. values.Ids.Values.ElementAt(random.Next(values.Ids.Count))]),
        ("toleranceMetres", _) => random.Next(2) == 0 ? "1" : "500",
        (_, "Int") => random.Next(26).ToString(CultureInfo.InvariantCulture),
        (_, "Boolean") => random.Next(2) == 0 ? "true" : "false",
        (_, "DateTime") => "\"2026-12-01T10:00:00Z\"",
        ("practiceOdsCode", _) => "\"A81001\"",
        _ => throw new InvalidOperationException($"No value is known for {where}({input.Name}: {type}). Say one here."),
    };

    private string Quoted(IReadOnlyList<string> from) => $"\"{from[random.Next(from.Count)]}\"";
}
