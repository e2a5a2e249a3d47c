using System.Runtime.CompilerServices;
using LinkDirectory.GraphQL;
using LinkDirectory.GraphQL.Subscriptions;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.Clients.Tests.Support;

/// <summary>Something said in a room: the smallest schema that has every kind of operation.</summary>
public sealed record Saying(string Text);

/// <summary>How many watch.</summary>
public sealed class Watchers
{
    private int _count;

    public int Count => _count;

    public void Come() => Interlocked.Increment(ref _count);

    public void Leave() => Interlocked.Decrement(ref _count);
}

[ObjectType<Saying>]
public static class SayingType
{
    public static void Configure(IObjectTypeDescriptor<Saying> descriptor) => descriptor.Field(saying => saying.Text);
}

[QueryType]
public static class HallQueries
{
    public static string Hello() => "Hello";

    public static int Watching(Watchers watchers) => watchers.Count;
}

[MutationType]
public static class HallMutations
{
    public static async Task<string> Say(string room, string text, ITopicEventSender topics, CancellationToken cancellation)
    {
        await topics.SendAsync(room, new Saying(text), cancellation);
        return text;
    }

    public static async Task<bool> Close(string room, ITopicEventSender topics)
    {
        await topics.CompleteAsync(room);
        return true;
    }
}

[SubscriptionType]
public static class HallSubscriptions
{
    [Subscribe(With = nameof(ListenAsync))]
    public static Saying Said([EventMessage] Saying saying) => saying;

    [Subscribe(With = nameof(CountAsync))]
    public static int Counted([EventMessage] int number) => number;

    [Subscribe(With = nameof(CountAsync))]
    public static int Halved([EventMessage] int number)
        => number % 2 == 0 ? number / 2 : throw new GraphQLException($"{number} has no half.");

    internal static async IAsyncEnumerable<Saying> ListenAsync(
        string room, ITopicEventReceiver topics, Watchers watchers, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var sayings = await topics.SubscribeAsync<Saying>(room, cancellation);
        watchers.Come();
        try
        {
            await foreach (var saying in sayings.ReadEventsAsync().WithCancellation(cancellation))
            {
                yield return saying;
            }
        }
        finally
        {
            watchers.Leave();
        }
    }

    internal static IAsyncEnumerable<int> CountAsync(int to) => AsyncEnumerable.Range(1, to);
}
