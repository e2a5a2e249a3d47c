using LinkDirectory.Features.Changing;

namespace LinkDirectory.Features.Links;

/// <summary>Somebody else changed the link first.</summary>
/// <param name="Message">What to do.</param>
/// <param name="Current">What it says now.</param>
public sealed record LinkChangedMeanwhile(string Message, Link Current) : IProblem;

/// <summary>What was asked for cannot follow where the link stands.</summary>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Status">Where the link stands.</param>
/// <param name="Allowed">Where it can go from there.</param>
public sealed record LinkTransitionRefused(string Message, LinkStatus Status, IReadOnlyList<LinkStatus> Allowed) : IProblem
{
    internal static LinkTransitionRefused From(LinkStatus status) => status switch
    {
        LinkStatus.Proposed => new("This link is proposed: the other side agrees to it first, or either side ends it.", status,
            [LinkStatus.Agreed, LinkStatus.Ended]),
        LinkStatus.Ended => new("This link has ended. Propose it again.", status, [LinkStatus.Proposed]),
        _ => new("This link is agreed: review it or end it.", status, [LinkStatus.Agreed, LinkStatus.Ended]),
    };
}
