using LinkDirectory.Data.Paging;
using LinkDirectory.Web;

namespace LinkDirectory.Features.Organisations.Pages;

/// <summary>What the pages with lists have in common.</summary>
internal static class ListPage
{
    public const int Size = 25;

    public static readonly IReadOnlyList<ServiceStatus> NotEnded = [ServiceStatus.Open, ServiceStatus.PausedToReferrals,
        ServiceStatus.NotYetOpen];

    /// <summary>The address of a list with the filters that are set.</summary>
    public static string Address(string path, params IEnumerable<(string Name, string? Value)> filters) => PageAddress.WithQuery(
        path, filters.Where(filter => !string.IsNullOrEmpty(filter.Value)).Select(filter => (filter.Name, filter.Value!)));

    /// <summary>The value that an address names; null where it names none.</summary>
    public static TEnum? Value<TEnum>(string? text)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(text, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>The page that an address asks for.</summary>
    public static PageRequest Request(string? after, string? before) =>
        before is null ? new PageRequest(First: Size, After: after) : new PageRequest(Last: Size, Before: before);
}
