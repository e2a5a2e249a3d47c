using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.GraphQL;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Proposals.GraphQL;

[MutationType]
public static partial class ProposalMutations
{
    /// <summary>
    /// Proposes a change of a provider to those who may make it: for an editor of some of its services and not of all. One proposal of
    /// yours waits at each provider; another takes its place. A field that is left out stays as it is; null clears it.
    /// </summary>
    /// <param name="provider">The provider.</param>
    /// <param name="version">The version of the provider that you read.</param>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What kind of organisation it is.</param>
    /// <param name="odsCode">The NHS Organisation Data Service (ODS) code; charities and councils have none.</param>
    /// <param name="website">Its website.</param>
    public static async Task<
        FieldResult<ProviderProposalView, InvalidInput, NotFound, NotAllowed, ProviderChangedMeanwhile>> ProposeProviderAsync(
        [ID<Provider>] int provider, int version, Optional<string?> name, Optional<ProviderKind?> kind, Optional<string?> odsCode,
        Optional<string?> website, ProviderProposals proposals, Actor actor, CancellationToken cancellation)
    {
        var draft = ServiceInputReader.ReadProvider(provider, version, name, kind, odsCode, website);
        var answer = await proposals.ProposeAsync(draft, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }

    /// <summary>Agrees to a proposal, which changes the provider in what is proposed and nothing else; or declines it.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="agree">Whether to agree. The person who proposed it is told.</param>
    /// <param name="version">The version of the provider that you read; needed to agree.</param>
    public static async Task<FieldResult<ProviderProposalView, InvalidInput, NotFound, NotAllowed, ProposalTransitionRefused,
        ProviderChangedMeanwhile>> AnswerProviderProposalAsync(
        [ID("ProviderProposal")] int proposal, bool agree, int? version, ProviderProposals proposals, Actor actor,
        CancellationToken cancellation)
    {
        var answer = await proposals.AnswerAsync(proposal, agree, version, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }

    /// <summary>Takes your own proposal back while it waits.</summary>
    /// <param name="proposal">The proposal.</param>
    public static async Task<
        FieldResult<ProviderProposalView, NotFound, NotAllowed, ProposalTransitionRefused>> WithdrawProviderProposalAsync(
        [ID("ProviderProposal")] int proposal, ProviderProposals proposals, Actor actor, CancellationToken cancellation)
    {
        var answer = await proposals.WithdrawAsync(proposal, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }
}
