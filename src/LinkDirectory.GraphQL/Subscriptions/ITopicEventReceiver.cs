namespace LinkDirectory.GraphQL.Subscriptions;

/// <summary>Subscribes to topics.</summary>
public interface ITopicEventReceiver
{
    /// <summary>
    /// The events of a topic from now on, until the stream is disposed, the topic is completed, or its reader falls behind by a whole
    /// buffer.
    /// </summary>
    /// <exception cref="InvalidOperationException">The topic's subscribers read another type.</exception>
    ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default);
}
