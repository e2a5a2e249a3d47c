using LinkDirectory.Features.Contacts;
using LinkDirectory.Tests.Features.Contacts;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Commands;

/// <summary>The verb <c>backup</c>: a copy that can be trusted, made while the server runs.</summary>
public sealed class BackupCommandTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly string folder = Directory.CreateTempSubdirectory("linkdirectory-backup-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string BackupFile => Path.Combine(folder, "monday.db");

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_backup_ends_while_others_write_and_is_restored_with_each_change_and_its_audit_line()
    {
        var scene = await ContactScene.InAsync(app);
        using var ended = new CancellationTokenSource();
        var writing = WriteUntilAsync(scene, ended.Token);

        var (exitCode, output, errors) = await BackUpAsync(BackupFile);
        await ended.CancelAsync();
        await writing;

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.StartsWith($"The backup is {BackupFile}: ", output, StringComparison.Ordinal);
        Assert.EndsWith(" MB, opened and found sound.", output.Trim(), StringComparison.Ordinal);
        Assert.Equal([BackupFile], Directory.GetFiles(folder));

        await using var restored = new DirectoryApp();
        File.Copy(BackupFile, restored.DatabaseFile);
        await using var db = restored.Db.OpenToRead();
        var version = (await db.PointsOfContact.SingleAsync(c => c.Id == scene.Lead.Id, Cancellation)).Version;
        var changes = await db.AuditLines.CountAsync(line => line.Act == "set away", Cancellation);
        Assert.Equal(version - 1, changes);
        Assert.Equal(scene.School.Name, (await restored.AskAsync($$"""{ school(urn: {{scene.School.Urn}}) { name } }"""))["school.name"]
            .GetString());
    }

    [Fact]
    public async Task A_backup_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // it has no file modes
        }

        Assert.Equal(0, (await BackUpAsync(BackupFile)).ExitCode);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(BackupFile));
    }

    [Fact]
    public async Task A_backup_overwrites_nothing()
    {
        await File.WriteAllTextAsync(BackupFile, "last week's", Cancellation);

        var (exitCode, output, errors) = await BackUpAsync(BackupFile);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith($"{BackupFile} is there already", errors, StringComparison.Ordinal);
        Assert.Equal("last week's", await File.ReadAllTextAsync(BackupFile, Cancellation));
    }

    [Fact]
    public async Task Where_there_is_no_folder_nothing_is_left_and_it_is_said_in_words()
    {
        var (exitCode, output, errors) = await BackUpAsync(Path.Combine(folder, "missing", "monday.db"));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("No backup was made: ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_damaged_database_is_not_passed_off_as_a_backup()
    {
        await new TestData(app.Db).SchoolAsync();
        await using (var db = app.Db.Open())
        {
            // An index that lacks what its table has.
            await db.Database.ExecuteSqlRawAsync(
                """
                CREATE TABLE Damaged (Id INTEGER PRIMARY KEY, Name TEXT NOT NULL);
                INSERT INTO Damaged VALUES (1, 'x');
                PRAGMA writable_schema = ON;
                UPDATE sqlite_master SET sql = 'CREATE TABLE Damaged (Id INTEGER PRIMARY KEY, Name TEXT NOT NULL, Other TEXT NOT NULL)'
                  WHERE name = 'Damaged';
                PRAGMA writable_schema = RESET;
                """, Cancellation);
        }

        var (exitCode, output, errors) = await BackUpAsync(BackupFile);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("not sound", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    private async Task<(int ExitCode, string Output, string Errors)> BackUpAsync(string file)
    {
        _ = app.Db;
        return await CommandLine.RunAsync(app.DatabaseFile, Path.Combine(folder, "..", "linkdirectory-no-keys"), "backup", file);
    }

    // Each raises the contact's version by one, and leaves one line.
    private async Task WriteUntilAsync(ContactScene scene, CancellationToken ended)
    {
        var records = app.Services.GetRequiredService<RoleDetails>();
        for (var day = 1; !ended.IsCancellationRequested; day++)
        {
            await records.SetAwayAsync(scene.Lead.Id, scene.Today.AddDays(day % 100), Actor.Operator, Cancellation);
            await Task.Yield();
        }
    }
}
