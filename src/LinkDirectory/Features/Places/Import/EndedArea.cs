using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Places.Import;

/// <summary>An area that has ended, as an import implies it.</summary>
/// <param name="Before">The areas that were known to have followed it.</param>
/// <param name="Successors">All that followed it; those of the file have no id until they are written.</param>
internal sealed record EndedArea(Area Area, DateOnly LastDay, IReadOnlyList<Area> Before, IReadOnlyList<Area> Successors)
{
    /// <summary>Those of the areas whose ground areas of the file took.</summary>
    public static async Task<IReadOnlyList<EndedArea>> FindAsync(
        ImportSession session, IReadOnlyList<Area> gone, IReadOnlyList<ArrivedArea> arrived)
    {
        var successions = await AreaSuccession.SuccessorsAsync(session.Db, session.Cancellation);
        int[] followers = [.. successions.SelectMany(pair => pair).Distinct()];
        var known = await session.Db.Areas.AsNoTracking().Where(a => followers.Contains(a.Id)).ToDictionaryAsync(a => a.Id,
            session.Cancellation);
        var ended = new List<EndedArea>();
        foreach (var area in gone)
        {
            IReadOnlyList<Area> before = [.. successions[area.Id].Order().Select(id => known[id])];
            var later = GroundSuccession.SuccessorsOf(area, arrived)
                .Where(found => before.All(b => b.Code != found.Code) && !AreaSuccession.Precedes(successions, found.Id, area.Id)).ToList();
            if (later.Count > 0)
            {
                ended.Add(new EndedArea(area, area.ValidUntil ?? session.Today.AddDays(-1), before, [.. before, .. later]));
            }
        }

        return ended;
    }

    public AreaEnd AsEnd() => new(Area.Id, LastDay, [.. Successors.Select(area => area.Id)]);

    public IReadOnlyList<FieldChange> Changes() => FieldChange.Between(
        (nameof(Area.ValidUntil), Area.ValidUntil, LastDay),
        (nameof(Area.Successors), AreaNames.WithCodes(Before), AreaNames.WithCodes(Successors)));
}
