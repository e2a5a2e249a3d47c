using LinkDirectory.Features.Links;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<Link> Links => Set<Link>();
}
