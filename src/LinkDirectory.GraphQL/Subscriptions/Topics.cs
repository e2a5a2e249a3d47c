namespace LinkDirectory.GraphQL.Subscriptions;

/// <summary>Tells the subscribers of topics what happened. Send when the change is committed, not before.</summary>
public interface ITopicEventSender
{
    /// <summary>Sends an event to the subscribers of the topic now. It does not wait for any of them to read it.</summary>
    /// <exception cref="InvalidOperationException">The topic's subscribers read another type.</exception>
    ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default);

    /// <summary>Ends the topic for its subscribers: their streams complete once they have read what was sent.</summary>
    ValueTask CompleteAsync(string topicName);
}

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

/// <summary>How topics are kept.</summary>
public sealed class SubscriptionOptions
{
    /// <summary>
    /// How many events wait for one subscriber, from 1. One that falls further behind is told so and its stream ends:
    /// an event left out in silence would leave it believing what is no longer so.
    /// </summary>
    public int TopicBufferCapacity { get; set; } = 64;
}
