using LinkDirectory.Features.Access;
using LinkDirectory.GraphQL.Execution;

namespace LinkDirectory.Features.Contacts.GraphQL;

public sealed class ContactById(PointsOfContact contacts, Actor actor) : BatchDataLoader<int, ContactReading>
{
    protected override async Task<IReadOnlyDictionary<int, ContactReading>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        (await contacts.ByIdsAsync(keys, actor, cancellationToken)).ToDictionary(c => c.Contact.Id);
}

public sealed class ContactsBySchool(PointsOfContact contacts, Actor actor) : GroupedDataLoader<int, ContactReading>
{
    protected override Task<ILookup<int, ContactReading>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        contacts.BySchoolAsync(keys, actor, cancellationToken);
}

public sealed class ContactsByService(PointsOfContact contacts, Actor actor) : GroupedDataLoader<int, ContactReading>
{
    protected override Task<ILookup<int, ContactReading>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        contacts.ByServiceAsync(keys, actor, cancellationToken);
}

public sealed class ContactsByArea(PointsOfContact contacts, Actor actor) : GroupedDataLoader<int, ContactReading>
{
    protected override Task<ILookup<int, ContactReading>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        contacts.ByAreaAsync(keys, actor, cancellationToken);
}

public sealed class LinkById(Links links) : BatchDataLoader<int, Link>
{
    protected override async Task<IReadOnlyDictionary<int, Link>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        (await links.ByIdsAsync(keys, cancellationToken)).ToDictionary(l => l.Id);
}

public sealed class LinksBySchool(Links links) : GroupedDataLoader<int, Link>
{
    protected override Task<ILookup<int, Link>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        links.BySchoolAsync(keys, cancellationToken);
}

public sealed class LinksByService(Links links) : GroupedDataLoader<int, Link>
{
    protected override Task<ILookup<int, Link>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        links.ByServiceAsync(keys, cancellationToken);
}
