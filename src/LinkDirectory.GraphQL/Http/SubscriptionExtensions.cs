namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds topics, and says how streams of events are served.</summary>
public static class SubscriptionExtensions
{
    /// <summary>Changes how long streams of events last, and how many may be open.</summary>
    public static IRequestExecutorBuilder ModifyEventStreamOptions(this IRequestExecutorBuilder builder, Action<EventStreamOptions> change)
        => builder.Configure(server => change(server.Streams));

    /// <summary>
    /// Adds topics within this process, for <c>ITopicEventSender</c> and <c>ITopicEventReceiver</c>. Where several processes
    /// serve the application, an event reaches only the streams of the one that sent it.
    /// </summary>
    public static IRequestExecutorBuilder AddInMemorySubscriptions(
        this IRequestExecutorBuilder builder, SubscriptionOptions? options = null)
    {
        builder.Services.AddSingleton(new InMemoryTopics(options ?? new SubscriptionOptions()));
        builder.Services.AddSingleton<ITopicEventSender>(services => services.GetRequiredService<InMemoryTopics>());
        builder.Services.AddSingleton<ITopicEventReceiver>(services => services.GetRequiredService<InMemoryTopics>());
        return builder;
    }
}
