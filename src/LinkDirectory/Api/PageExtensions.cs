using LinkDirectory.Data.Paging;

namespace LinkDirectory.Api;

/// <summary>Pages of feature services as connections.</summary>
internal static class PageExtensions
{
    /// <summary>The value, or the error at the argument that is wrong.</summary>
    /// <exception cref="GraphQLException">The service refused an argument.</exception>
    public static T OrThrow<T>(this Result<T> result)
        where T : class =>
        result.Value ?? throw Arguments.Refuse(string.Join('.', ((InvalidInput)result.Problem!).Field), result.Problem.Message);

    public static PageInfo Info<T>(this Page<T> page) =>
        new(page.HasNext, page.HasPrevious, page.Items is [var first, ..] ? first.Cursor : null,
            page.Items is [.., var last] ? last.Cursor : null);

    public static async ValueTask<int> TotalAsync<T>(this Page<T> page, CancellationToken cancellation) =>
        await page.CountAsync(cancellation);
}
