using System.Data;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Proposals;

/// <summary>
/// Takes changes of a provider from editors who may not make them, and the answers of those who may. <see cref="ProviderRights"/> says
/// who is who. Agreeing saves the provider as if it had been typed, under the same rules; each act is one transaction with its mail and
/// its line in the trail.
/// </summary>
public sealed class ProviderProposals(DirectoryDb directory, ProviderWriter providers, ProposalMail mail, TimeProvider clock)
{
    /// <summary>
    /// Proposes what the draft gives and the provider does not say. One proposal of each person waits at each provider: another takes its
    /// place, and the same again is not stored twice.
    /// </summary>
    /// <returns>
    /// The proposal; or <see cref="InvalidInput"/> for each field at fault, <see cref="NotFound"/>, <see cref="NotAllowed"/> or
    /// <see cref="ProviderChangedMeanwhile"/>.
    /// </returns>
    public async Task<Result<ProviderProposalView>> ProposeAsync(ProviderDraft draft, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        if (await db.Providers.SingleOrDefaultAsync(p => p.Id == draft.Id, cancellation) is not { } provider)
        {
            return new NotFound(nameof(Provider), draft.Id ?? 0);
        }

        var rights = await ProviderRights.OfAsync(db, provider.Id, actor, cancellation);
        if (!rights.MayPropose || actor.AccountId is not { } proposer)
        {
            return rights.Refusal ?? new NotAllowed("You may change this provider yourself: save the change instead of proposing it.");
        }

        if (ProviderWriter.ProblemOfVersion(draft, provider) is { } stale)
        {
            return stale;
        }

        var made = await ProviderWriter.MakeAsync(db, draft, provider, cancellation);
        if (!made.IsDone)
        {
            return Result<ProviderProposalView>.Refused(made.Problems);
        }

        var (says, would) = (ProviderFields.Of(provider), ProviderFields.Of(made.Value));
        if (says == would)
        {
            return new InvalidInput("The provider says this already. Change what you want to propose.");
        }

        var earlier = await db.ProviderProposals.SingleOrDefaultAsync(
            p => p.ProviderId == provider.Id && p.ProposedById == proposer && p.Outcome == ProposalOutcome.Waiting, cancellation);
        var (before, proposed) = (says.Without(would), would.Without(says));
        if (earlier is not null && (earlier.Before, earlier.Proposed) == (before, proposed))
        {
            return await ReadAsync(db, earlier, actor, cancellation);
        }

        var proposal = new ProviderProposal
        {
            ProviderId = provider.Id,
            ProposedById = proposer,
            ProposedAt = clock.GetUtcNow(),
            Replaces = earlier is not null,
            Before = before,
            Proposed = proposed,
        };
        await AddAsync(db, proposal, earlier, actor, ProviderRules.Differences(provider, made.Value), cancellation);
        var read = await ReadAsync(db, proposal, actor, cancellation);
        await transaction.CommitAsync(cancellation);
        return read;
    }

    /// <summary>Agrees to a proposal, which changes the provider in what is proposed and nothing else; or declines it.</summary>
    /// <param name="version">The version of the provider that the actor read; needed to agree.</param>
    /// <returns>
    /// The proposal; or <see cref="NotFound"/>, <see cref="NotAllowed"/>, or <see cref="ProposalTransitionRefused"/> where it was answered
    /// before or the provider has been changed since in what is proposed. To agree may also be refused for whatever keeps a provider from
    /// being saved.
    /// </returns>
    public Task<Result<ProviderProposalView>> AnswerAsync(
        int proposalId, bool agree, int? version, Actor actor, CancellationToken cancellation) =>
        SettleAsync(proposalId, agree ? ProposalOutcome.Agreed : ProposalOutcome.Declined, actor, async (db, proposal) =>
        {
            if ((await ProviderRights.OfAsync(db, proposal.ProviderId, actor, cancellation)).Refusal is { } refusal)
            {
                return proposal.ProposedById == actor.AccountId ? refusal : Unseen(proposalId);
            }

            var state = proposal.StateBeside(proposal.Provider);
            if (proposal.Outcome != ProposalOutcome.Waiting || (agree && state == ProposalState.Outdated))
            {
                return ProposalTransitionRefused.From(state);
            }

            if (agree && await providers.SaveInAsync(db, proposal.AsDraft(version), actor,
                $"as account {proposal.ProposedById} proposed", cancellation) is { IsDone: false } refused)
            {
                return Result.From(refused.Problems);
            }

            await mail.AnsweredAsync(db, proposal, agree, cancellation);
            return Result.Done;
        }, cancellation);

    /// <summary>Takes one's own proposal back while it waits.</summary>
    public Task<Result<ProviderProposalView>> WithdrawAsync(int proposalId, Actor actor, CancellationToken cancellation) =>
        SettleAsync(proposalId, ProposalOutcome.Withdrawn, actor, async (db, proposal) =>
        {
            if (proposal.ProposedById != actor.AccountId)
            {
                var answers = (await ProviderRights.OfAsync(db, proposal.ProviderId, actor, cancellation)).MayChange;
                return answers
                    ? new NotAllowed("Only the person who proposed this takes it back. You can decline it.") : Unseen(proposalId);
            }

            return actor.EditsAreas.Count == 0 ? new NotAllowed()
                : proposal.Outcome == ProposalOutcome.Waiting ? Result.Done
                : ProposalTransitionRefused.From(proposal.StateBeside(proposal.Provider));
        }, cancellation);

    private async Task AddAsync(
        DirectoryDbContext db, ProviderProposal proposal, ProviderProposal? earlier, Actor actor, IReadOnlyList<AuditChange> changes,
        CancellationToken cancellation)
    {
        if (earlier is not null)
        {
            earlier.Settle(ProposalOutcome.Withdrawn, actor, proposal.ProposedAt);
            await db.SaveChangesAsync(cancellation); // only one may wait at any moment
        }

        db.ProviderProposals.Add(proposal);
        await db.SaveChangesAsync(cancellation);
        AuditTrail.Add(db, actor, proposal.ProposedAt, "propose provider change", Subject(proposal),
            $"{Name(proposal)}{(earlier is null ? "" : $" in place of {Name(earlier)}")}", changes);
        await mail.ProposedAsync(db, proposal, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<Result<ProviderProposalView>> SettleAsync(
        int proposalId, ProposalOutcome outcome, Actor actor, Func<DirectoryDbContext, ProviderProposal, Task<Result>> settle,
        CancellationToken cancellation)
    {
        await using var db = directory.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        if (await db.ProviderProposals.Include(p => p.Provider).SingleOrDefaultAsync(p => p.Id == proposalId,
            cancellation) is not { } proposal)
        {
            return Unseen(proposalId);
        }

        if (await settle(db, proposal) is { IsDone: false } refused)
        {
            return Result<ProviderProposalView>.Refused(refused.Problems);
        }

        var now = clock.GetUtcNow();
        proposal.Settle(outcome, actor, now);
        AuditTrail.Add(db, actor, now, Act(outcome), Subject(proposal), $"{Name(proposal)} of account {proposal.ProposedById}");
        await db.SaveChangesAsync(cancellation);
        var read = await ReadAsync(db, proposal, actor, cancellation);
        await transaction.CommitAsync(cancellation);
        return read;
    }

    private static string Act(ProposalOutcome outcome) => outcome switch
    {
        ProposalOutcome.Agreed => "agree to provider change",
        ProposalOutcome.Declined => "decline provider change",
        _ => "withdraw provider change",
    };

    // The trail of a provider holds what was proposed to it.
    private static string Subject(ProviderProposal proposal) => $"Provider {proposal.ProviderId}";

    private static string Name(ProviderProposal proposal) => $"{nameof(ProviderProposal)} {proposal.Id}";

    private static NotFound Unseen(int proposalId) => new(nameof(ProviderProposal), proposalId);

    private static async Task<ProviderProposalView> ReadAsync(
        DirectoryDbContext db, ProviderProposal proposal, Actor actor, CancellationToken cancellation) =>
        (await ProviderProposalView.ReadAsync(db, [proposal], actor, cancellation))[0];
}
