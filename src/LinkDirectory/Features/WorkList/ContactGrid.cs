using System.Runtime.CompilerServices;
using LinkDirectory.Data.Search;
using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.WorkList;

/// <summary>
/// The points of contact that an actor keeps, however many: an editor's areas', a school's or service's own, or everything for
/// the command line. Anyone else finds none. People are shown as <see cref="ContactView"/> lets them.
/// </summary>
public sealed class ContactGrid(DirectoryDb directory, PointsOfContact contacts, TimeProvider clock)
{
    /// <summary>Rows of a page unless told.</summary>
    public const int PageRows = 25;

    /// <summary>The most rows of a page.</summary>
    public const int MostRows = 100;

    public const int MostChoices = 500;

    private const int RowsAtOnce = 500;

    /// <summary>Whether the actor keeps any point of contact, so that there is a grid to show.</summary>
    public static bool IsFor(Actor actor) =>
        actor.EditsDirectory || actor.EditsAreas.Count + actor.KeepsSchools.Count + actor.KeepsServices.Count > 0;

    public async Task<ContactGridPage> PageAsync(ContactGridQuery query, Actor actor, CancellationToken cancellation)
    {
        await DerivedRowsDay.BringToAsync(directory, London.Today(clock), cancellation);
        var search = new ContactRowSearch(directory, ScopeOf(actor), query.Filter);
        var found = await search.PageAsync(query.Order, query.Descending, Math.Max(query.Skip, 0), Math.Clamp(query.Take, 1, MostRows),
            cancellation);
        var items = await ReadAsync(found, actor, cancellation);
        if (found.Count == 0 && query.Skip > 0)
        {
            // Beyond the end, as when rows have gone since the page was chosen: the first page says how many there are.
            return await PageAsync(query with { Skip = 0 }, actor, cancellation);
        }

        return new ContactGridPage(items, found.Count == 0 ? 0 : found[0].Total);
    }

    /// <summary>One row; null where there is none or the actor does not keep it.</summary>
    public async Task<ContactGridItem?> RowAsync(int contactId, Actor actor, CancellationToken cancellation) =>
        (await PageAsync(new ContactGridQuery(new ContactGridFilter { Ids = [contactId] }), actor, cancellation)).Items is [var row, ..]
            ? row
            : null;

    /// <summary>What the actor's points of contact can be narrowed to, at most <see cref="MostChoices"/> each.</summary>
    public async Task<ContactGridChoices> ChoicesAsync(Actor actor, CancellationToken cancellation)
    {
        var (areas, services) = await new ContactRowSearch(directory, ScopeOf(actor), new ContactGridFilter()).ChoicesAsync(MostChoices,
            cancellation);
        return new ContactGridChoices([.. areas.Select(Choice)], [.. services.Select(Choice)]);

        static ContactGridChoice Choice((int Id, string Code, string Name) row) => new(row.Id, row.Code, row.Name);
    }

    /// <summary>The rows of these ids that the actor keeps, in the ids' order, some hundreds at a time.</summary>
    public async IAsyncEnumerable<ContactGridItem> ItemsAsync(
        IReadOnlyList<int> ids, Actor actor, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var some in ids.Chunk(RowsAtOnce))
        {
            var search = new ContactRowSearch(directory, ScopeOf(actor), new ContactGridFilter { Ids = some });
            var found = await search.PageAsync(ContactGridOrder.Organisation, descending: false, 0, RowsAtOnce, cancellation);
            var items = (await ReadAsync(found, actor, cancellation)).ToDictionary(i => i.Reading.Id);
            foreach (var id in some.Where(items.ContainsKey))
            {
                yield return items[id];
            }
        }
    }

    /// <summary>The ids of every row of the query, in its order; its page is not looked at.</summary>
    public async Task<IReadOnlyList<int>> IdsAsync(ContactGridQuery query, Actor actor, CancellationToken cancellation)
    {
        await DerivedRowsDay.BringToAsync(directory, London.Today(clock), cancellation);
        return await new ContactRowSearch(directory, ScopeOf(actor), query.Filter).IdsAsync(query.Order, query.Descending, cancellation);
    }

    internal static ContactScope ScopeOf(Actor actor) =>
        new(actor.EditsDirectory, actor.EditsAreas, actor.KeepsSchools, actor.KeepsServices)
        {
            PeopleEverywhere = actor.ReadsPeople,
            PeopleAreas = actor.ReadsPeopleInAreas,
            PeopleSchools = actor.ReadsPeopleOfSchools,
        };

    private async Task<IReadOnlyList<ContactGridItem>> ReadAsync(List<ContactRowFound> found, Actor actor, CancellationToken cancellation)
    {
        if (found.Count == 0)
        {
            return [];
        }

        var read = (await contacts.ByIdsAsync([.. found.Select(r => r.Id)], actor, cancellation)).ToDictionary(c => c.Id);
        return [.. found.Where(r => read.ContainsKey(r.Id)).Select(r =>
            new ContactGridItem(read[r.Id], r.Kind, r.Organisation, r.Key, r.Place))];
    }
}
