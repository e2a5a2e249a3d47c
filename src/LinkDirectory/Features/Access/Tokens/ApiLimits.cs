using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.GraphQL;
using Microsoft.AspNetCore.RateLimiting;
using System.Globalization;
using System.Threading.RateLimiting;

namespace LinkDirectory.Features.Access.Tokens;

/// <summary>How often the API may be asked: by each token, and by each address without one.</summary>
internal static class ApiLimits
{
    /// <summary>The settings: <c>PerMinute</c> requests on the long run (0 for no limit), and <c>Burst</c> at once.</summary>
    public const string Section = "RateLimits:Api";

    public static IServiceCollection AddApiLimits(this IServiceCollection services, IConfiguration configuration) =>
        services.AddRateLimiter(limiter =>
        {
            var perMinute = configuration.GetValue($"{Section}:PerMinute", 6000);
            var burst = configuration.GetValue($"{Section}:Burst", 3000);
            PartitionedRateLimiter<HttpContext> By(Func<HttpContext, string> key, int times) =>
                PartitionedRateLimiter.Create<HttpContext, string>(context => perMinute == 0 || !HttpActor.IsApi(context)
                    ? RateLimitPartition.GetNoLimiter("")
                    : RateLimitPartition.GetTokenBucketLimiter(key(context), _ => Bucket(perMinute * times, burst * times)));

            // An address may hold several tokens, but not as many as it makes up.
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(By(KeyOf, times: 1),
                By(SignInLimits.AddressOf, TokensOfOneAddress));
            limiter.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected));
        });

    private const int TokensOfOneAddress = 4;

    private static TokenBucketRateLimiterOptions Bucket(int perMinute, int burst) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };

    // The hash, so that no limiter holds a secret. A token that is made up counts for itself, and is refused by another rule.
    private static string KeyOf(HttpContext context) =>
        TokenAuthentication.Given(context.Request) is { Length: TokenText.Length } token
            ? TokenText.HashOf(token)
            : SignInLimits.AddressOf(context);

    private static Task RefuseAsync(OnRejectedContext rejected)
    {
        var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Ceiling(wait.TotalSeconds) : 1;
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString("0", CultureInfo.InvariantCulture);
        return GraphQLRefusal.WriteAsync(
            rejected.HttpContext, StatusCodes.Status429TooManyRequests,
            $"Too many requests. Wait {seconds:0} seconds, then go on more slowly.", GraphQLErrorCodes.LimitExceeded);
    }
}
