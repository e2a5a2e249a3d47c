namespace LinkDirectory.GraphQL.Subscriptions;

/// <summary>How topics are kept.</summary>
public sealed class SubscriptionOptions
{
    /// <summary>
    /// How many events wait for one subscriber, from 1. One that falls further behind is told so and its stream ends:
    /// an event left out in silence would leave it believing what is no longer so.
    /// </summary>
    public int TopicBufferCapacity { get; set; } = 64;
}
