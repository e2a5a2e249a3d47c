namespace LinkDirectory.GraphQL.Validation;

/// <summary>
/// Checks values in documents against the types expected of them. Variables are checked where their values are known;
/// in a document alone other rules see to them.
/// </summary>
/// <param name="report">Takes what is wrong, where in the document, and where in the value, such as <c>.where[0]</c>.</param>
/// <param name="variables">The coerced variables; null to look at the document alone.</param>
internal sealed class InputLiterals(Action<string, SyntaxNode, string> report, IReadOnlyDictionary<string, object?>? variables = null)
{
    private (ValueNode? Node, string Text) _printed = (null, "");

    public void Check(GraphQLType type, ValueNode node, string path = "")
    {
        if (node is VariableNode variable)
        {
            CheckVariable(type, variable, path);
            return;
        }

        if (type is NonNullType nonNull)
        {
            if (node is NullValueNode)
            {
                report(InputMessages.NullForNonNull(type), node, path);
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
            case ListType list when node is ListValueNode values:
                for (var i = 0; i < values.Values.Count; i++)
                {
                    Check(list.OfType, values.Values[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
                }

                break;
            case ListType list:
                Check(list.OfType, node, path);
                break;
            case InputObjectType input when node is ObjectValueNode obj:
                CheckObject(input, obj, path);
                break;
            case InputObjectType input:
                report(InputMessages.NoObject(input, Print(node)), node, path);
                break;
            case EnumType enumType:
                CheckEnum(enumType, Plain(node), node, path);
                break;
            case ScalarType scalar:
                CheckScalar(scalar, node, path);
                break;
            default:
                // An argument of an output type, which is wrong in itself; the reference looks no further.
                throw new SchemaException($"Expected {type} to be a GraphQL leaf type.");
        }
    }

    private void CheckVariable(GraphQLType type, VariableNode variable, string path)
    {
        if (variables is null || !type.IsNonNull)
        {
            return;
        }

        var name = variable.Name.Value;
        if (!variables.TryGetValue(name, out var value))
        {
            report($"Expected variable \"${name}\" provided to type \"{type}\" to provide a runtime value.", variable, path);
        }
        else if (value is null)
        {
            report($"Expected variable \"${name}\" provided to non-null type \"{type}\" not to be null.", variable, path);
        }
    }

    private void CheckObject(InputObjectType type, ObjectValueNode node, string path)
    {
        var given = node.Fields.LastByName(field => field.Name);
        foreach (var field in type.Fields)
        {
            if (!given.TryGetValue(field.Name, out var member))
            {
                if (field.IsRequired)
                {
                    report(InputMessages.Missing(type, field, Print(node)), node, path);
                }
            }
            else if (!LeftOut(type, field, member.Value, node, path))
            {
                Check(field.Type, member.Value, $"{path}.{field.Name}");
            }
        }

        var known = node.Fields.Where(field => type.Field(field.Name.Value) is not null).ToList();
        foreach (var unknown in known.Count == node.Fields.Count ? [] : node.Fields.Except(known))
        {
            report(InputMessages.Unknown(type, unknown.Name.Value, Print(node)), unknown, path);
        }

        if (type.IsOneOf && known.Count != 1)
        {
            report(InputMessages.OneOf(type), node, path);
        }
        else if (type.IsOneOf && known[0].Value is NullValueNode)
        {
            report(InputMessages.OneOf(type), node, $"{path}.{known[0].Name.Value}");
        }
    }

    /// <summary>Whether a field's value is a variable that was not given and need not be.</summary>
    private bool LeftOut(InputObjectType type, InputValue field, ValueNode value, ObjectValueNode node, string path)
    {
        if (variables is null || value is not VariableNode variable)
        {
            return false;
        }

        var name = variable.Name.Value;
        var given = variables.TryGetValue(name, out var known);
        if (type.IsOneOf && !given)
        {
            report(
                $"Expected variable \"${name}\" provided to field \"{field.Name}\" for OneOf Input Object type \"{type}\" to provide a "
                    + "runtime value.", node, path);
        }
        else if (type.IsOneOf && known is null)
        {
            report(
                $"Expected variable \"${name}\" provided to field \"{field.Name}\" for OneOf Input Object type \"{type}\" not to be null.",
                node, path);
        }

        return !type.IsOneOf && !given && !field.IsRequired;
    }

    private void CheckEnum(EnumType type, ValueNode value, ValueNode node, string path)
    {
        if (value is not EnumValueNode name)
        {
            report(InputMessages.NoEnum(type, "enum", SyntaxPrinter.Print(value)), node, path);
        }
        else if (type.Value(name.Value) is null)
        {
            report(InputMessages.Unknown(type, name.Value), node, path);
        }
    }

    private void CheckScalar(ScalarType type, ValueNode node, string path)
    {
        try
        {
            type.ParseLiteral(Plain(node));
        }
        catch (ScalarException e)
        {
            report(e.Message, node, path);
        }
    }

    /// <summary>A value as written. One large value may have much that is wrong with it, so it is printed once.</summary>
    private string Print(ValueNode node)
    {
        if (_printed.Node != node)
        {
            _printed = (node, SyntaxPrinter.Print(node));
        }

        return _printed.Text;
    }

    private ValueNode Plain(ValueNode node)
        => node is ListValueNode or ObjectValueNode ? ValueCoercion.Substitute(node, variables ?? RequestContext.NoVariables) : node;
}
