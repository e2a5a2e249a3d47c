using LinkDirectory.Features.Access;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<Account> Accounts => Set<Account>();

    /// <summary>Accounts that may sign in: open ones, of which the address has been confirmed.</summary>
    public IQueryable<Account> OpenAccounts => Accounts.Where(a => a.ClosedAt == null && a.EmailConfirmedAt != null);

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();

    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();
}
