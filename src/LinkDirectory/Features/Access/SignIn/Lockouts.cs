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
        (device is null ? account.LockedUntil : device.LockedUntil) > clock.GetUtcNow();

    /// <summary>Counts a failure; the context must hold no transaction.</summary>
    internal async Task FailAsync(DirectoryDbContext db, Account account, KnownDevice? device, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (device is not null)
        {
            await FailAsync(db, device, cancellation);
        }
        else if (await FailAsync(db, account, cancellation))
        {
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
        var now = clock.GetUtcNow();
        return device is not null
            ? await db.KnownDevices.Where(d => d.Id == device.Id && (d.LockedUntil == null || d.LockedUntil <= now))
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.FailedAttempts, 0).SetProperty(d => d.LockedUntil, (DateTimeOffset?)null)
                    .SetProperty(d => d.LastSignedInAt, now), cancellation) == 1
            : await db.Accounts.Where(a => a.Id == accountId && (a.LockedUntil == null || a.LockedUntil <= now))
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.FailedAttempts, 0)
                    .SetProperty(a => a.LockedUntil, (DateTimeOffset?)null), cancellation) == 1;
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

    private async Task FailAsync(DirectoryDbContext db, KnownDevice device, CancellationToken cancellation)
    {
        var (most, until) = (options.Value.Failures, clock.GetUtcNow() + options.Value.Duration);
        var row = db.KnownDevices.Where(d => d.Id == device.Id);
        await row.ExecuteUpdateAsync(set => set.SetProperty(d => d.FailedAttempts, d => d.FailedAttempts + 1), cancellation);
        await row.Where(d => d.FailedAttempts >= most)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.FailedAttempts, 0).SetProperty(d => d.LockedUntil, until), cancellation);
    }

    private async Task<bool> FailAsync(DirectoryDbContext db, Account account, CancellationToken cancellation)
    {
        var (now, most) = (clock.GetUtcNow(), options.Value.Failures);
        var until = now + options.Value.Duration;
        var row = db.Accounts.Where(a => a.Id == account.Id);
        await row.ExecuteUpdateAsync(set => set.SetProperty(a => a.FailedAttempts, a => a.FailedAttempts + 1), cancellation);
        var locked = await row.Where(a => a.FailedAttempts >= most)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.FailedAttempts, 0).SetProperty(a => a.LockedUntil, until), cancellation) == 1;
        if (locked)
        {
            AuditTrail.Add(db, Actor.Anonymous(Channel.Page), now, "lock account", $"Account {account.Id}", $"{most} failed attempts");
        }

        return locked;
    }
}
