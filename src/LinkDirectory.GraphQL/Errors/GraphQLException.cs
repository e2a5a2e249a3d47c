namespace LinkDirectory.GraphQL;

/// <summary>
/// An expected refusal: the client sees the message, the code and the argument. Any other exception is a bug,
/// of which the client sees an id alone.
/// </summary>
/// <param name="message">What is wrong and what to do, for people.</param>
/// <param name="code">For machines, SCREAMING_SNAKE_CASE.</param>
/// <param name="argument">The path to the argument at fault, such as <c>where.text</c>; null when it is not an argument.</param>
public class GraphQLException(string message, string code = GraphQLErrorCodes.BadUserInput, string? argument = null)
    : Exception(message)
{
    public string Code { get; } = code;

    public string? Argument { get; } = argument;

    /// <summary>After how long the same request may go well; null where waiting does not help. Answers have it as a header.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>An expected refusal that stands at a place of its own in the document, not at the field it stops.</summary>
internal sealed class LocatedException(string message, SyntaxNode at, string? argument = null)
    : GraphQLException(message, argument: argument)
{
    public SourceLocation Location { get; } = at.Location;
}

/// <summary>The codes that the server itself uses in <c>extensions.code</c>.</summary>
public static class GraphQLErrorCodes
{
    /// <summary>An argument's value cannot be used.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The document does not parse.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document breaks a rule of the specification.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>The request is not one that the server can execute.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>A limit was passed.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>The operation took too long.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>The viewer may not.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>Not for viewers who have not signed in.</summary>
    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";

    /// <summary>Not for this viewer, who has signed in.</summary>
    public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";

    /// <summary>A stream of events ended before its source did; subscribe again.</summary>
    public const string SubscriptionEnded = "SUBSCRIPTION_ENDED";

    /// <summary>A bug: the message has an id that the log has too.</summary>
    public const string Unexpected = "INTERNAL_SERVER_ERROR";
}
