namespace LinkDirectory.GraphQL;

/// <summary>Makes the errors of limits: each names the limit, what was measured and what to do.</summary>
internal static class LimitError
{
    /// <summary>An error of a limit.</summary>
    /// <param name="limit">The option's name, for the person who may change it.</param>
    /// <param name="actual">What was measured; null where measuring stopped at the limit.</param>
    /// <param name="maximum">The limit.</param>
    /// <param name="message">What is too much and what to do.</param>
    /// <param name="at">Where in the document; null when nowhere.</param>
    public static GraphQLError Create(string limit, double? actual, double maximum, string message, SourceLocation? at = null)
    {
        var error = GraphQLError.Coded(
            GraphQLErrorCodes.LimitExceeded, message, ("limit", limit), ("maximum", maximum), ("actual", actual));
        return at is { } location ? error with { Locations = [location] } : error;
    }
}
