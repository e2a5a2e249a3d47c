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
        var old = closed.ConvertAll(school => school.Urn);
        var heirs = await db.SchoolHeirs.Join(db.Schools.Where(s => old.Contains(s.Urn)), h => h.ClosedSchoolId, s => s.Id,
            (h, s) => new { PredecessorUrn = s.Urn, h.SchoolId })
            .Join(db.Schools, h => h.SchoolId, s => s.Id, (h, s) => new { h.PredecessorUrn, s.Urn, s.Name }).ToListAsync(cancellation);
        var shared = old.Except(heirs.Select(h => h.PredecessorUrn)).ToList();
        var successors = heirs.Concat(await db.SchoolSuccessions.Where(s => shared.Contains(s.PredecessorUrn))
            .Join(db.Schools, s => s.SuccessorUrn, s => s.Urn, (link, s) => new { link.PredecessorUrn, s.Urn, s.Name })
            .OrderBy(s => s.Urn).ToListAsync(cancellation)).ToLookup(s => s.PredecessorUrn, s => CodeText.Named(s.Name, s.Urn));
        return closed.ToDictionary(school => school.Urn, school =>
            $"{CodeText.Named(school.Name, school.Urn)} closed{(school.ClosedOn is { } day ? $" on {PlainDate.Format(day)}" : "")}. "
                + (successors[school.Urn].Any()
                    ? $"It was followed by {Phrases.List(successors[school.Urn])}."
                    : "No successor is known here."));
    }
}
