namespace LinkDirectory.Features.Contacts.GraphQL;

[SubscriptionType]
public static partial class ContactSubscriptions
{
    /// <summary>
    /// A point of contact each time it changes, as far as you may see it at that moment. A role that becomes vacant because a date has
    /// passed does not count as a change: ask again each morning.
    /// </summary>
    [Subscribe(With = nameof(OpenAsync))]
    public static async Task<ContactView> PointOfContactChangedAsync(
        [EventMessage] int changed, IContactByIdDataLoader contacts, CancellationToken cancellation) =>
        (await contacts.LoadAsync(changed, cancellation))!;

    /// <summary>Opens the changes of an area, or all.</summary>
    /// <param name="area">The code of an area: changes of its own contacts, of schools in it, of services whose catchment names
    /// it or such a school. All where it is left out.</param>
    private static ValueTask<ISourceStream<int>> OpenAsync(string? area, ITopicEventReceiver topics, CancellationToken cancellation) =>
        topics.SubscribeAsync<int>(ContactEvents.TopicOf(area), cancellation);
}
