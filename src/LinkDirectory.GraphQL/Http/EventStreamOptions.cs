namespace LinkDirectory.GraphQL.Http;

/// <summary>How long streams of events last, and how many may be open.</summary>
public sealed class EventStreamOptions
{
    /// <summary>
    /// How often a comment is sent, so that no proxy takes a quiet stream for a dead one. Proxies commonly wait for
    /// 60 seconds.
    /// </summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest that a subscription lasts. Then its client is told to subscribe again, and so shows again who it is.</summary>
    public TimeSpan MaxLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The most subscriptions open at once. One more is refused with 503.</summary>
    public int MaxStreams { get; set; } = 1_000;

    /// <summary>The most that those who have not signed in may have of them together. One more is refused with 503.</summary>
    public int MaxAnonymousStreams { get; set; } = 500;

    /// <summary>The most for one signed-in user, or for one address where nobody is signed in. One more is refused with 429.</summary>
    public int MaxStreamsPerClient { get; set; } = 20;
}
