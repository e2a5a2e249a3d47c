using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// What the server tells of itself to listeners: activities of the source and instruments of the meter
/// <c>LinkDirectory.GraphQL</c>. Never a variable, a literal or a document. Without a listener each costs a comparison.
/// </summary>
public sealed class GraphQLInstruments : IDisposable
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "LinkDirectory.GraphQL";

    internal static readonly ActivitySource Source = new(Name);

    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _lookups;
    private readonly Histogram<int> _batches;
    private readonly UpDownCounter<int> _subscriptions;

    public GraphQLInstruments(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _duration = _meter.CreateHistogram(
            "graphql.server.request.duration", "s",
            "From the first byte read to the last byte written; subscriptions, which last, are left out.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1,
                2.5, 5, 10, 30]
            });
        _refusals = _meter.CreateCounter<long>("graphql.server.refusals", "{request}",
            "Requests refused before execution, by the code of their first error and the limit that they passed.");
        _lookups = _meter.CreateCounter<long>("graphql.server.document_cache.lookups", "{lookup}",
            "Documents looked for among the prepared ones.");
        _batches = _meter.CreateHistogram("graphql.server.data_loader.batch_size", "{key}", "Keys that a data loader fetched at once.",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000] });
        _subscriptions = _meter.CreateUpDownCounter<int>("graphql.server.subscriptions.active", "{subscription}",
            "Subscriptions being served.");
    }

    /// <summary>Names that metrics may carry.</summary>
    internal OperationNames Names { get; } = new();

    /// <summary>Whether anyone listens to anything that is told of a request as a whole.</summary>
    internal bool Enabled => Source.HasListeners() || _duration.Enabled || _refusals.Enabled || _subscriptions.Enabled;

    internal void Ended(OperationObservation operation, TimeSpan duration)
    {
        var error = operation.ErrorType;
        if (operation.Outcome == OperationOutcome.Refused)
        {
            var why = new TagList { { "error.type", error } };
            if (operation.Limit is not null)
            {
                why.Add("graphql.limit", operation.Limit);
            }

            _refusals.Add(1, why);
        }

        if (!_duration.Enabled || operation is { Type: "subscription", Outcome: not OperationOutcome.Refused })
        {
            return;
        }

        var tags = new TagList { { "graphql.outcome", OutcomeName(operation.Outcome) } };
        if (operation.Type is not null)
        {
            tags.Add("graphql.operation.type", operation.Type);
        }

        if (operation.Name is not null)
        {
            tags.Add("graphql.operation.name", Names.ForMetrics(operation.Name));
        }

        if (error is not null)
        {
            tags.Add("error.type", error);
        }

        _duration.Record(duration.TotalSeconds, tags);
    }

    internal void LookedUp(bool found)
    {
        if (_lookups.Enabled)
        {
            _lookups.Add(1, new KeyValuePair<string, object?>("graphql.document_cache.result", found ? "hit" : "miss"));
        }
    }

    internal void Batch(Type loader, int keys)
    {
        if (_batches.Enabled)
        {
            _batches.Record(keys, new KeyValuePair<string, object?>("graphql.data_loader", loader.Name));
        }
    }

    internal void Subscriptions(int change) => _subscriptions.Add(change);

    internal static string OutcomeName(OperationOutcome outcome) => outcome switch
    {
        OperationOutcome.Succeeded => "ok",
        OperationOutcome.WithErrors => "errors",
        OperationOutcome.Refused => "refused",
        _ => "cancelled",
    };

    public void Dispose() => _meter.Dispose();
}
