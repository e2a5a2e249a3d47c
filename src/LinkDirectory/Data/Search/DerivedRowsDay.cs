using LinkDirectory.Data.Prepared;

namespace LinkDirectory.Data.Search;

/// <summary>The day that the derived rows of points of contact are of, from which the engine's triggers derive them.</summary>
internal static class DerivedRowsDay
{
    private static readonly ReadStatement<DateOnly> Of = new("SELECT Today FROM ContactRowsDay WHERE Id = 1", row => row.Day());

    /// <summary>
    /// Brings the rows to a day, where they are of another. Once a day it writes, all else it reads. While another writes, as an
    /// import, the rows stay of the day before: a reader does not wait, and the next one brings them on.
    /// </summary>
    public static async Task BringToAsync(DirectoryDb directory, DateOnly today, CancellationToken cancellation)
    {
        if (await directory.ReadAsync(Of, cancellation) is [var was] && was != today)
        {
            await using var db = directory.Open();
            db.WritesAtOnceOrNotAtAll = true;
            var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            try
            {
                await db.Database.ExecuteSqlAsync($"UPDATE ContactRowsDay SET Today = {day} WHERE Id = 1 AND Today <> {day}", cancellation);
            }
            catch (DatabaseBusyException)
            {
                // Said above.
            }
        }
    }
}
