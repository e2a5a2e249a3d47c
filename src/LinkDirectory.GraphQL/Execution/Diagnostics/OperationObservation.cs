using System.Diagnostics;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>How an observed request ended.</summary>
internal enum OperationOutcome
{
    /// <summary>The caller went away, or the server stopped.</summary>
    Cancelled,
    Succeeded,
    WithErrors,
    Refused,
}

/// <summary>
/// What is learnt of one request while it is served, for its activity, its metrics and its line in the log. Made only when
/// one of them is wanted. It never holds a variable, a literal or a message.
/// </summary>
internal sealed class OperationObservation(GraphQLInstruments? instruments)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    private readonly Activity? _activity =
        instruments is null ? null : GraphQLInstruments.Source.StartActivity("GraphQL Operation", ActivityKind.Server);

    private bool _subscribed;

    /// <summary><c>query</c>, <c>mutation</c> or <c>subscription</c>; null while unknown.</summary>
    public string? Type { get; private set; }

    /// <summary>The operation's name in a valid document; null when it has none or is unknown.</summary>
    public string? Name { get; private set; }

    /// <summary>The SHA-256 of the document in hexadecimal; null while unknown.</summary>
    public string? DocumentHash { get; private set; }

    public OperationOutcome Outcome { get; private set; }

    /// <summary>The HTTP status; 0 when nothing was answered.</summary>
    public int Status { get; private set; }

    /// <summary>The length of the answer before compression.</summary>
    public long Bytes { get; private set; }

    /// <summary>The distinct codes of the answer's errors, in order.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>The option of the first limit that was passed; null when none was.</summary>
    public string? Limit { get; private set; }

    /// <summary>What an error is counted as; null when there was none.</summary>
    public string? ErrorType => Codes.Count > 0 ? Codes[0] : Outcome switch
    {
        OperationOutcome.Cancelled => "cancelled",
        OperationOutcome.Succeeded => null,
        _ => "_OTHER",
    };

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>The document is valid and this is its operation that was asked for.</summary>
    public void Found(OperationDefinitionNode operation, string documentHash)
    {
        Type = operation.Operation.Keyword();
        Name = operation.Name?.Value;
        DocumentHash = documentHash;
        if (_activity is not null)
        {
            _activity.DisplayName = Type;
            _activity.SetTag("graphql.operation.type", Type);
            _activity.SetTag("graphql.operation.name", Name);
            _activity.SetTag("graphql.document.hash", "sha256:" + documentHash);
        }
    }

    /// <summary>A subscription's stream has begun; it ends with the observation.</summary>
    public void Subscribed()
    {
        _subscribed = true;
        Status = StatusCodes.Status200OK;
        instruments?.Subscriptions(1);
    }

    /// <summary>The answer was written.</summary>
    public void Answered(int status, long bytes, GraphQLOutcome outcome, IReadOnlyList<GraphQLError> errors)
    {
        (Status, Bytes) = (status, bytes);
        Outcome = outcome != GraphQLOutcome.Executed
            ? OperationOutcome.Refused
            : errors.Count > 0 ? OperationOutcome.WithErrors : OperationOutcome.Succeeded;
        if (errors.Count > 0)
        {
            Codes = [.. errors.Select(CodeOf).Distinct(StringComparer.Ordinal)];
            Limit = errors.Select(error => error.Extensions?.GetValueOrDefault("limit") as string)
                .FirstOrDefault(limit => limit is not null);
        }
    }

    /// <summary>Tells the instruments. Nothing may be learnt afterwards.</summary>
    public void End()
    {
        if (_subscribed)
        {
            instruments?.Subscriptions(-1);
        }

        instruments?.Ended(this, Elapsed);
        if (_activity is null)
        {
            return;
        }

        _activity.SetTag("graphql.outcome", GraphQLInstruments.OutcomeName(Outcome));
        if (ErrorType is { } error)
        {
            _activity.SetTag("error.type", error);
            _activity.SetTag("graphql.limit", Limit);
            if (Outcome != OperationOutcome.Cancelled)
            {
                _activity.SetStatus(ActivityStatusCode.Error);
            }
        }

        _activity.Dispose();
    }

    /// <summary>An activity within the request; null when nobody listens.</summary>
    public Activity? Step(string name) => _activity is null ? null : GraphQLInstruments.Source.StartActivity(name);

    private static string CodeOf(GraphQLError error)
        => error.Rule is not null ? GraphQLErrorCodes.ValidationFailed
            : error.Extensions?.GetValueOrDefault("code") as string ?? "_OTHER";
}
