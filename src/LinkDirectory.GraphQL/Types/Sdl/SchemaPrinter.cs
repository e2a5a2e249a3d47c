namespace LinkDirectory.GraphQL.Types;

/// <summary>Prints a schema as a document, in graphql-js's form. Fields keep their order.</summary>
public static class SchemaPrinter
{
    /// <summary>
    /// Prints everything that the schema defines beyond the specification's own types and directives: the root types first
    /// and the other types by name, so that the same schema always prints alike.
    /// </summary>
    public static string Print(Schema schema)
    {
        var roots = new[] { schema.Query, schema.Mutation, schema.Subscription }.OfType<NamedType>().ToList();
        var types = roots.Concat(schema.Types.Where(type => !roots.Contains(type)).OrderBy(type => type.Name, StringComparer.Ordinal));
        return Print(schema.Description, (schema.Query, schema.Mutation, schema.Subscription), schema.Directives, [.. types]) + "\n";
    }

    public static string Type(NamedType type) => Describe(type.Description, "", true) + type switch
    {
        ScalarType scalar =>
            $"scalar {scalar.Name}{(scalar.SpecifiedBy is null ? "" : $" @specifiedBy(url: {SyntaxPrinter.Quote(scalar.SpecifiedBy)})")}",
        ObjectType obj => $"type {obj.Name}{Implements(obj)}{Fields(obj)}",
        InterfaceType contract => $"interface {contract.Name}{Implements(contract)}{Fields(contract)}",
        UnionType union => $"union {union.Name}{Joined(" = ", " | ", Members(union))}",
        EnumType enumType => $"enum {enumType.Name}{Block(enumType.Values.Select((value, i) =>
            Describe(value.Description, "  ", i == 0) + $"  {value.Name}{Deprecated(value.DeprecationReason)}"))}",
        InputObjectType input => $"input {input.Name}{(input.IsOneOf ? " @oneOf" : "")}{Block(input.Fields.Select((field, i) =>
            Describe(field.Description, "  ", i == 0) + "  " + Value(field)))}",
        _ => throw new NotSupportedException(type.Name),
    };

    /// <summary>Prints types in the order given.</summary>
    internal static string Print(
        string? description, (NamedType? Query, NamedType? Mutation, NamedType? Subscription) roots,
        IEnumerable<DirectiveType> directives, IReadOnlyList<NamedType> types)
        => string.Join("\n\n", Definition(description, roots, types)
            .Concat(directives.Where(directive => BuiltInDirectives.All.All(own => own.Name != directive.Name)).Select(Directive))
            .Concat(types.Where(type => !IntrospectionTypes.StandardNames.Contains(type.Name)).Select(Type)));

    private static IEnumerable<string> Definition(
        string? description, (NamedType? Query, NamedType? Mutation, NamedType? Subscription) roots, IReadOnlyList<NamedType> types)
    {
        var usual = roots.Query == Named("Query") && roots.Mutation == Named("Mutation") && roots.Subscription == Named("Subscription");
        if (roots is (null, null, null) || (description is null && usual))
        {
            yield break;
        }

        var text = new StringBuilder(Describe(description, "", true)).Append("schema {\n");
        foreach (var (keyword, root) in new[]
        {
            ("query", roots.Query),
            ("mutation", roots.Mutation),
            ("subscription", roots.Subscription),
        })
        {
            if (root is not null)
            {
                text.Append("  ").Append(keyword).Append(": ").Append(root.Name).Append('\n');
            }
        }

        yield return text.Append('}').ToString();

        NamedType? Named(string name) => types.FirstOrDefault(type => type.Name == name);
    }

    private static string Directive(DirectiveType directive)
        => Describe(directive.Description, "", true)
            + $"directive @{directive.Name}{Arguments(directive.Arguments, "")}{Deprecated(directive.DeprecationReason)}"
            + $"{(directive.IsRepeatable ? " repeatable" : "")} on {string.Join(" | ", directive.Locations)}";

    private static string Implements(FieldedType type) => Joined(" implements ", " & ", type.Nodes.Count == 0
        ? type.Interfaces.Select(contract => contract.Name)
        : type.Nodes.SelectMany(node => node.Interfaces).Select(name => name.Name.Value));

    private static IEnumerable<string> Members(UnionType type) => type.Nodes.Count == 0
        ? type.Members.Select(member => member.Name) : type.Nodes.SelectMany(node => node.Members).Select(name => name.Name.Value);

    private static string Joined(string before, string between, IEnumerable<string> names)
    {
        var list = string.Join(between, names);
        return list.Length == 0 ? "" : before + list;
    }

    private static string Fields(FieldedType type) => Block(type.Fields.Select((field, i) =>
        Describe(field.Description, "  ", i == 0)
            + $"  {field.Name}{Arguments(field.Arguments, "  ")}: {field.Type}{Deprecated(field.DeprecationReason)}"));

    private static string Arguments(IReadOnlyList<InputValue> arguments, string indent)
    {
        if (arguments.Count == 0)
        {
            return "";
        }

        if (arguments.All(argument => argument.Description is null))
        {
            return $"({string.Join(", ", arguments.Select(Value))})";
        }

        var lines = arguments.Select(
            (argument, i) => Describe(argument.Description, "  " + indent, i == 0) + $"  {indent}{Value(argument)}");
        return $"(\n{string.Join("\n", lines)}\n{indent})";
    }

    private static string Value(InputValue value)
        => $"{value.Name}: {value.Type}{(value.DefaultValue is null ? "" : " = " + SyntaxPrinter.Print(value.DefaultValue))}"
            + Deprecated(value.DeprecationReason);

    private static string Deprecated(string? reason) => reason switch
    {
        null => "",
        "No longer supported" => " @deprecated",
        _ => $" @deprecated(reason: {SyntaxPrinter.Quote(reason)})",
    };

    private static string Block(IEnumerable<string> lines)
    {
        var text = string.Join("\n", lines);
        return text.Length == 0 ? "" : $" {{\n{text}\n}}";
    }

    private static string Describe(string? description, string indent, bool first)
    {
        if (description is null)
        {
            return "";
        }

        var text = BlockString.CanHold(description) ? BlockString.Print(description) : SyntaxPrinter.Quote(description);
        return $"{(first || indent.Length == 0 ? "" : "\n")}{indent}{text.Replace("\n", "\n" + indent, StringComparison.Ordinal)}\n";
    }
}
