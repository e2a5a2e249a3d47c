using LinkDirectory.Features.Imports;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();
}
