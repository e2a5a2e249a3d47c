using LinkDirectory.Features.Places;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<Area> Areas => Set<Area>();

    public DbSet<AreaHeir> AreaHeirs => Set<AreaHeir>();

    public DbSet<AreaReach> AreaReaches => Set<AreaReach>();

    public DbSet<Postcode> Postcodes => Set<Postcode>();

    public DbSet<OutwardCode> OutwardCodes => Set<OutwardCode>();
}
