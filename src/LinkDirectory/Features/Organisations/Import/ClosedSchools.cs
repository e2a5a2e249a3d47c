namespace LinkDirectory.Features.Organisations.Import;

/// <summary>Which of the schools that a file names have closed, and what followed them: lists go on naming old URNs for years.</summary>
public static class ClosedSchools
{
    /// <returns>By URN, a sentence with the school's name and its successors'; schools that are open are not in it.</returns>
    public static async Task<IReadOnlyDictionary<int, string>> DescribeAsync(
        DirectoryDbContext db, IReadOnlyCollection<int> urns, CancellationToken cancellation)
    {
        var closed = await db.Schools.Where(s => urns.Contains(s.Urn) && s.Status == SchoolStatus.Closed)
            .Select(s => new { s.Urn, s.Name, s.ClosedOn }).ToListAsync(cancellation);
        var followers = await SchoolHeirs.FollowersAsync(db, closed.ConvertAll(school => school.Urn), cancellation);
        return closed.ToDictionary(school => school.Urn, school =>
        {
            var here = followers[school.Urn].Where(follower => follower.Name is not null)
                .Select(follower => CodeText.Named(follower.Name, follower.Urn)).ToList();
            return $"{CodeText.Named(school.Name, school.Urn)} closed{(school.ClosedOn is { } day ? $" on {PlainDate.Format(day)}" : "")}. "
                + (here.Count > 0 ? $"It was followed by {Phrases.List(here)}." : "No successor is known here.");
        });
    }
}
