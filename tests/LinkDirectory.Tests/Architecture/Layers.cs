namespace LinkDirectory.Tests.Architecture;

/// <summary>Which part of the application a namespace is of.</summary>
internal static class Layers
{
    private const string Features = "LinkDirectory.Features.";

    /// <summary>Pages, GraphQL types and commands: what people and programs call.</summary>
    public static bool IsAWayIn(string? space) =>
        IsIn(space, "LinkDirectory.Web") || IsIn(space, "LinkDirectory.Commands")
        || (FeatureOf(space) is not null && space!.Split('.').Any(part => part is "GraphQL" or "Pages"));

    public static bool IsIn(string? space, string parent) =>
        space == parent || space?.StartsWith(parent + ".", StringComparison.Ordinal) == true;

    public static string? FeatureOf(string? space) =>
        space?.StartsWith(Features, StringComparison.Ordinal) == true ? space[Features.Length..].Split('.')[0] : null;
}
