using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<PointOfContact> PointsOfContact => Set<PointOfContact>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Holder> Holders => Set<Holder>();

    public DbSet<Verification> Verifications => Set<Verification>();

    public DbSet<VerificationPolicy> VerificationPolicies => Set<VerificationPolicy>();
}
