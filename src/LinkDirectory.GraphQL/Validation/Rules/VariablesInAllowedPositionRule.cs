namespace LinkDirectory.GraphQL.Validation;

/// <summary>Variables stand where their type fits.</summary>
internal sealed class VariablesInAllowedPositionRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveOperation(OperationDefinitionNode node)
    {
        var variables = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
        foreach (var variable in node.Variables)
        {
            variables[variable.Variable.Name.Value] = variable;
        }

        foreach (var usage in Context.Usages(node))
        {
            if (usage.Type is not null && variables.TryGetValue(usage.Node.Name.Value, out var variable)
                && Context.Schema.TypeOf(variable.Type) is { } type)
            {
                Check(usage, variable, type);
            }
        }
    }

    private void Check(VariableUsage usage, VariableDefinitionNode variable, GraphQLType type)
    {
        var name = usage.Node.Name.Value;
        if (!Allowed(type, variable.DefaultValue, usage))
        {
            Report($"Variable \"${name}\" of type \"{type}\" used in position expecting type \"{usage.Type}\".", variable, usage.Node);
        }

        if (usage.Parent is InputObjectType { IsOneOf: true } && !type.IsNonNull)
        {
            Report(
                $"Variable \"${name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object "
                    + $"\"{usage.Parent}\".",
                variable, usage.Node);
        }
    }

    private static bool Allowed(GraphQLType type, ValueNode? variableDefault, VariableUsage usage)
        => usage.Type!.IsNonNull && !type.IsNonNull
            ? (variableDefault is not null and not NullValueNode || usage.HasDefault) && Schema.IsSubType(type, usage.Type.Nullable)
            : Schema.IsSubType(type, usage.Type);
}
