namespace LinkDirectory.GraphQL.Types;

/// <summary>Fields and arguments as errors name them.</summary>
internal static class FieldNames
{
    /// <summary>A field with its type, such as <c>Query.school</c>.</summary>
    public static string Of(NamedType? parent, OutputField field)
        => field.Name.StartsWith("__", StringComparison.Ordinal) ? $"<meta>.{field.Name}" : $"{parent}.{field.Name}";
}
