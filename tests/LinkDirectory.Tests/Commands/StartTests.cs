using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Commands;

/// <summary>Where the database or the keys cannot be kept, the program says so and what to do, and ends.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("linkdirectory-").FullName;

    private string Keys => Path.Combine(folder, "keys");

    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    public async Task A_missing_folder_for_the_database_ends_the_start_in_words(string verb)
    {
        var missing = Path.Combine(folder, "missing");

        var (exitCode, output, errors) = await CommandLine.RunAsync(Path.Combine(missing, "linkdirectory.db"), Keys, verb);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Equal($"The folder {missing} does not exist. Make it, or name another with ConnectionStrings:LinkDirectory.", errors.Trim());
    }

    // The kernel's own folder, which not even root may write to.
    [Theory]
    [InlineData("/sys/linkdirectory.db", null, "ConnectionStrings:LinkDirectory")]
    [InlineData(null, "/sys/keys", "KeyRing:Folder")]
    public async Task A_folder_that_cannot_be_written_to_ends_the_start_in_words(string? database, string? keys, string setting)
    {
        var (exitCode, _, errors) =
            await CommandLine.RunAsync(database ?? Path.Combine(folder, "linkdirectory.db"), keys ?? Keys, "serve");

        Assert.Equal(1, exitCode);
        Assert.Equal(
            $"The folder /sys cannot be written to by {Environment.UserName}. Give it to that user, or name another with {setting}.",
            errors.Trim());
    }

    [Fact]
    public async Task A_file_that_is_no_database_ends_the_start_in_words_and_stays()
    {
        var file = Path.Combine(folder, "linkdirectory.db");
        await File.WriteAllTextAsync(file, new string('x', 5000), TestContext.Current.CancellationToken);

        var (exitCode, _, errors) = await CommandLine.RunAsync(file, Keys, "serve");

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{file} cannot be read as a database", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Equal(5000, new FileInfo(file).Length);
    }

    [Fact]
    public async Task The_database_and_the_keys_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // it has no file modes
        }

        await using var app = new DirectoryApp();
        using var reader = Reader.For(app);
        await reader.OpenAsync("/sign-in"); // seals a token against forgery, with a key
        await new TestData(app.Db).SchoolAsync();

        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var keys = Path.Combine(Path.GetDirectoryName(app.DatabaseFile)!, "keys");
        string[] files = [app.DatabaseFile, app.DatabaseFile + "-wal", app.DatabaseFile + "-shm", .. Directory.GetFiles(keys)];
        Assert.True(files.Length > 3);
        foreach (var file in files)
        {
            Assert.Equal(owner, File.GetUnixFileMode(file));
        }

        Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
