using LinkDirectory.Features.Access;

namespace LinkDirectory.Features.Contacts.GraphQL;

/// <summary>Points of contact by their keys, many at once; contacts as the viewer may see them.</summary>
public static class ContactLoaders
{
    [DataLoader]
    public static async Task<Dictionary<int, ContactReading>> GetContactByIdAsync(
        IReadOnlyList<int> keys, PointsOfContact contacts, Actor actor, CancellationToken cancellation) =>
        (await contacts.ByIdsAsync(keys, actor, cancellation)).ToDictionary(c => c.Contact.Id);

    [DataLoader]
    public static Task<ILookup<int, ContactReading>> GetContactsBySchoolAsync(
        IReadOnlyList<int> keys, PointsOfContact contacts, Actor actor, CancellationToken cancellation) =>
        contacts.BySchoolAsync(keys, actor, cancellation);

    [DataLoader]
    public static Task<ILookup<int, ContactReading>> GetContactsByServiceAsync(
        IReadOnlyList<int> keys, PointsOfContact contacts, Actor actor, CancellationToken cancellation) =>
        contacts.ByServiceAsync(keys, actor, cancellation);

    [DataLoader]
    public static Task<ILookup<int, ContactReading>> GetContactsByAreaAsync(
        IReadOnlyList<int> keys, PointsOfContact contacts, Actor actor, CancellationToken cancellation) =>
        contacts.ByAreaAsync(keys, actor, cancellation);
}
