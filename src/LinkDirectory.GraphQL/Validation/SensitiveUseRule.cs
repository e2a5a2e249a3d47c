namespace LinkDirectory.GraphQL.Validation;

/// <summary>What a document does with arguments and input fields marked sensitive.</summary>
/// <param name="Given">Whether it gives one, as a value or by a variable.</param>
/// <param name="Held">Whether a value of one is in its text, even as a variable's default.</param>
internal readonly record struct SensitiveUse(bool Given, bool Held);

/// <summary>No rule of the specification: notes what the document does with anything sensitive.</summary>
internal sealed class SensitiveUseRule(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> _variables = new(StringComparer.Ordinal);
    private readonly List<string> _withDefault = [];
    private bool _given;
    private bool _held;

    public SensitiveUse Use => new(_given, _held || _withDefault.Exists(_variables.Contains));

    public override void EnterVariableDefinition(VariableDefinitionNode node)
    {
        if (node.DefaultValue is not (null or NullValueNode))
        {
            _withDefault.Add(node.Variable.Name.Value);
        }
    }

    public override void EnterArgument(ArgumentNode node)
    {
        if (Context.Argument?.Sensitive == true)
        {
            Note(node.Value);
        }
    }

    public override void EnterValue(ValueNode node) => Check(Context.InputType, node);

    private void Check(GraphQLType? type, ValueNode node)
    {
        if (node is ListValueNode list)
        {
            foreach (var item in list.Values)
            {
                Check(type, item);
            }
        }
        else if (node is ObjectValueNode obj && type?.Named is InputObjectType input)
        {
            foreach (var field in obj.Fields)
            {
                var definition = input.Field(field.Name.Value);
                if (definition?.Sensitive == true)
                {
                    Note(field.Value);
                }

                Check(definition?.Type, field.Value);
            }
        }
    }

    /// <summary>Notes what stands where something sensitive does: a value, or variables that bring it.</summary>
    private void Note(ValueNode node)
    {
        _given |= node is not NullValueNode;
        switch (node)
        {
            case NullValueNode:
                break;
            case VariableNode variable:
                _variables.Add(variable.Name.Value);
                break;
            case ListValueNode list:
                foreach (var item in list.Values)
                {
                    Note(item);
                }

                break;
            case ObjectValueNode obj:
                foreach (var field in obj.Fields)
                {
                    Note(field.Value);
                }

                break;
            default:
                _held = true;
                break;
        }
    }
}
