using LinkDirectory.Data.Search;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<SearchChange> SearchChanges => Set<SearchChange>();
}
