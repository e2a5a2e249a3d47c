using LinkDirectory.Features.Proposals;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<ProviderProposal> ProviderProposals => Set<ProviderProposal>();
}
