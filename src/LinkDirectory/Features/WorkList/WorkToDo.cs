using LinkDirectory.Data.Search;
using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.WorkList;

/// <summary>What an editor can do something about.</summary>
public enum WorkKind
{
    /// <summary>Mail came back: correct the address.</summary>
    Undeliverable,

    /// <summary>Nobody in post: name a holder, or ask the organisation.</summary>
    Vacant,

    /// <summary>The period ended: ask to confirm.</summary>
    Overdue,

    /// <summary>The period ends soon, or nobody has ever confirmed: ask to confirm.</summary>
    Due,

    /// <summary>An open school without any role of senior mental health lead: add one.</summary>
    NoLead,
}

/// <summary>An open school without a role of senior mental health lead.</summary>
/// <param name="Place">Its local authority; null where that is not known.</param>
public sealed record SchoolGap(int SchoolId, int Urn, string Name, string? Place);

/// <summary>A page of schools without a lead, and how many there are in all.</summary>
public sealed record SchoolGapPage(IReadOnlyList<SchoolGap> Schools, int Total);

/// <summary>The points of contact that want something done, of those that the actor keeps, and the schools without a lead.</summary>
public sealed class WorkToDo(DirectoryDb directory, TimeProvider clock)
{
    /// <summary>The currencies that a kind of work is about; none for schools without a lead.</summary>
    public static IReadOnlyList<Currency> CurrenciesOf(WorkKind kind) => kind switch
    {
        WorkKind.Undeliverable => [Currency.Undeliverable],
        WorkKind.Vacant => [Currency.Vacant],
        WorkKind.Overdue => [Currency.Overdue],
        WorkKind.Due => [Currency.Due, Currency.Unverified],
        _ => [],
    };

    /// <summary>Whether its contacts are asked to confirm, one or many at once.</summary>
    public static bool AsksToConfirm(WorkKind kind) => kind is WorkKind.Overdue or WorkKind.Due;

    /// <summary>How much there is of each kind, exactly, within the filter's area and partner.</summary>
    public async Task<IReadOnlyDictionary<WorkKind, int>> CountsAsync(ContactGridFilter filter, Actor actor, CancellationToken cancellation)
    {
        await DerivedRowsDay.BringToAsync(directory, London.Today(clock), cancellation);
        var scope = ContactGrid.ScopeOf(actor);
        var counts = (await new ContactRowSearch(directory, scope, filter).CountsAsync(cancellation))
            .ToDictionary(c => c.Currency, c => c.Count);
        var gaps = await new ContactRowSearch(directory, scope, filter).GapsAsync(0, 0, cancellation);
        return Enum.GetValues<WorkKind>().ToDictionary(kind => kind,
            kind => kind == WorkKind.NoLead ? gaps.Total : CurrenciesOf(kind).Sum(counts.GetValueOrDefault));
    }

    /// <summary>The open schools of the actor's areas without a role of senior mental health lead, by name.</summary>
    /// <param name="take">1 to <see cref="ContactGrid.MostRows"/>.</param>
    public async Task<SchoolGapPage> SchoolsWithoutLeadAsync(
        ContactGridFilter filter, int skip, int take, Actor actor, CancellationToken cancellation)
    {
        var (schools, total) = await new ContactRowSearch(directory, ContactGrid.ScopeOf(actor), filter)
            .GapsAsync(Math.Max(skip, 0), Math.Clamp(take, 1, ContactGrid.MostRows), cancellation);
        return new SchoolGapPage(schools, total);
    }
}
