namespace LinkDirectory.GraphQL.Types;

/// <summary>A directive that documents may apply.</summary>
public sealed class DirectiveType(string name, IReadOnlyList<string> locations, bool repeatable = false)
{
    /// <summary>Its name, without <c>@</c>.</summary>
    public string Name { get; } = name;

    public IReadOnlyList<string> Locations { get; } = locations;
    public bool IsRepeatable { get; } = repeatable;
    public string? Description { get; internal init; }
    public string? DeprecationReason { get; internal init; }

    public IReadOnlyList<InputValue> Arguments { get; internal init; } = [];

    public InputValue? Argument(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);
}
