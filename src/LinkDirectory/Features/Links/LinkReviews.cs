namespace LinkDirectory.Features.Links;

/// <summary>Puts links whose year is over under review, for the job that runs each day.</summary>
public sealed class LinkReviews(DirectoryDb directory, LinkMail mail, TimeProvider clock)
{
    /// <summary>
    /// Marks every agreed link whose day of review has passed and asks both sides once whether it is still right. Whatever one
    /// call leaves, the next does.
    /// </summary>
    /// <returns>How many links were marked.</returns>
    public async Task<int> MarkLinksForReviewAsync(DateOnly today, Actor actor, CancellationToken cancellation)
    {
        await using var reading = directory.OpenToRead();
        var due = await reading.Links.Where(l => l.Status == LinkStatus.Agreed && l.ReviewBy < today).OrderBy(l => l.Id).Select(l => l.Id)
            .ToListAsync(cancellation);
        var marked = 0;
        foreach (var id in due)
        {
            marked += await MarkAsync(id, today, actor, cancellation) ? 1 : 0;
        }

        return marked;
    }

    // Each link by itself, so that one that somebody changes meanwhile stops no other.
    private async Task<bool> MarkAsync(int id, DateOnly today, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await db.Links.SingleOrDefaultAsync(l => l.Id == id && l.Status == LinkStatus.Agreed && l.ReviewBy < today,
            cancellation) is not { } link)
        {
            return false;
        }

        var change = new LinkChange(db, link, actor, clock.GetUtcNow(), today);
        change.Stand(LinkStatus.UnderReview);
        try
        {
            await change.SaveAsync("mark link for review", token => mail.ReviewDueAsync(change, token), cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
