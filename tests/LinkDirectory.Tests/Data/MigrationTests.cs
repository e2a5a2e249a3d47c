using System.Diagnostics;
using LinkDirectory.Data;
using LinkDirectory.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Data;

public sealed class MigrationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("linkdirectory-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_brings_a_new_database_to_the_newest_migration()
    {
        await using var app = new DirectoryApp();
        await using var db = app.Db.Open();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
        Assert.Equal(0, await db.Schools.CountAsync(Cancellation));
    }

    [Fact]
    public void Every_change_of_the_model_has_its_migration()
    {
        using var db = new SqliteDirectoryDbContext(
            new DbContextOptionsBuilder<SqliteDirectoryDbContext>().UseSqlite("Data Source=:memory:").Options);

        Assert.False(db.Database.HasPendingModelChanges(), "Run: dotnet run --project tools/AddMigration -- add NAME");
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("seed", "--demo")]
    [InlineData("export", "audit", "-")]
    public async Task A_database_of_another_build_is_refused_in_words_and_not_touched(params string[] verb)
    {
        var file = await OfAnEarlierBuildAsync();
        var before = await File.ReadAllBytesAsync(file, Cancellation);

        var (exitCode, output, errors) = await RunAsync(file, verb);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith($"{file} was made by another build of LinkDirectory", errors, StringComparison.Ordinal);
        Assert.Contains("Move the file away", errors, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(file, Cancellation));
        Assert.Equal([file], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Whether_another_build_made_a_database_is_seen_in_its_journal_too()
    {
        var file = await OfAnEarlierBuildAsync();
        await using var writing = new SqliteConnection($"Data Source={file};Pooling=False");
        await writing.OpenAsync(Cancellation);
        await ExecuteAsync(writing, "PRAGMA journal_mode=WAL; INSERT INTO __EFMigrationsHistory VALUES ('2', '10')");

        var (exitCode, _, errors) = await RunAsync(file, "migrate");

        Assert.Equal(1, exitCode);
        Assert.Contains("another build", errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<string> OfAnEarlierBuildAsync()
    {
        var file = Path.Combine(folder, "linkdirectory.db");
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await ExecuteAsync(connection, """
            CREATE TABLE __EFMigrationsHistory (MigrationId TEXT PRIMARY KEY, ProductVersion TEXT NOT NULL);
            INSERT INTO __EFMigrationsHistory VALUES ('20261121233101_Directory', '10.0.14');
            CREATE TABLE Schools (Id INTEGER PRIMARY KEY, Name TEXT);
            INSERT INTO Schools VALUES (1, 'Ash School');
            """);
        return file;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Server).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__LinkDirectory"] = $"Data Source={file}";
        start.Environment["KeyRing__Folder"] = Path.Combine(folder, "keys");
        start.Environment["PublicAddress"] = "https://directory.example";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output, await errors);
    }
}
