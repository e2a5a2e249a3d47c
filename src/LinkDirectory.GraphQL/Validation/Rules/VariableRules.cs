namespace LinkDirectory.GraphQL.Validation;

internal sealed class VariablesAreInputTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterVariableDefinition(VariableDefinitionNode node)
    {
        if (Context.Schema.TypeOf(node.Type) is { Named.IsInput: false })
        {
            Report($"Variable \"${node.Variable.Name.Value}\" cannot be non-input type \"{node.Type}\".", node.Type);
        }
    }
}

/// <summary>The variables of an operation have different names.</summary>
internal sealed class UniqueVariableNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
        => Unique("variable", node.Variables.Select(variable => variable.Variable.Name), prefix: "$");
}

/// <summary>Used variables are defined.</summary>
internal sealed class NoUndefinedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        var defined = node.Variables.Select(v => v.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var usage in Context.Variables.In(node).Where(usage => !defined.Contains(usage.Node.Name.Value)))
        {
            var by = node.Name is null ? "" : $" by operation \"{node.Name.Value}\"";
            Report($"Variable \"${usage.Node.Name.Value}\" is not defined{by}.", usage.Node, node);
        }
    }
}

/// <summary>Defined variables are used.</summary>
internal sealed class NoUnusedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        var used = Context.Variables.In(node).Select(usage => usage.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var variable in node.Variables.Where(v => !used.Contains(v.Variable.Name.Value)))
        {
            var where = node.Name is null ? "" : $" in operation \"{node.Name.Value}\"";
            Report($"Variable \"${variable.Variable.Name.Value}\" is never used{where}.", variable);
        }
    }
}

/// <summary>Variables stand where their type fits.</summary>
internal sealed class VariablesInAllowedPositionRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveOperation(OperationDefinitionNode node)
    {
        var variables = node.Variables.LastByName(variable => variable.Variable.Name);
        foreach (var usage in Context.Variables.In(node))
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
