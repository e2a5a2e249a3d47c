namespace LinkDirectory.Features.Links;

/// <summary>Somebody else changed the link first.</summary>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Current">The record as it is now.</param>
public sealed record LinkChangedMeanwhile(string Message, Link Current) : Problem(Message);

/// <summary>The link's state does not allow what was asked for.</summary>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Status">The link's state.</param>
/// <param name="Allowed">The states that can follow.</param>
public sealed record LinkTransitionRefused(string Message, LinkStatus Status, IReadOnlyList<LinkStatus> Allowed) : Problem(Message)
{
    internal static LinkTransitionRefused From(LinkStatus status) => status switch
    {
        LinkStatus.Proposed => new("This link is proposed: the other side agrees to it first, or either side ends it.", status,
            [LinkStatus.Agreed, LinkStatus.Ended]),
        LinkStatus.Ended => new("This link has ended. Propose it again.", status, [LinkStatus.Proposed]),
        _ => new("This link is agreed: review it or end it.", status, [LinkStatus.Agreed, LinkStatus.Ended]),
    };
}
