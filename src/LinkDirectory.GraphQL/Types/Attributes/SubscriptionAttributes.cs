namespace LinkDirectory.GraphQL.Types;

/// <summary>
/// Marks a method of a <c>[SubscriptionType]</c> class as a field to which clients subscribe. The method makes the answer
/// of one event: it is called for each, in the services' own scope of that event, and receives the event by
/// <see cref="EventMessageAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>
    /// The static method of the same class that opens the stream of events: it takes services, the token and arguments of
    /// the field, and returns an <see cref="IAsyncEnumerable{T}"/> or an <c>ISourceStream&lt;T&gt;</c>, or a task of either.
    /// When null, events come from the topic that <see cref="TopicAttribute"/> names.
    /// </summary>
    public string? With { get; set; }
}

/// <summary>
/// Names the topic of a subscription, the method's name when there is none. <c>{argument}</c> stands for the value of an
/// argument in the invariant culture, and for nothing when it is null.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TopicAttribute(string name) : Attribute
{
    /// <summary>The name, with arguments in braces.</summary>
    public string Name { get; } = name;
}

/// <summary>The parameter receives the event for which a subscription's field is resolved.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;
