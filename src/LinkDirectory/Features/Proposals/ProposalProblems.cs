namespace LinkDirectory.Features.Proposals;

/// <summary>The proposal's state does not allow what was asked for.</summary>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="State">The proposal's state.</param>
public sealed record ProposalTransitionRefused(string Message, ProposalState State) : Problem(Message)
{
    internal static ProposalTransitionRefused From(ProposalState state) => new(state switch
    {
        ProposalState.Agreed => "Somebody has already agreed to this. Look at what the provider says now.",
        ProposalState.Declined => "Somebody has already declined this. Nothing was changed; you can propose it again.",
        ProposalState.Withdrawn => "The person who proposed this has taken it back, or has proposed something else instead. Look again.",
        ProposalState.Outdated => "The provider has been changed since in what is proposed, so nothing was changed now. "
            + "Decline the proposal, or change the provider yourself.",
        _ => "This still waits for an answer. Look at it again.",
    }, state);
}
