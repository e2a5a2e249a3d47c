using Microsoft.Data.Sqlite;

namespace LinkDirectory.Data;

/// <summary>What the engine needs after many rows have changed.</summary>
public static class BulkData
{
    // Of a table with fewer rows the planner would rather read all, and go on so when it has grown: it is left to assume many.
    private const int FewRows = 1000;

    /// <summary>Lets the planner know the new sizes, in the transaction of the change where there is one.</summary>
    public static async Task RefreshStatisticsAsync(DirectoryDbContext db, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=1000; ANALYZE; PRAGMA optimize;", cancellation);
        await db.Database.ExecuteSqlAsync($"DELETE FROM sqlite_stat1 WHERE CAST(stat AS INTEGER) < {FewRows}", cancellation);
    }

    /// <summary>
    /// Lets the pooled connections go once the statistics are committed: they keep the plans of the old ones, with which a join to an
    /// R*Tree becomes a scan.
    /// </summary>
    public static void ForgetPlans(DirectoryDb directory, DirectoryDbContext db)
    {
        directory.ForgetPlans();
        db.Database.CloseConnection();
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }
}
