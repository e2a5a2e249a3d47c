using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<School> Schools => Set<School>();

    public DbSet<SchoolSuccession> SchoolSuccessions => Set<SchoolSuccession>();

    public DbSet<SchoolHeir> SchoolHeirs => Set<SchoolHeir>();

    public DbSet<SchoolArea> SchoolAreas => Set<SchoolArea>();

    public DbSet<SchoolGround> SchoolGrounds => Set<SchoolGround>();

    public DbSet<Provider> Providers => Set<Provider>();

    public DbSet<Service> Services => Set<Service>();

    public DbSet<ServiceLocation> ServiceLocations => Set<ServiceLocation>();
}
