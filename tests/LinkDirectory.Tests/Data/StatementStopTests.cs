using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Data;

public sealed class StatementStopTests
{
    [Fact]
    public async Task A_question_without_end_ends_when_nobody_waits_for_it()
    {
        await using var app = new DirectoryApp();
        await using var db = app.Db.OpenToRead();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        gone.CancelAfter(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Database.SqlQuery<int>(
            $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS Value FROM n").ToListAsync(gone.Token));

        Assert.Equal(0, await db.Schools.CountAsync(TestContext.Current.CancellationToken));
    }
}
