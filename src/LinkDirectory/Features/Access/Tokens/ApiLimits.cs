using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.GraphQL.Http;
using Microsoft.AspNetCore.RateLimiting;
using System.Threading.RateLimiting;

namespace LinkDirectory.Features.Access.Tokens;

/// <summary>How often the API may be asked: by each token, and by each address without one.</summary>
internal static class ApiLimits
{
    private const int TokensOfOneAddress = 4;

    public static IServiceCollection AddApiLimits(this IServiceCollection services)
    {
        services.AddChecked<ApiLimitOptions>(ApiLimitOptions.Section).AddRateLimiter();
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<ApiLimitOptions>>((limiter, limits) =>
        {
            // An address may hold several tokens, but not as many as it makes up.
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                Limiter(limits.Value, KeyOf, times: 1), Limiter(limits.Value, ClientAddress.Of, TokensOfOneAddress));
            limiter.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected));
        });
        return services;
    }

    private static PartitionedRateLimiter<HttpContext> Limiter(ApiLimitOptions limits, Func<HttpContext, string> key, int times) =>
        PartitionedRateLimiter.Create<HttpContext, int>(context => limits.PerMinute == 0 || !HttpActor.IsApi(context)
            ? RateLimitPartition.GetNoLimiter(-1)
            : RateLimitPartition.GetTokenBucketLimiter(LimitSlots.Of(key(context)), _ => Bucket(limits, times)));

    private static TokenBucketRateLimiterOptions Bucket(ApiLimitOptions limits, int times) => new()
    {
        TokenLimit = limits.Burst * times,
        TokensPerPeriod = Math.Max(1, limits.PerMinute * times / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };

    // A token that is made up counts for itself, and is refused by another rule.
    private static string KeyOf(HttpContext context) =>
        TokenAuthentication.Given(context.Request) is { Length: TokenText.Length } token
            ? token
            : ClientAddress.Of(context);

    private static Task RefuseAsync(OnRejectedContext rejected)
    {
        var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Ceiling(wait.TotalSeconds) : 1;
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString("0", CultureInfo.InvariantCulture);
        return GraphQLRefusal.WriteAsync(
            rejected.HttpContext, StatusCodes.Status429TooManyRequests,
            $"Too many requests. Wait {seconds:0} seconds, then go on more slowly.", GraphQLErrorCodes.LimitExceeded);
    }
}
