using System.Threading.Channels;

namespace LinkDirectory.GraphQL.Subscriptions;

/// <summary>Topics within this process: an event reaches the streams that this process serves.</summary>
internal sealed class InMemoryTopics(SubscriptionOptions options) : ITopicEventSender, ITopicEventReceiver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<ISubscriber>> _topics = new(StringComparer.Ordinal);

    private interface ISubscriber
    {
        Type MessageType { get; }

        void End();
    }

    /// <summary>How many topics have a subscriber.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _topics.Count;
            }
        }
    }

    public ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default)
    {
        foreach (var subscriber in Subscribers(topicName))
        {
            Typed<TMessage>(topicName, subscriber).Take(message);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask CompleteAsync(string topicName)
    {
        Array.ForEach(Subscribers(topicName), subscriber => subscriber.End());
        return ValueTask.CompletedTask;
    }

    public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var subscriber = new Subscriber<TMessage>(this, topicName, options.TopicBufferCapacity);
        lock (_gate)
        {
            if (!_topics.TryGetValue(topicName, out var subscribers))
            {
                _topics.Add(topicName, subscribers = []);
            }
            else
            {
                Typed<TMessage>(topicName, subscribers[0]);
            }

            subscribers.Add(subscriber);
        }

        return ValueTask.FromResult<ISourceStream<TMessage>>(subscriber);
    }

    private static Subscriber<TMessage> Typed<TMessage>(string topicName, ISubscriber subscriber)
        => subscriber as Subscriber<TMessage> ?? throw new InvalidOperationException(
            $"The topic {topicName} carries {subscriber.MessageType.Name}, not {typeof(TMessage).Name}.");

    private ISubscriber[] Subscribers(string topicName)
    {
        lock (_gate)
        {
            return _topics.TryGetValue(topicName, out var subscribers) ? [.. subscribers] : [];
        }
    }

    private void Remove(string topicName, ISubscriber subscriber)
    {
        lock (_gate)
        {
            if (_topics.TryGetValue(topicName, out var subscribers) && subscribers.Remove(subscriber) && subscribers.Count == 0)
            {
                _topics.Remove(topicName);
            }
        }
    }

    private sealed class Subscriber<TMessage>(InMemoryTopics topics, string topicName, int capacity) : ISubscriber, ISourceStream<TMessage>
    {
        private readonly Channel<TMessage> _events = Channel.CreateBounded<TMessage>(
            new BoundedChannelOptions(capacity) { SingleReader = true });

        public Type MessageType => typeof(TMessage);

        public void Take(TMessage message)
        {
            if (!_events.Writer.TryWrite(message))
            {
                _events.Writer.TryComplete(new GraphQLException(
                    string.Create(CultureInfo.InvariantCulture,
                        $"This stream was read too slowly: more than {capacity} events waited. Read the present state, then subscribe "
                            + $"again."),
                    GraphQLErrorCodes.SubscriptionEnded));
                topics.Remove(topicName, this);
            }
        }

        public void End()
        {
            _events.Writer.TryComplete();
            topics.Remove(topicName, this);
        }

        public IAsyncEnumerable<TMessage> ReadEventsAsync() => _events.Reader.ReadAllAsync();

        IAsyncEnumerable<object?> ISourceStream.ReadEventsAsync() => SourceStreams.BoxAsync(ReadEventsAsync());

        public ValueTask DisposeAsync()
        {
            End();
            return ValueTask.CompletedTask;
        }
    }
}
