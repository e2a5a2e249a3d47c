using LinkDirectory.Features.Audit;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<AuditLine> AuditLines => Set<AuditLine>();
}
