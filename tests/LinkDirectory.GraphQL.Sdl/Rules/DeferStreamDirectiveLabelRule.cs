namespace LinkDirectory.GraphQL.Sdl;

/// <summary>The labels of <c>@defer</c> and <c>@stream</c>, where a schema defines them, are written out and differ.</summary>
internal sealed class DeferStreamDirectiveLabelRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, DirectiveNode> _known = new(StringComparer.Ordinal);

    public override void EnterDirective(DirectiveNode node, string location)
    {
        if (node.Name.Value is not ("defer" or "stream")
            || node.Arguments.FirstOrDefault(argument => argument.Name.Value == "label")?.Value is not { } label || label is NullValueNode)
        {
            return;
        }

        if (label is not StringValueNode text)
        {
            Report($"Argument \"@{node.Name.Value}(label:)\" must be a static string.", node);
        }
        else if (!_known.TryAdd(text.Value, node))
        {
            Report(
                "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream directive usages.",
                _known[text.Value], node);
        }
    }
}
