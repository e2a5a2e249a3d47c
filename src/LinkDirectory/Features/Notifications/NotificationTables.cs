using LinkDirectory.Features.Notifications;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<Notification> Notifications => Set<Notification>();
}
