using LinkDirectory.Features.Departures;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<LeaverReport> LeaverReports => Set<LeaverReport>();

    public DbSet<Handover> Handovers => Set<Handover>();
}
