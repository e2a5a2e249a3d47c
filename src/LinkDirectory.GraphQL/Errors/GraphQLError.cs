namespace LinkDirectory.GraphQL;

/// <summary>One entry of a response's <c>errors</c>.</summary>
public sealed record GraphQLError(string Message)
{
    /// <summary>Where in the document, from 1; empty when nowhere.</summary>
    public IReadOnlyList<SourceLocation> Locations { get; init; } = [];

    /// <summary>The response position: names and list indices; null for an error of the request.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>For machines: <c>code</c>, <c>argument</c>, the validation <c>rule</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>The validation rule that was broken, by graphql-js's name without <c>Rule</c>; null when none was.</summary>
    public string? Rule { get; init; }

    /// <summary>After how long the same request may go well, for the header of that name; null where waiting does not help.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>An error with a code for machines, and whatever else is not null.</summary>
    internal static GraphQLError Coded(string code, string message, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        foreach (var (name, value) in more)
        {
            if (value is not null)
            {
                extensions[name] = value;
            }
        }

        return new GraphQLError(message) { Extensions = extensions };
    }
}
