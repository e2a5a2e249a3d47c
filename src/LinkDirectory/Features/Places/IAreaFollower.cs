namespace LinkDirectory.Features.Places;

/// <summary>Brings up to date what follows from areas, in the transaction in which they changed.</summary>
public interface IAreaFollower
{
    Task FollowAsync(DirectoryDbContext db, DateOnly today, CancellationToken cancellation);
}
