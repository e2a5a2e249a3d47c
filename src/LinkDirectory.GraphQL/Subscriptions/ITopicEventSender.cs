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
