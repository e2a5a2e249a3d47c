using LinkDirectory.Features.Departures;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<LeaverReport> LeaverReports => Set<LeaverReport>();

    public DbSet<Handover> Handovers => Set<Handover>();
}
