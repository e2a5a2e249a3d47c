using LinkDirectory.Features.Notifications;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Data;

public abstract partial class DirectoryDbContext
{
    public DbSet<Notification> Notifications => Set<Notification>();
}
