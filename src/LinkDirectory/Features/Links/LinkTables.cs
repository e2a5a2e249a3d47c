using LinkDirectory.Features.Links;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<Link> Links => Set<Link>();
}
