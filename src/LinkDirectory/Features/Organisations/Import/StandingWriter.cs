namespace LinkDirectory.Features.Organisations.Import;

/// <summary>Writes what differs in where schools stand, with statements prepared once.</summary>
internal sealed class StandingWriter(DirectoryDbContext db) : IDisposable
{
    private readonly BulkCommand authority = new(db, "UPDATE \"Schools\" SET \"LocalAuthorityId\" = @p0 WHERE \"Id\" = @p1", 2);
    private readonly BulkCommand enter = new(db, "INSERT INTO \"SchoolAreas\" (\"AreaId\", \"SchoolId\") VALUES (@p0, @p1)", 2);
    private readonly BulkCommand leave = new(db, "DELETE FROM \"SchoolAreas\" WHERE \"AreaId\" = @p0 AND \"SchoolId\" = @p1", 2);
    private readonly BulkCommand stand = new(db, "INSERT INTO \"SchoolGrounds\" (\"AreaId\", \"SchoolId\") VALUES (@p0, @p1)", 2);
    private readonly BulkCommand go = new(db, "DELETE FROM \"SchoolGrounds\" WHERE \"AreaId\" = @p0 AND \"SchoolId\" = @p1", 2);

    public void Write(int schoolId, int? authorityBefore, IEnumerable<int> areasBefore, IEnumerable<int> groundBefore, SchoolStanding now)
    {
        if (now.LocalAuthorityId != authorityBefore)
        {
            authority.Execute(now.LocalAuthorityId, schoolId);
        }

        Write(schoolId, areasBefore, now.Areas, enter, leave);
        Write(schoolId, groundBefore, now.Ground, stand, go);
    }

    public void Dispose()
    {
        authority.Dispose();
        enter.Dispose();
        leave.Dispose();
        stand.Dispose();
        go.Dispose();
    }

    private static void Write(int schoolId, IEnumerable<int> before, IReadOnlyCollection<int> now, BulkCommand insert, BulkCommand delete)
    {
        foreach (var area in now.Except(before))
        {
            insert.Execute(area, schoolId);
        }

        foreach (var area in before.Except(now))
        {
            delete.Execute(area, schoolId);
        }
    }
}
