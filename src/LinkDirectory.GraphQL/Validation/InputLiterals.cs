using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>Checks values in documents against the types expected of them; variables are checked elsewhere.</summary>
internal static class InputLiterals
{
    public static void Check(GraphQLType type, ValueNode node, Action<string, SyntaxNode> report)
    {
        if (node is VariableNode)
        {
            return;
        }

        if (type is NonNullType nonNull)
        {
            if (node is NullValueNode)
            {
                report($"Expected value of non-null type \"{type}\" not to be null.", node);
                return;
            }

            type = nonNull.OfType;
        }

        if (node is NullValueNode)
        {
            return;
        }

        switch (type)
        {
            case ListType list:
                foreach (var item in node is ListValueNode values ? values.Values : [node])
                {
                    Check(list.OfType, item, report);
                }

                break;
            case InputObjectType input:
                Object(input, node, report);
                break;
            case EnumType enumType:
                Enum(enumType, node, report);
                break;
            case ScalarType scalar:
                Scalar(scalar, node, report);
                break;
            default:
                break;
        }
    }

    private static void Object(InputObjectType type, ValueNode node, Action<string, SyntaxNode> report)
    {
        if (node is not ObjectValueNode obj)
        {
            report($"Expected value of type \"{type}\" to be an object, found: {Print(node)}.", node);
            return;
        }

        var given = obj.Fields.GroupBy(f => f.Name.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (given.TryGetValue(field.Name, out var value))
            {
                Check(field.Type, value.Value, report);
            }
            else if (field.IsRequired)
            {
                report($"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {Print(node)}.", node);
            }
        }

        foreach (var unknown in obj.Fields.Where(f => type.Field(f.Name.Value) is null))
        {
            var suggestion = Suggestions.DidYouMean(null, unknown.Name.Value, type.Fields.Select(f => f.Name));
            report($"Expected value of type \"{type}\" not to include unknown field \"{unknown.Name.Value}\"{(suggestion.Length > 0 ? $".{suggestion} Found" : ", found")}: {Print(node)}.", unknown);
        }

        if (type.IsOneOf)
        {
            var known = obj.Fields.Where(f => type.Field(f.Name.Value) is not null).ToList();
            if (known.Count != 1 || known[0].Value is NullValueNode)
            {
                report(ValueCoercion.OneOfMessage(type), node);
            }
        }
    }

    private static void Enum(EnumType type, ValueNode node, Action<string, SyntaxNode> report)
    {
        if (node is not EnumValueNode name)
        {
            var text = Print(node);
            report($"Enum \"{type}\" cannot represent non-enum value: {text}.{Suggestions.DidYouMean("the enum value", text, type.Values.Select(v => v.Name))}", node);
        }
        else if (type.Value(name.Value) is null)
        {
            report($"Value \"{name.Value}\" does not exist in \"{type}\" enum.{Suggestions.DidYouMean("the enum value", name.Value, type.Values.Select(v => v.Name))}", node);
        }
    }

    private static void Scalar(ScalarType type, ValueNode node, Action<string, SyntaxNode> report)
    {
        try
        {
            type.ParseLiteral(ValueCoercion.Substitute(node, RequestContext.NoVariables));
        }
        catch (ScalarException e)
        {
            report(e.Message, node);
        }
    }

    private static string Print(ValueNode node)
    {
        var text = SyntaxPrinter.Print(node);
        return text.Length <= 200 ? text : text[..200] + "…";
    }
}
