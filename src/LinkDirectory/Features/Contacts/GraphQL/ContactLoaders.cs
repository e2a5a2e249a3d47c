namespace LinkDirectory.Features.Contacts.GraphQL;

/// <summary>Points of contact by their keys, many at once; contacts as the viewer may see them.</summary>
public static class ContactLoaders
{
    [DataLoader]
    public static async Task<Dictionary<int, ContactView>> GetContactByIdAsync(
        IReadOnlyList<int> keys, PointsOfContact contacts, Actor actor, CancellationToken cancellation) =>
        (await contacts.ByIdsAsync(keys, actor, cancellation)).ToDictionary(c => c.Id);

    [DataLoader]
    public static Task<ILookup<int, ContactView>> GetContactsBySchoolAsync(
        IReadOnlyList<int> keys, PointsOfContact contacts, Actor actor, CancellationToken cancellation) =>
        contacts.BySchoolAsync(keys, actor, cancellation);

    /// <summary>Senior mental health leads' roles alone.</summary>
    [DataLoader]
    public static Task<ILookup<int, ContactView>> GetLeadsBySchoolAsync(
        IReadOnlyList<int> keys, PointsOfContact contacts, Actor actor, CancellationToken cancellation) =>
        contacts.LeadsBySchoolAsync(keys, actor, cancellation);

    [DataLoader]
    public static Task<ILookup<int, ContactView>> GetContactsByServiceAsync(
        IReadOnlyList<int> keys, PointsOfContact contacts, Actor actor, CancellationToken cancellation) =>
        contacts.ByServiceAsync(keys, actor, cancellation);

    [DataLoader]
    public static Task<ILookup<int, ContactView>> GetContactsByAreaAsync(
        IReadOnlyList<int> keys, PointsOfContact contacts, Actor actor, CancellationToken cancellation) =>
        contacts.ByAreaAsync(keys, actor, cancellation);

    /// <summary>What was said about each role.</summary>
    [DataLoader]
    public static Task<ILookup<ContactView, VerificationView>> GetVerificationsOfContactAsync(
        IReadOnlyList<ContactView> keys, PointsOfContact contacts, CancellationToken cancellation) =>
        contacts.VerificationsAsync(keys, cancellation);
}
