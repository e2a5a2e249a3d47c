using LinkDirectory.Data.Paging;
using LinkDirectory.Data.Prepared;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Contacts;

/// <summary>A point of contact that was chosen among several.</summary>
/// <param name="Contact">The role, for rules that name no person.</param>
/// <param name="View">The role as the actor may see it.</param>
public sealed record ChosenContact(PointOfContact Contact, ContactView View);

/// <summary>
/// Points of contact, as each actor may see them: everything read here has passed <see cref="ContactView"/>, so that no
/// person's name reaches people who may not see names.
/// </summary>
public sealed class PointsOfContact(DirectoryDb directory, PeopleSight sight, PersonAccessLog accessLog, TimeProvider clock)
{
    private static readonly HashSet<int> Nobody = [];
    private static readonly KeysetOrder<PointOfContact> ById = new UniqueNumberOrder<PointOfContact>("contact", c => c.Id, c => c.Id);

    /// <summary>Those of the points of contact that exist, by id.</summary>
    public Task<IReadOnlyList<ContactView>> ByIdsAsync(IReadOnlyCollection<int> ids, Actor actor, CancellationToken cancellation) =>
        ReadAsync(actor, ContactStatements.ByIds, ids, cancellation);

    /// <summary>
    /// Each school's, by the school's id, in the order of roles; and of closed schools that it alone followed those for which it has no
    /// role of its own of the same kind.
    /// </summary>
    public Task<ILookup<int, ContactView>> BySchoolAsync(
        IReadOnlyCollection<int> schoolIds, Actor actor, CancellationToken cancellation) =>
        BySchoolAsync(ContactStatements.BySchools, schoolIds, actor, cancellation);

    /// <summary>The same of senior mental health leads alone.</summary>
    public Task<ILookup<int, ContactView>> LeadsBySchoolAsync(
        IReadOnlyCollection<int> schoolIds, Actor actor, CancellationToken cancellation) =>
        BySchoolAsync(ContactStatements.LeadsBySchools, schoolIds, actor, cancellation);

    /// <summary>How many open schools in an area have somebody in post as senior mental health lead today.</summary>
    public async Task<int> SchoolsWithLeadAsync(int areaId, CancellationToken cancellation) =>
        (await directory.ReadAsync(ContactStatements.SchoolsWithLead, cancellation, areaId, London.Today(clock)))[0];

    private async Task<ILookup<int, ContactView>> BySchoolAsync(
        ReadStatement<PointOfContact> which, IReadOnlyCollection<int> schoolIds, Actor actor, CancellationToken cancellation)
    {
        var closed = await SchoolHeirs.ShownAtAsync(directory, schoolIds, cancellation);
        if (closed.Count == 0)
        {
            return (await ReadAsync(actor, which, schoolIds, cancellation)).ToLookup(c => c.SchoolId!.Value);
        }

        int[] all = [.. schoolIds.Union(closed.SelectMany(of => of).Select(school => school.Id))];
        var read = (await LoadAsync(actor, which, all, cancellation))
            .Select(c => c.View).ToLookup(c => c.SchoolId!.Value);
        var shown = schoolIds.Distinct().SelectMany(school => read[school]
            .Concat(closed[school].SelectMany(earlier => read[earlier.Id].Where(c => read[school].All(own => own.Role != c.Role))
                .Select(c => c.AsOf(earlier))))
            .OrderBy(c => c.Role).Select(view => (School: school, View: view))).ToList();
        Note(actor, shown.Select(pair => pair.View));
        return shown.ToLookup(pair => pair.School, pair => pair.View);
    }

    /// <summary>Each service's, by the service's id, in the order of roles.</summary>
    public async Task<ILookup<int, ContactView>> ByServiceAsync(
        IReadOnlyCollection<int> serviceIds, Actor actor, CancellationToken cancellation) =>
        (await ReadAsync(actor, ContactStatements.ByServices, serviceIds, cancellation)).ToLookup(c => c.ServiceId!.Value);

    /// <summary>Each area's, by the area's id, in the order of roles; then those of the ended areas that it followed.</summary>
    public async Task<ILookup<int, ContactView>> ByAreaAsync(
        IReadOnlyCollection<int> areaIds, Actor actor, CancellationToken cancellation)
    {
        var ended = await directory.ReadAsync(PlaceStatements.Heirs, cancellation, KeyList.Of(areaIds));
        int[] all = [.. areaIds.Union(ended.Select(h => h.EndedAreaId))];
        var read = (await ReadAsync(actor, ContactStatements.ByAreas, all, cancellation))
            .ToLookup(c => c.AreaId!.Value);
        return areaIds.SelectMany(area => read[area].Select(c => (area, c)))
            .Concat(ended.SelectMany(h => read[h.EndedAreaId].Select(c => (h.AreaId, c)))).ToLookup(pair => pair.Item1, pair => pair.Item2);
    }

    /// <summary>
    /// Of each service's points of contact the one that is chosen, by the service's id: it alone is given, and noted as read.
    /// </summary>
    /// <param name="choose">Chooses among a service's points of contact, by what is said about the role.</param>
    /// <param name="routesOfSchool">The school whose routes the services are, by id; null where they are no school's.</param>
    public async Task<IReadOnlyDictionary<int, ChosenContact>> ChooseByServiceAsync(
        IReadOnlyCollection<int> serviceIds, Func<int, IEnumerable<PointOfContact>, PointOfContact?> choose, Actor actor,
        int? routesOfSchool, CancellationToken cancellation)
    {
        var read = (await LoadAsync(actor, ContactStatements.ByServices, serviceIds, cancellation, routesOfSchool))
            .ToDictionary(c => c.Contact);
        var chosen = read.Keys.OrderBy(c => c.Id).GroupBy(c => c.ServiceId!.Value)
            .Select(of => choose(of.Key, of)).OfType<PointOfContact>()
            .ToDictionary(c => c.ServiceId!.Value, c => new ChosenContact(c, read[c].View));
        Note(actor, chosen.Values.Select(c => c.View));
        return chosen;
    }

    /// <summary>
    /// Each time somebody confirmed a role or said it was wrong, newest first: nothing of a closed school's role, which is not confirmed at
    /// the school that shows it. Who said so is there where the view shows people.
    /// </summary>
    public async Task<ILookup<ContactView, VerificationView>> VerificationsAsync(
        IReadOnlyCollection<ContactView> contacts, CancellationToken cancellation)
    {
        var own = contacts.Where(c => c.EarlierSchoolId is null).ToList();
        var said = (await directory.ReadAsync(ContactStatements.Verifications, cancellation, KeyList.Of([.. own.Select(c => c.Id)])))
            .OrderByDescending(v => v.At).ThenByDescending(v => v.Id).ToLookup(v => v.PointOfContactId);
        return own.Distinct().SelectMany(c => said[c.Id].Select(v => (View: c, Said: v))).ToLookup(
            pair => pair.View,
            pair => new VerificationView(
                pair.Said.At, pair.Said.Method, pair.Said.Outcome, pair.View.ShowsPeople ? pair.Said.By : null));
    }

    public async Task<Result<Page<ContactView>>> PageAsync(
        PointOfContactFilter? filter, PageRequest page, Actor actor, CancellationToken cancellation)
    {
        var window = page.Read(ById.Mark, ById.Accepts);
        if (window.Problem is { } problem)
        {
            return problem;
        }

        await using var db = directory.OpenToRead();
        var slice = await Rows(db, filter, actor).SliceAsync(ById, window.Value!, cancellation);
        var read = (await ByIdsAsync([.. slice.Rows.Select(c => c.Id)], actor, cancellation)).ToDictionary(c => c.Id);
        var items = slice.Rows.Where(c => read.ContainsKey(c.Id))
            .Select(c => new PageItem<ContactView>(read[c.Id], () => ById.CursorOf(c).ToString(), null));
        return new Page<ContactView>([.. items], slice.HasNext, slice.HasPrevious, token => CountAsync(filter, actor, token));
    }

    private async Task<int> CountAsync(PointOfContactFilter? filter, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await Rows(db, filter, actor).CountAsync(cancellation);
    }

    private IQueryable<PointOfContact> Rows(DirectoryDbContext db, PointOfContactFilter? filter, Actor actor) =>
        db.PointsOfContact.Matching(db, filter, sight.Of(db, actor), London.Today(clock));

    private async Task<IReadOnlyList<ContactView>> ReadAsync(
        Actor actor, ReadStatement<PointOfContact> which, IReadOnlyCollection<int> keys, CancellationToken cancellation)
    {
        var read = await LoadAsync(actor, which, keys, cancellation);
        List<ContactView> views = [.. read.Select(c => c.View)];
        Note(actor, views);
        return views;
    }

    private async Task<IEnumerable<(PointOfContact Contact, ContactView View)>> LoadAsync(
        Actor actor, ReadStatement<PointOfContact> which, IReadOnlyCollection<int> keys, CancellationToken cancellation,
        int? routesOfSchool = null)
    {
        var contacts = await ContactStatements.WithPeopleAsync(directory, which, keys, cancellation);
        var today = London.Today(clock);
        var seen = await SeenAsync(contacts, actor, routesOfSchool, cancellation);
        return contacts.OrderBy(c => c.Role).ThenBy(c => c.Label, StringComparer.Ordinal).ThenBy(c => c.Id)
            .Select(c => (c, ContactView.From(c, actor, seen, today)));
    }

    private async Task<IReadOnlySet<int>> SeenAsync(
        List<PointOfContact> contacts, Actor actor, int? routesOfSchool, CancellationToken cancellation)
    {
        if (!PeopleSight.Chooses(actor))
        {
            return Nobody;
        }

        await using var db = directory.OpenToRead();
        return await PeopleSight.OnRoutesOfAsync(db, routesOfSchool, actor, cancellation)
            ? contacts.Select(c => c.Id).ToHashSet()
            : await sight.SeenAsync(db, contacts, actor, cancellation);
    }

    private void Note(Actor actor, IEnumerable<ContactView> given) =>
        accessLog.Note(actor, given.SelectMany(c => c.Holders ?? []).Select(h => h.PersonId).Distinct());
}
