using LinkDirectory.Features.Links;

namespace LinkDirectory.Wording;

public static class LinkDisplayNames
{
    public static string DisplayName(this LinkStatus status) => status switch
    {
        LinkStatus.Proposed => "Proposed, not agreed yet",
        LinkStatus.Agreed => "Agreed",
        LinkStatus.UnderReview => "Agreed, being reviewed",
        LinkStatus.Ended => "Ended",
    };
}
