namespace LinkDirectory.Data.Search;

/// <summary>The day that the derived rows of points of contact are of, from which the engine's triggers derive them.</summary>
internal static class DerivedRowsDay
{
    /// <summary>
    /// Brings the rows to a day, where they are of another. Once a day it writes, all else it reads. While another writes, as an
    /// import, the rows stay of the day before: a reader does not wait, and the next one brings them on.
    /// </summary>
    public static async Task BringToAsync(DirectoryDbContext db, DateOnly today, CancellationToken cancellation)
    {
        var of = await db.QueryAsync("SELECT Today FROM ContactRowsDay WHERE Id = 1", row => row.GetString(0), cancellation);
        var day = today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (of is [var was] && was != day)
        {
            db.WritesAtOnceOrNotAtAll = true;
            try
            {
                await db.Database.ExecuteSqlAsync($"UPDATE ContactRowsDay SET Today = {day} WHERE Id = 1 AND Today <> {day}", cancellation);
            }
            catch (DatabaseBusyException)
            {
                // Said above.
            }
            finally
            {
                db.WritesAtOnceOrNotAtAll = false;
            }
        }
    }
}
