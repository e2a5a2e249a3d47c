namespace LinkDirectory.GraphQL.CostAnalysis;

/// <summary>
/// What a field's arguments add to its cost: what is given is weighed, fields of input objects too, and of a list of input objects each. A
/// list of values counts once. A variable's value counts once it is known.
/// </summary>
internal sealed class ArgumentCost
{
    public static readonly ArgumentCost None = new();

    private readonly List<(InputValue Input, string Variable)> _varying = [];
    private double _known;

    /// <summary>Whether it is the same for every request.</summary>
    public bool IsKnown => _varying.Count == 0;

    public static ArgumentCost Of(OutputField field, FieldNode node)
    {
        ArgumentCost? cost = null;
        foreach (var argument in field.Arguments.Where(argument => argument.MayCost))
        {
            var given = node.Arguments.FirstOrDefault(each => each.Name.Value == argument.Name)?.Value ?? argument.DefaultValue;
            (cost ??= new()).Add(argument, given);
        }

        return cost ?? None;
    }

    public double Evaluate(IReadOnlyDictionary<string, object?> variables)
    {
        var cost = _known;
        foreach (var (input, variable) in _varying)
        {
            cost += Of(input, variables.GetValueOrDefault(variable));
        }

        return cost;
    }

    private void Add(InputValue input, ValueNode? value)
    {
        switch (value)
        {
            case null or NullValueNode:
                break;
            case VariableNode variable:
                _varying.Add((input, variable.Name.Value));
                break;
            case ListValueNode list when input.Type.Nullable is ListType && input.Type.Named is InputObjectType:
                foreach (var item in list.Values)
                {
                    Add(input, item);
                }

                break;
            case ObjectValueNode given when input.Type.Named is InputObjectType type:
                _known += input.Cost;
                foreach (var field in type.Fields.Where(field => field.MayCost))
                {
                    Add(field, given.Fields.FirstOrDefault(each => each.Name.Value == field.Name)?.Value ?? field.DefaultValue);
                }

                break;
            default:
                _known += input.Cost;
                break;
        }
    }

    // Coerced values, in which defaults are.
    private static double Of(InputValue input, object? value) => value switch
    {
        null => 0,
        List<object?> items when input.Type.Named is InputObjectType => items.Sum(item => Of(input, item)),
        Dictionary<string, object?> given when input.Type.Named is InputObjectType type =>
            input.Cost + type.Fields.Where(field => field.MayCost).Sum(field => Of(field, given.GetValueOrDefault(field.Name))),
        _ => input.Cost,
    };
}
