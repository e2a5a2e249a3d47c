using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>Required arguments are given.</summary>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveField(FieldNode node)
    {
        foreach (var argument in Missing(Context.Field?.Arguments, node.Arguments))
        {
            Report($"Argument \"{Context.ParentType}.{node.Name.Value}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.", node);
        }
    }

    public override void EnterDirective(DirectiveNode node, string location)
    {
        foreach (var argument in Missing(Context.Directive?.Arguments, node.Arguments))
        {
            Report($"Argument \"@{node.Name.Value}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.", node);
        }
    }

    private static IEnumerable<InputValue> Missing(IReadOnlyList<InputValue>? defined, IReadOnlyList<ArgumentNode> given)
        => defined is null or { Count: 0 } ? []
            : defined.Where(argument => argument.IsRequired && !given.Any(node => node.Name.Value == argument.Name));
}
