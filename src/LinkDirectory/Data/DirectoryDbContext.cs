using LinkDirectory.Features.Access;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Departures;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Verifications;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Data;

/// <summary>
/// The directory's tables, one model for both engines. Only feature services write through it; they open one context for
/// each operation from <see cref="DirectoryDb"/>.
/// </summary>
public abstract class DirectoryDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<School> Schools => Set<School>();

    public DbSet<SchoolSuccession> SchoolSuccessions => Set<SchoolSuccession>();

    public DbSet<SchoolArea> SchoolAreas => Set<SchoolArea>();

    public DbSet<Provider> Providers => Set<Provider>();

    public DbSet<Service> Services => Set<Service>();

    public DbSet<ServiceLocation> ServiceLocations => Set<ServiceLocation>();

    public DbSet<Area> Areas => Set<Area>();

    public DbSet<Postcode> Postcodes => Set<Postcode>();

    public DbSet<OutwardCode> OutwardCodes => Set<OutwardCode>();

    public DbSet<PointOfContact> PointsOfContact => Set<PointOfContact>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Holder> Holders => Set<Holder>();

    public DbSet<Verification> Verifications => Set<Verification>();

    public DbSet<Link> Links => Set<Link>();

    public DbSet<LeaverReport> LeaverReports => Set<LeaverReport>();

    public DbSet<Handover> Handovers => Set<Handover>();

    public DbSet<VerificationPolicy> VerificationPolicies => Set<VerificationPolicy>();

    public DbSet<VerificationAsk> VerificationAsks => Set<VerificationAsk>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    public DbSet<AuditLine> AuditLines => Set<AuditLine>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DirectoryDbContext).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        EnumSetConverter.AddAll(configurationBuilder);
    }
}
