using System.Threading.RateLimiting;
using LinkDirectory.GraphQL.Http;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>
/// How often one address may try to sign in and the like: for one account, and for all together, so that neither one password
/// nor many accounts can be guessed through.
/// </summary>
public sealed class SignInLimits(IOptions<SignInLimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<int> perAccount = Limiter(options.Value.PerAccount, options.Value.Window);
    private readonly PartitionedRateLimiter<int> perAddress = Limiter(options.Value.PerAddress, options.Value.Window);

    /// <summary>Counts an attempt.</summary>
    /// <param name="what">What is attempted, as in "reset": each is counted for itself.</param>
    /// <param name="account">The address of mail that was typed, or the account's number; empty where there is none.</param>
    /// <returns>How long to wait, where it was one too many; else null.</returns>
    public TimeSpan? WaitFor(HttpContext context, string what, string account)
    {
        var address = ClientAddress.Of(context);
        return Wait(perAddress, $"{what} {address}")
            ?? (account.Length == 0 ? null : Wait(perAccount, $"{what} {address} {EmailText.Normalize(account)}"));
    }

    public void Dispose()
    {
        perAccount.Dispose();
        perAddress.Dispose();
    }

    private static TimeSpan? Wait(PartitionedRateLimiter<int> limiter, string counted)
    {
        using var lease = limiter.AttemptAcquire(LimitSlots.Of(counted));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    private static PartitionedRateLimiter<int> Limiter(int permits, TimeSpan window) =>
        PartitionedRateLimiter.Create<int, int>(slot => RateLimitPartition.GetFixedWindowLimiter(
            slot, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window }));
}
