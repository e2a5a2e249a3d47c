using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Contacts.GraphQL;

[ExtendObjectType<Area>]
public static partial class AreaContacts
{
    /// <summary>The area's own roles, such as its lead and its commissioner.</summary>
    public static async Task<IReadOnlyList<ContactView>> GetPointsOfContactAsync(
        [Parent] Area area, IContactsByAreaDataLoader contacts, CancellationToken cancellation) =>
        await contacts.LoadAsync(area.Id, cancellation);
}
