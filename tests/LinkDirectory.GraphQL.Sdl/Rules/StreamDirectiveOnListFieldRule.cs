namespace LinkDirectory.GraphQL.Sdl;

/// <summary><c>@stream</c>, where a schema defines it, stands at lists.</summary>
internal sealed class StreamDirectiveOnListFieldRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirective(DirectiveNode node, string location)
    {
        if (node.Name.Value == "stream"
            && Context.Field is { } field
            && Context.ParentType is { } parent
            && field.Type.Nullable is not ListType)
        {
            Report($"Directive \"@stream\" cannot be used on non-list field \"{parent}.{field.Name}\".", node);
        }
    }
}
