namespace LinkDirectory.GraphQL.Validation;

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
