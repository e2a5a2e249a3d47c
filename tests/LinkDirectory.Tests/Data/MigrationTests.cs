using LinkDirectory.Data;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Data;

public sealed class MigrationTests
{
    [Fact]
    public async Task A_server_brings_a_new_database_to_the_newest_migration()
    {
        await using var app = new DirectoryApp();
        await using var db = app.Db.Open();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await db.Schools.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(typeof(SqliteDirectoryDbContext))]
    [InlineData(typeof(PostgresDirectoryDbContext))]
    public void Every_change_of_the_model_has_its_migration(Type engine)
    {
        using DirectoryDbContext db = engine == typeof(SqliteDirectoryDbContext)
            ? new SqliteDirectoryDbContext(
                new DbContextOptionsBuilder<SqliteDirectoryDbContext>().UseSqlite("Data Source=:memory:").Options)
            : new PostgresDirectoryDbContext(new DbContextOptionsBuilder<PostgresDirectoryDbContext>().UseNpgsql("Host=localhost").Options);

        Assert.False(db.Database.HasPendingModelChanges(), "Run: dotnet run --project tools/AddMigration -- add NAME");
    }
}
