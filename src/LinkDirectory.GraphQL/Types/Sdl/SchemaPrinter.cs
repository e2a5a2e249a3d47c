using System.Text;
using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Types;

/// <summary>
/// Prints a schema as a document, in graphql-js's form. The root types come first and the other types by name, so that
/// the same schema always prints alike; fields keep their order.
/// </summary>
public static class SchemaPrinter
{
    /// <summary>Prints everything that the schema defines beyond the specification's own types and directives.</summary>
    public static string Print(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var roots = new[] { schema.Query, schema.Mutation, schema.Subscription }.OfType<NamedType>().ToList();
        var types = roots.Concat(schema.Types.Where(type => !roots.Contains(type) && !IsBuiltIn(type)).OrderBy(type => type.Name, StringComparer.Ordinal));
        var directives = schema.Directives.Where(directive => !BuiltInDirectives.All.Contains(directive)).Select(Directive);
        return string.Join("\n\n", Definition(schema).Concat(directives).Concat(types.Select(Type))) + "\n";
    }

    /// <summary>Prints one type.</summary>
    public static string Type(NamedType type) => Describe(type.Description, "") + type switch
    {
        ScalarType scalar => $"scalar {scalar.Name}{(scalar.SpecifiedBy is null ? "" : $" @specifiedBy(url: {SyntaxPrinter.Quote(scalar.SpecifiedBy)})")}",
        ObjectType obj => $"type {obj.Name}{Implements(obj)}{Fields(obj)}",
        InterfaceType contract => $"interface {contract.Name}{Implements(contract)}{Fields(contract)}",
        UnionType union => $"union {union.Name} = {string.Join(" | ", union.Members.Select(member => member.Name))}",
        EnumType enumType => $"enum {enumType.Name}{Block(enumType.Values.Select((value, i) =>
            DescribeInBlock(value.Description, i) + $"  {value.Name}{Deprecated(value.DeprecationReason)}"))}",
        InputObjectType input => $"input {input.Name}{(input.IsOneOf ? " @oneOf" : "")}{Block(input.Fields.Select((field, i) =>
            DescribeInBlock(field.Description, i) + "  " + Value(field)))}",
        _ => throw new NotSupportedException(type.Name),
    };

    private static bool IsBuiltIn(NamedType type) => BuiltInScalars.IsBuiltIn(type) || type.Name.StartsWith("__", StringComparison.Ordinal);

    private static IEnumerable<string> Definition(Schema schema)
    {
        var usual = schema.Query.Name == "Query" && schema.Mutation?.Name is null or "Mutation" && schema.Subscription?.Name is null or "Subscription";
        if (schema.Description is null && usual)
        {
            yield break;
        }

        var text = new StringBuilder(Describe(schema.Description, "")).Append("schema {\n  query: ").Append(schema.Query.Name).Append('\n');
        if (schema.Mutation is not null)
        {
            text.Append("  mutation: ").Append(schema.Mutation.Name).Append('\n');
        }

        if (schema.Subscription is not null)
        {
            text.Append("  subscription: ").Append(schema.Subscription.Name).Append('\n');
        }

        yield return text.Append('}').ToString();
    }

    private static string Directive(DirectiveType directive)
        => Describe(directive.Description, "")
            + $"directive @{directive.Name}{Arguments(directive.Arguments, "")}{(directive.IsRepeatable ? " repeatable" : "")} on {string.Join(" | ", directive.Locations)}";

    private static string Implements(FieldedType type)
        => type.Interfaces.Count == 0 ? "" : " implements " + string.Join(" & ", type.Interfaces.Select(contract => contract.Name));

    private static string Fields(FieldedType type) => Block(type.Fields.Select((field, i) =>
        DescribeInBlock(field.Description, i) + $"  {field.Name}{Arguments(field.Arguments, "  ")}: {field.Type}{Deprecated(field.DeprecationReason)}"));

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

        var lines = arguments.Select((argument, i) =>
            (argument.Description is not null && i > 0 ? "\n" : "") + Describe(argument.Description, indent + "  ") + $"{indent}  {Value(argument)}");
        return $"(\n{string.Join("\n", lines)}\n{indent})";
    }

    private static string Value(InputValue value)
        => $"{value.Name}: {value.Type}{(value.DefaultValue is null ? "" : " = " + SyntaxPrinter.Print(value.DefaultValue))}{Deprecated(value.DeprecationReason)}";

    private static string Deprecated(string? reason) => reason switch
    {
        null => "",
        "No longer supported" => " @deprecated",
        _ => $" @deprecated(reason: {SyntaxPrinter.Quote(reason)})",
    };

    private static string Block(IEnumerable<string> lines) => $" {{\n{string.Join("\n", lines)}\n}}";

    private static string DescribeInBlock(string? description, int index)
        => description is null ? "" : (index > 0 ? "\n" : "") + Describe(description, "  ");

    private static string Describe(string? description, string indent)
        => description is null ? "" : indent + BlockString.Print(description, indent) + "\n";
}
