using LinkDirectory.Features.Places;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<Area> Areas => Set<Area>();

    public DbSet<Postcode> Postcodes => Set<Postcode>();

    public DbSet<OutwardCode> OutwardCodes => Set<OutwardCode>();
}
