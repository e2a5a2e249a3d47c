using LinkDirectory.Features.Verifications;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<VerificationAsk> VerificationAsks => Set<VerificationAsk>();
}
