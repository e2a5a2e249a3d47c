using LinkDirectory.Features.Audit;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<AuditLine> AuditLines => Set<AuditLine>();
}
