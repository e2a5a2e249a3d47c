using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Types;

/// <summary>A directive that documents may apply.</summary>
public sealed class DirectiveType(string name, IReadOnlyList<string> locations, bool repeatable = false)
{
    /// <summary>Its name, without <c>@</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Where it may stand.</summary>
    public IReadOnlyList<string> Locations { get; } = locations;

    /// <summary>Whether it may stand several times at one place.</summary>
    public bool IsRepeatable { get; } = repeatable;

    /// <summary>What it does; null when nothing was said.</summary>
    public string? Description { get; internal init; }

    /// <summary>What to use instead; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>Its definition in a document; null when it was made another way.</summary>
    internal DirectiveDefinitionNode? Node { get; init; }

    /// <summary>Its arguments in their order.</summary>
    public IReadOnlyList<InputValue> Arguments { get; internal init; } = [];

    /// <summary>The argument of that name; null when there is none.</summary>
    public InputValue? Argument(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);
}
