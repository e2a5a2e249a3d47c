using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Audit;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>
/// Failures in a row lock an account for a while, for every browser but those that its owner has signed in from; each of these locks by
/// failures of its own. The owner is told when strangers have locked it.
/// </summary>
public sealed class Lockouts(IOptions<AccountLockoutOptions> options, SecurityNotices notices, TimeProvider clock)
{
    /// <summary>The browser, where it is known for the account; else null.</summary>
    internal static async Task<KnownDevice?> DeviceAsync(
        DirectoryDbContext db, int accountId, int? device, CancellationToken cancellation) =>
        device is null ? null : await db.KnownDevices.AsNoTracking()
            .SingleOrDefaultAsync(d => d.Id == device && d.AccountId == accountId, cancellation);

    internal bool IsLocked(Account account, KnownDevice? device) =>
        ((ILockable?)device ?? account).LockedUntil > clock.GetUtcNow();

    /// <summary>Counts a failure; the context must hold no transaction.</summary>
    internal async Task FailAsync(DirectoryDbContext db, Account account, KnownDevice? device, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (device is not null)
        {
            await LocksAsync(db.KnownDevices.Where(d => d.Id == device.Id), cancellation);
        }
        else if (await LocksAsync(db.Accounts.Where(a => a.Id == account.Id), cancellation))
        {
            AuditTrail.Add(db, Actor.Anonymous(Channel.Page), clock.GetUtcNow(), "lock account", $"Account {account.Id}",
                $"{options.Value.Failures} failed attempts");
            await notices.AddLockedAsync(db, account, options.Value, cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>
    /// Takes the count back, unless it has locked meanwhile: of guesses made side by side, those after the last one allowed do not come in.
    /// </summary>
    /// <returns>Whether they come in.</returns>
    internal async Task<bool> SucceedAsync(DirectoryDbContext db, int accountId, KnownDevice? device, CancellationToken cancellation)
    {
        if (device is null)
        {
            return await OpensAsync(db.Accounts.Where(a => a.Id == accountId), cancellation);
        }

        var (row, now) = (db.KnownDevices.Where(d => d.Id == device.Id), clock.GetUtcNow());
        return await OpensAsync(row, cancellation)
            && await row.ExecuteUpdateAsync(set => set.SetProperty(d => d.LastSignedInAt, now), cancellation) == 1;
    }

    /// <summary>Adds the browser to those that are known for the account.</summary>
    internal async Task<KnownDevice> RememberAsync(DirectoryDbContext db, int accountId, CancellationToken cancellation)
    {
        var forgotten = await db.KnownDevices.Where(d => d.AccountId == accountId).OrderByDescending(d => d.LastSignedInAt)
            .ThenByDescending(d => d.Id).Skip(KnownDevice.Most - 1).Select(d => d.Id).ToListAsync(cancellation);
        await db.KnownDevices.Where(d => forgotten.Contains(d.Id)).ExecuteDeleteAsync(cancellation);
        var device = new KnownDevice { AccountId = accountId, LastSignedInAt = clock.GetUtcNow() };
        db.KnownDevices.Add(device);
        return device;
    }

    // Whether this failure was the one that locks.
    private async Task<bool> LocksAsync<T>(IQueryable<T> row, CancellationToken cancellation)
        where T : class, ILockable
    {
        var (most, until) = (options.Value.Failures, (DateTimeOffset?)(clock.GetUtcNow() + options.Value.Duration));
        await row.ExecuteUpdateAsync(set => set.SetProperty(r => r.FailedAttempts, r => r.FailedAttempts + 1), cancellation);
        return await row.Where(r => r.FailedAttempts >= most)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.FailedAttempts, 0).SetProperty(r => r.LockedUntil, until), cancellation) == 1;
    }

    private async Task<bool> OpensAsync<T>(IQueryable<T> row, CancellationToken cancellation)
        where T : class, ILockable
    {
        var now = clock.GetUtcNow();
        return await row.Where(r => r.LockedUntil == null || r.LockedUntil <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.FailedAttempts, 0)
                .SetProperty(r => r.LockedUntil, (DateTimeOffset?)null), cancellation) == 1;
    }
}
