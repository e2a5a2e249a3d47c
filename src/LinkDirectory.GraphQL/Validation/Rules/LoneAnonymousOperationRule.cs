namespace LinkDirectory.GraphQL.Validation;

/// <summary>An operation without a name is the only one.</summary>
internal sealed class LoneAnonymousOperationRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Name is null && Context.Document.Definitions.OfType<OperationDefinitionNode>().Skip(1).Any())
        {
            Report("This anonymous operation must be the only defined operation.", node);
        }
    }
}
