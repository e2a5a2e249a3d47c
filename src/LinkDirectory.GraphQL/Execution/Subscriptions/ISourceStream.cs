namespace LinkDirectory.GraphQL.Execution;

/// <summary>The events behind a subscription. Disposing it ends the subscription to them.</summary>
public interface ISourceStream : IAsyncDisposable
{
    /// <summary>The events in their order. Read once.</summary>
    IAsyncEnumerable<object?> ReadEventsAsync();
}

/// <summary>The events behind a subscription, by their type.</summary>
public interface ISourceStream<out TMessage> : ISourceStream
{
    /// <summary>The events in their order. Read once.</summary>
    new IAsyncEnumerable<TMessage> ReadEventsAsync();
}
