using System.Runtime.CompilerServices;
using LinkDirectory.GraphQL.Authorization;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Subscriptions;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Tests.Subscriptions;

/// <summary>What happens in a house: a small schema with every kind of subscription.</summary>
public sealed record Alarm(int Id, string Text);

/// <summary>What the tests look at from outside.</summary>
public sealed class HouseProbe
{
    private int _opened;
    private int _closed;
    private int _scopesMade;
    private int _scopesDisposed;

    public int Opened => _opened;

    public int Closed => _closed;

    public int ScopesMade => _scopesMade;

    public int ScopesDisposed => _scopesDisposed;

    public TaskCompletionSource NeverEnding { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool Locked { get; set; }

    public int MakeScope() => Interlocked.Increment(ref _scopesMade);

    public void DisposeScope() => Interlocked.Increment(ref _scopesDisposed);

    public void Open() => Interlocked.Increment(ref _opened);

    public void Close() => Interlocked.Increment(ref _closed);
}

/// <summary>A service of one scope: two events must not share it.</summary>
public sealed class Visit : IDisposable
{
    private readonly HouseProbe _probe;

    public Visit(HouseProbe probe)
    {
        _probe = probe;
        Number = probe.MakeScope();
    }

    public int Number { get; }

    public void Dispose() => _probe.DisposeScope();
}

[ObjectType<Alarm>, GraphQLIgnore]
public static class AlarmType
{
    public static void Configure(IObjectTypeDescriptor<Alarm> descriptor)
    {
        descriptor.Field(alarm => alarm.Id);
        descriptor.Field(alarm => alarm.Text);
    }

    public static string Echo([Parent] Alarm alarm, [Sensitive] string? secret = null) => alarm.Text + secret;
}

[QueryType, GraphQLIgnore]
public static class HouseQueries
{
    public static string Hello() => "hello";

    public static Alarm? Alarm(int id) => id > 0 ? new Alarm(id, "fire") : throw new GraphQLException("There is no such alarm.");
}

[MutationType, GraphQLIgnore]
public static class HouseMutations
{
    public static async Task<Alarm> Raise(string room, string text, ITopicEventSender sender, CancellationToken cancellationToken)
    {
        var alarm = new Alarm(text.Length, text);
        await sender.SendAsync("alarms_" + room, alarm, cancellationToken);
        return alarm;
    }
}

[SubscriptionType, GraphQLIgnore]
public static class HouseSubscriptions
{
    [Subscribe, Topic("alarms_{room}")]
    public static Alarm AlarmRaised([EventMessage] Alarm alarm, string? room, HouseProbe probe)
        => probe.Locked ? throw new GraphQLException($"You may not hear {room} any more.", GraphQLErrorCodes.Forbidden) : alarm;

    [Subscribe]
    public static Alarm? DoorOpened([EventMessage] Alarm alarm) => alarm;

    [Subscribe(With = nameof(CountAsync))]
    public static async Task<string> Counted([EventMessage] int number, Visit visit, HouseProbe probe, CancellationToken cancellationToken)
    {
        if (number == 13)
        {
            await probe.NeverEnding.Task.WaitAsync(cancellationToken);
        }

        return number == 7 ? throw new GraphQLException("Seven is not for you.") : $"{number} in scope {visit.Number}";
    }

    public static async IAsyncEnumerable<int> CountAsync(
        int from, int to, HouseProbe probe, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        probe.Open();
        try
        {
            for (var i = from; i <= to; i++)
            {
                yield return i;
                if (i == 99)
                {
                    throw new InvalidDataException("a secret of the source");
                }
            }

            if (to == 0)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
        }
        finally
        {
            probe.Close();
        }
    }

    [Subscribe(With = nameof(Listen))]
    public static string Heard([EventMessage] string sound, string door) => sound + door;

    /// <summary>Takes its time, and may refuse.</summary>
    internal static async Task<ISourceStream<string>> Listen(
        string door, HouseProbe probe, ITopicEventReceiver receiver, CancellationToken cancellationToken)
    {
        if (door == "stuck")
        {
            await probe.NeverEnding.Task;
        }

        return door == "locked"
            ? throw new GraphQLException("The door is locked.", GraphQLErrorCodes.Forbidden, "door")
            : await receiver.SubscribeAsync<string>("sounds_" + door, cancellationToken);
    }

    /// <summary>A source that does not mind its token.</summary>
    [Subscribe(With = nameof(Deaf))]
    public static int Deafened([EventMessage] int number) => number;

    internal static async IAsyncEnumerable<int> Deaf(HouseProbe probe)
    {
        probe.Open();
        yield return 1;
        await probe.NeverEnding.Task;
        probe.Close();
    }
}

[SubscriptionType, GraphQLIgnore]
public static class GuardedSubscriptions
{
    [Subscribe(With = nameof(Open)), Authorize]
    public static int Guarded([EventMessage] int number) => number;

    internal static async IAsyncEnumerable<int> Open(HouseProbe probe)
    {
        probe.Open();
        yield return await Task.FromResult(1);
    }
}
