using LinkDirectory.Data.Paging;

namespace LinkDirectory.Features.Organisations.Pages;

/// <summary>What the pages with lists have in common.</summary>
internal static class ListPage
{
    public const int Size = 25;

    public static readonly IReadOnlyList<ServiceStatus> NotEnded = [ServiceStatus.Open, ServiceStatus.PausedToReferrals,
        ServiceStatus.NotYetOpen];

    /// <summary>The page that an address asks for.</summary>
    public static PageRequest Request(string? after, string? before) =>
        before is null ? new PageRequest(First: Size, After: after) : new PageRequest(Last: Size, Before: before);
}
