using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Places;

/// <summary>
/// Ends areas by hand, and takes an end back. For administrators: those who keep an area will keep what follows it, so that they may not
/// say themselves what that is.
/// </summary>
public sealed class AreaChanges(DirectoryDb directory, Areas areas, IAreaFollower follower, ISchoolLosses losses, TimeProvider clock)
{
    public static bool MayChange(Actor actor) => actor.Administers || actor.EditsDirectory;

    /// <param name="lastDay">The area's last day.</param>
    /// <param name="successors">The codes of the areas that followed it; empty where nothing did.</param>
    /// <returns>The area as it is now; or what is wrong, by field: lastDay or successors.</returns>
    public async Task<Result<Area>> EndAsync(
        string code, DateOnly lastDay, IReadOnlyList<string> successors, Actor actor, CancellationToken cancellation)
    {
        if (!MayChange(actor))
        {
            return new NotAllowed("Only administrators may say that an area has ended.");
        }

        await using var db = directory.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await FindAsync(db, code, cancellation) is not { } area)
        {
            return new NotFound(nameof(Area), 0);
        }

        string[] codes = [.. successors.Select(text => text.Trim().ToUpperInvariant()).Where(text => text.Length > 0).Distinct()];
        var found = await db.Areas.AsNoTracking().Where(a => codes.Contains(a.Code)).OrderBy(a => a.Code)
            .Select(a => new Area { Id = a.Id, Code = a.Code, Name = a.Name, Kind = a.Kind }).ToListAsync(cancellation);
        if (ProblemOf(area, lastDay, codes, found, await AreaSuccession.SuccessorsAsync(db, cancellation)) is { } problem)
        {
            return problem;
        }

        await AreaSuccession.EndAsync(db, [new AreaEnd(area.Id, lastDay, [.. found.Select(a => a.Id)])], cancellation);
        await follower.FollowAsync(db, London.Today(clock), cancellation);
        await NoteAsync(db, actor, "end area", area, cancellation, Change("validUntil", area.ValidUntil, lastDay),
            new AuditChange("successors", null, AreaNames.WithCodes(found)));
        await transaction.CommitAsync(cancellation);
        return (await areas.ByIdAsync(area.Id, cancellation))!;
    }

    /// <summary>Says that the area exists after all, and that nothing followed it.</summary>
    /// <param name="acceptLosses">How many schools may lose a service that covers them; null where nobody has said.</param>
    public async Task<Result<Area>> ContinueAsync(string code, int? acceptLosses, Actor actor, CancellationToken cancellation)
    {
        if (!MayChange(actor))
        {
            return new NotAllowed("Only administrators may say that an area exists after all.");
        }

        await using var db = directory.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await FindAsync(db, code, cancellation) is not { } area)
        {
            return new NotFound(nameof(Area), 0);
        }

        var lost = await losses.WatchAsync(db, cancellation);
        await AreaSuccession.ContinueAsync(db, area.Id, cancellation);
        await follower.FollowAsync(db, London.Today(clock), cancellation);
        if (lost is not null && await lost() is var after && !after.MayGoOn(acceptLosses))
        {
            return SchoolsWouldLose.From(after);
        }

        await NoteAsync(db, actor, "continue area", area, cancellation, Change("validUntil", area.ValidUntil, null));
        await transaction.CommitAsync(cancellation);
        return (await areas.ByIdAsync(area.Id, cancellation))!;
    }

    private static Task<Area?> FindAsync(DirectoryDbContext db, string code, CancellationToken cancellation)
    {
        var wanted = code.Trim().ToUpperInvariant();
        return db.Areas.AsNoTracking().SingleOrDefaultAsync(a => a.Code == wanted, cancellation);
    }

    private static InvalidInput? ProblemOf(
        Area area, DateOnly lastDay, string[] codes, List<Area> found, ILookup<int, int> successors)
    {
        var unknown = codes.Except(found.Select(a => a.Code)).ToList();
        return lastDay < area.ValidFrom
            ? new InvalidInput($"The last day is before the first, {PlainDate.Format(area.ValidFrom.Value)}.", "lastDay")
            : unknown.Count > 0
            ? new InvalidInput(
                $"No area here has the code {Phrases.List(unknown, "or")}. Check it, or import the area first.", "successors")
            : SuccessionRule.Problem(area.Kind, found, later => AreaSuccession.Precedes(successors, later.Id, area.Id)) is { } problem
            ? new InvalidInput(problem, "successors")
            : null;
    }

    private async Task NoteAsync(
        DirectoryDbContext db, Actor actor, string act, Area area, CancellationToken cancellation, params AuditChange[] changes)
    {
        AuditTrail.Add(db, actor, clock.GetUtcNow(), act, $"Area {area.Code}", area.Name, changes);
        await db.SaveChangesAsync(cancellation);
    }

    private static AuditChange Change(string field, DateOnly? from, DateOnly? to) =>
        new(field, from?.ToString("O", CultureInfo.InvariantCulture), to?.ToString("O", CultureInfo.InvariantCulture));
}
