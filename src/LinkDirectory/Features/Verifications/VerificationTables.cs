using LinkDirectory.Features.Verifications;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<VerificationAsk> VerificationAsks => Set<VerificationAsk>();
}
