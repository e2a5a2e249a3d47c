using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Proposals;

/// <summary>
/// Reads proposals that nobody has answered, for those who may: the people who may change the provider all of them, the person who
/// proposed one their own. Everybody else finds none.
/// </summary>
public sealed class ProposalsWaiting(DirectoryDb directory)
{
    /// <summary>Those of each provider, by its id, the earliest first.</summary>
    public async Task<ILookup<int, ProviderProposalView>> ByProviderAsync(
        IReadOnlyCollection<int> providerIds, Actor actor, CancellationToken cancellation)
    {
        if (!MaySeeAny(actor))
        {
            return Array.Empty<ProviderProposalView>().ToLookup(p => p.Provider.Id);
        }

        await using var db = directory.OpenToRead();
        var waiting = await Waiting(db).Where(p => providerIds.Contains(p.ProviderId)).ToListAsync(cancellation);
        return (await ProviderProposalView.ReadAsync(db, waiting, actor, cancellation)).ToLookup(p => p.Provider.Id);
    }

    /// <summary>One proposal, answered or not; null if there is no such proposal, or the actor may not see it.</summary>
    public async Task<ProviderProposalView?> FindAsync(int proposalId, Actor actor, CancellationToken cancellation)
    {
        if (!MaySeeAny(actor))
        {
            return null;
        }

        await using var db = directory.OpenToRead();
        var found = await db.ProviderProposals.Where(p => p.Id == proposalId).Include(p => p.Provider).ToListAsync(cancellation);
        return (await ProviderProposalView.ReadAsync(db, found, actor, cancellation)).SingleOrDefault();
    }

    /// <summary>Those that wait for the actor's own answer, the earliest first.</summary>
    public async Task<IReadOnlyList<ProviderProposalView>> ForAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.EditsDirectory && actor.EditsAreas.Count + actor.KeepsProviders.Count == 0)
        {
            return [];
        }

        await using var db = directory.OpenToRead();
        var theirs = db.ServicesNaming(actor.EditsAreas);
        // Whether an editor may answer is asked of each: every service must be theirs, and a catchment may be drawn.
        var waiting = await Waiting(db).Where(p => actor.EditsDirectory
                || actor.KeepsProviders.Contains(p.ProviderId)
                || theirs.Any(s => s.ProviderId == p.ProviderId)
                || db.Services.Any(s => s.ProviderId == p.ProviderId && s.CatchmentBoundary != null)
                || !db.Services.Any(s => s.ProviderId == p.ProviderId))
            .ToListAsync(cancellation);
        return [.. (await ProviderProposalView.ReadAsync(db, waiting, actor, cancellation))
            .Where(p => p is { MayAnswer: true, State: ProposalState.Waiting or ProposalState.Outdated })];
    }

    private static bool MaySeeAny(Actor actor) => actor.SignedIn || actor.EditsDirectory;

    private static IQueryable<ProviderProposal> Waiting(DirectoryDbContext db) =>
        db.ProviderProposals.Where(p => p.Outcome == ProposalOutcome.Waiting).Include(p => p.Provider).OrderBy(p => p.Id);
}
