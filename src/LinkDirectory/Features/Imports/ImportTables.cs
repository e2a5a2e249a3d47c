using LinkDirectory.Features.Imports;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();
}
