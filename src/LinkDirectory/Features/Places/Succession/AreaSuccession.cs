namespace LinkDirectory.Features.Places;

/// <summary>An area's end, and the areas that followed it.</summary>
/// <param name="LastDay">The area's last day.</param>
/// <param name="Successors">None where nothing followed.</param>
public sealed record AreaEnd(int AreaId, DateOnly LastDay, IReadOnlyCollection<int> Successors);

/// <summary>
/// The only writer of which area followed which. An area that has ended keeps its boundary: a catchment that names it goes on
/// covering the ground that it covered.
/// </summary>
internal static class AreaSuccession
{
    /// <summary>Records ends, in the caller's transaction. What was recorded of the same areas before is replaced.</summary>
    public static async Task EndAsync(DirectoryDbContext db, IReadOnlyCollection<AreaEnd> ends, CancellationToken cancellation)
    {
        if (ends.Count == 0)
        {
            return;
        }

        foreach (var end in ends)
        {
            await db.Areas.Where(a => a.Id == end.AreaId)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.ValidUntil, end.LastDay), cancellation);
            await SucceedAsync(db, end.AreaId, end.Successors, cancellation);
        }

        await DeriveAsync(db, cancellation);
    }

    /// <summary>Takes an end back: the area exists, and nothing followed it.</summary>
    public static async Task ContinueAsync(DirectoryDbContext db, int areaId, CancellationToken cancellation)
    {
        await db.Areas.Where(a => a.Id == areaId)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ValidUntil, (DateOnly?)null), cancellation);
        await SucceedAsync(db, areaId, [], cancellation);
        await DeriveAsync(db, cancellation);
    }

    /// <summary>Every pair of an area and one that followed it.</summary>
    public static async Task<ILookup<int, int>> SuccessorsAsync(DirectoryDbContext db, CancellationToken cancellation) =>
        (await db.Areas.SelectMany(a => a.Successors, (earlier, later) => new { Earlier = earlier.Id, Later = later.Id })
            .ToListAsync(cancellation)).ToLookup(pair => pair.Earlier, pair => pair.Later);

    /// <summary>
    /// Whether an area was followed by the other, so that it cannot follow it: an older file must not turn a succession round.
    /// </summary>
    /// <param name="area">The area's id; 0 for one that is not written yet.</param>
    public static bool Precedes(ILookup<int, int> successors, int area, int other) =>
        area == other || (area != 0 && Followers(successors, area).Contains(other));

    private static async Task SucceedAsync(
        DirectoryDbContext db, int areaId, IReadOnlyCollection<int> successors, CancellationToken cancellation)
    {
        var pairs = db.Set<Dictionary<string, object>>("AreaSuccessions");
        var before = await pairs.AsTracking().Where(p => (int)p["PredecessorId"] == areaId).ToListAsync(cancellation);
        pairs.RemoveRange(before.Where(p => !successors.Contains((int)p["SuccessorId"])));
        pairs.AddRange(successors.Except(before.Select(p => (int)p["SuccessorId"]))
            .Select(later => new Dictionary<string, object> { ["PredecessorId"] = areaId, ["SuccessorId"] = later }));
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task DeriveAsync(DirectoryDbContext db, CancellationToken cancellation)
    {
        var successors = await SuccessorsAsync(db, cancellation);
        var heirs = successors.SelectMany(ended => Followers(successors, ended.Key).Select(later => (Later: later, Ended: ended.Key)))
            .ToList();
        var derived = new List<object>();
        derived.AddRange(heirs.Select(heir => new AreaHeir { AreaId = heir.Later, EndedAreaId = heir.Ended }));
        derived.AddRange(ReachesOf(successors, heirs).Select(reach => new AreaReach { AreaId = reach.From, OtherAreaId = reach.To }));
        await db.AreaHeirs.ExecuteDeleteAsync(cancellation);
        await db.AreaReaches.ExecuteDeleteAsync(cancellation);
        db.AddRange(derived);
        await db.SaveChangesAsync(cancellation);
        derived.ForEach(row => db.Entry(row).State = EntityState.Detached);
    }

    // From an area to what followed it, and from either to what ended and went wholly to it. What went to several areas is of none alone.
    private static IEnumerable<(int From, int To)> ReachesOf(ILookup<int, int> successors, List<(int Later, int Ended)> heirs)
    {
        var followed = heirs.ToLookup(heir => heir.Ended, heir => heir.Later);
        var whole = heirs.Where(heir => IsWhole(successors, followed, heir)).ToLookup(heir => heir.Later, heir => heir.Ended);
        return heirs.SelectMany(heir => new[] { heir.Later, heir.Ended }).Distinct()
            .SelectMany(from => followed[from].Concat(followed[from].Prepend(from).SelectMany(area => whole[area]))
                .Where(to => to != from).Distinct().Select(to => (from, to)));
    }

    private static bool IsWhole(ILookup<int, int> successors, ILookup<int, int> followed, (int Later, int Ended) heir) =>
        followed[heir.Ended].Where(area => !successors.Contains(area))
            .All(last => last == heir.Later || followed[heir.Later].Contains(last));

    /// <summary>Every area that followed one, directly or through others.</summary>
    public static HashSet<int> Followers(ILookup<int, int> successors, int areaId)
    {
        var found = new HashSet<int>();
        var queue = new Queue<int>(successors[areaId]);
        while (queue.TryDequeue(out var next))
        {
            if (found.Add(next))
            {
                foreach (var later in successors[next])
                {
                    queue.Enqueue(later);
                }
            }
        }

        return found;
    }
}
