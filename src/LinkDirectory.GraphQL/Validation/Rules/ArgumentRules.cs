namespace LinkDirectory.GraphQL.Validation;

/// <summary>Arguments given to directives exist.</summary>
internal class KnownArgumentNamesOnDirectivesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirective(DirectiveNode node, string location)
    {
        if (node.Arguments.Count == 0 || Context.Directives.Find(node.Name.Value) is not { } directive)
        {
            return;
        }

        foreach (var argument in node.Arguments.Where(a => !directive.Arguments.Contains(a.Name.Value)))
        {
            var suggestion = Suggestions.DidYouMean(null, argument.Name.Value, directive.Arguments);
            Report($"Unknown argument \"{argument.Name.Value}\" on directive \"@{node.Name.Value}\".{suggestion}", argument);
        }
    }
}

/// <summary>Given arguments exist.</summary>
internal sealed class KnownArgumentNamesRule(ValidationContext context) : KnownArgumentNamesOnDirectivesRule(context)
{
    public override void EnterArgument(ArgumentNode node)
    {
        if (!Context.InDirective && Context.Argument is null && Context.Field is { } field)
        {
            var suggestion = Suggestions.DidYouMean(null, node.Name.Value, field.Arguments.Select(a => a.Name));
            Report($"Unknown argument \"{node.Name.Value}\" on field \"{Context.FieldName}\".{suggestion}", node);
        }
    }
}

/// <summary>An argument is given once.</summary>
internal sealed class UniqueArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode node) => Check(node.Arguments);

    public override void EnterDirective(DirectiveNode node, string location) => Check(node.Arguments);

    private void Check(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count > 1)
        {
            Unique("argument", arguments.Select(argument => argument.Name));
        }
    }
}

/// <summary>The required arguments of directives are given.</summary>
internal class ProvidedRequiredArgumentsOnDirectivesRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDirective(DirectiveNode node)
    {
        foreach (var (name, type) in Context.Directives.Find(node.Name.Value)?.Required ?? [])
        {
            if (!node.Arguments.Any(given => given.Name.Value == name))
            {
                Report($"Argument \"@{node.Name.Value}({name}:)\" of type \"{type}\" is required, but it was not provided.", node);
            }
        }
    }
}

/// <summary>Required arguments are given.</summary>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context) : ProvidedRequiredArgumentsOnDirectivesRule(context)
{
    public override void LeaveField(FieldNode node)
    {
        if (Context.Field is not { Arguments.Count: > 0 } field)
        {
            return;
        }

        foreach (var argument in field.Arguments.Where(a => a.IsRequired && !node.Arguments.Any(given => given.Name.Value == a.Name)))
        {
            Report($"Argument \"{Context.FieldName}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.",
                node);
        }
    }
}

/// <summary>Values are of the types expected of them.</summary>
internal sealed class ValuesOfCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterValue(ValueNode node)
    {
        if (Context.InputType is { } type)
        {
            new InputLiterals((message, at, _) => Report(message, at)).Check(type, node);
        }
    }
}

/// <summary>A field of an input object is given once.</summary>
internal sealed class UniqueInputFieldNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterValue(ValueNode node)
    {
        foreach (var item in (node as ListValueNode)?.Values ?? [])
        {
            EnterValue(item);
        }

        if (node is ObjectValueNode { Fields: var fields })
        {
            var known = new Dictionary<string, NameNode>(StringComparer.Ordinal);
            foreach (var field in fields)
            {
                Unique("input field", field.Name, known);
                EnterValue(field.Value);
            }
        }
    }
}
