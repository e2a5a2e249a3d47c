namespace LinkDirectory.GraphQL.Execution;

/// <summary>An operation to execute.</summary>
/// <param name="Query">The document; null when <see cref="DocumentId"/> or <see cref="DocumentHash"/> names a stored one.</param>
/// <param name="OperationName">Which of its operations; null for the only one.</param>
/// <param name="Variables">A JSON object; null for none.</param>
public sealed record GraphQLRequest(string? Query, string? OperationName = null, JsonElement? Variables = null)
{
    /// <summary>Whether only reading is allowed, and nothing sensitive: the request is in an address.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The id of a stored document; null when none is named. With a <see cref="Query"/> it says nothing.</summary>
    public string? DocumentId { get; init; }

    /// <summary>The document's SHA-256 by the protocol of automatic persisted queries; null when none is given.</summary>
    public string? DocumentHash { get; init; }

    /// <summary>Whether a stream can answer it, so that it may be a subscription.</summary>
    internal bool Streams { get; init; }

    /// <summary>The document as it was found by its bytes; null when it was not.</summary>
    internal CachedDocument? Known { get; init; }

    /// <summary>
    /// The document's bytes as they stood in the body, to recognise it next time; null if there is none or it is known.
    /// </summary>
    internal byte[]? Sent { get; init; }

    /// <summary>Who wants to know how it goes; null when nobody does.</summary>
    internal OperationObservation? Observation { get; set; }

    /// <summary>Its place among its client's operations; null where nobody counts them.</summary>
    internal WorkUnderWay.Place? Place { get; set; }

    /// <summary>Nothing of what is asked, so that it reaches no log by an accident.</summary>
    public override string ToString() => nameof(GraphQLRequest);
}

/// <summary>How a request ended.</summary>
public enum GraphQLOutcome
{
    /// <summary>It was executed; there may be field errors.</summary>
    Executed,

    /// <summary>It was refused before execution: it has no data.</summary>
    Refused,

    /// <summary>The request's method does not allow it.</summary>
    MethodNotAllowed,

    /// <summary>It is for people who have signed in.</summary>
    NotAuthenticated,

    /// <summary>It is not for this viewer.</summary>
    NotAuthorized,

    /// <summary>It is a subscription, and no stream was asked for.</summary>
    NotAcceptable,

    /// <summary>It is a change, and too many of its client's are under way.</summary>
    TooManyUnderWay,
}

/// <summary>A response as UTF-8 JSON. Dispose it when it has been sent.</summary>
public sealed class GraphQLResponse : IDisposable
{
    private readonly ResultWriter? _writer;

    internal GraphQLResponse(ResultWriter writer, GraphQLOutcome outcome, IReadOnlyList<GraphQLError> errors)
    {
        _writer = writer;
        Outcome = outcome;
        Errors = errors;
    }

    /// <summary>In place of a response: the subscription may begin.</summary>
    internal GraphQLResponse(SubscriptionStart subscription)
    {
        Subscription = subscription;
        Errors = [];
    }

    public GraphQLOutcome Outcome { get; }

    internal IReadOnlyList<GraphQLError> Errors { get; }

    public ReadOnlyMemory<byte> Body => _writer?.Written ?? default;

    /// <summary>What may begin; null for a response.</summary>
    internal SubscriptionStart? Subscription { get; }

    public void Dispose() => _writer?.Dispose();
}
