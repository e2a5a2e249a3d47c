namespace LinkDirectory.GraphQL.Types;

/// <summary>A directive that documents may apply.</summary>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Locations">Where they may.</param>
/// <param name="IsRepeatable">Whether they may twice in one place.</param>
public sealed record DirectiveType(string Name, IReadOnlyList<string> Locations, bool IsRepeatable = false)
{
    public string? Description { get; internal init; }
    public string? DeprecationReason { get; internal init; }

    public IReadOnlyList<InputValue> Arguments { get; internal init; } = [];

    public InputValue? Argument(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);
}
