using Microsoft.AspNetCore.Identity;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>
/// Accounts as the framework's identity reads them, to make and verify passkeys. It writes nothing: this feature's services do,
/// each change with its audit line and mail in one transaction.
/// </summary>
internal sealed class PasskeyStore(DirectoryDb directory) : IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString(CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NormalizedEmail);

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        await using var db = directory.OpenToRead();
        return int.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await db.Accounts.SingleOrDefaultAsync(a => a.Id == id, cancellationToken)
            : null;
    }

    public async Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var db = directory.OpenToRead();
        return await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == normalizedUserName, cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken)
    {
        await using var db = directory.OpenToRead();
        return [.. (await db.Set<Passkey>().Where(p => p.AccountId == user.Id).ToListAsync(cancellationToken)).Select(PasskeyText.Parse)];
    }

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var db = directory.OpenToRead();
        return await db.Accounts.SingleOrDefaultAsync(a => a.Passkeys.Any(p => p.CredentialId == credentialId), cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var db = directory.OpenToRead();
        return await db.Set<Passkey>().SingleOrDefaultAsync(p => p.AccountId == user.Id && p.CredentialId == credentialId,
            cancellationToken) is { } passkey ? PasskeyText.Parse(passkey) : null;
    }

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw Written();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw Written();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw Written();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw Written();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw Written();

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Written();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw Written();

    public void Dispose()
    {
        // Each reading opens a context of its own.
    }

    private static NotSupportedException Written() => new("Accounts are written by this feature's services alone.");
}
