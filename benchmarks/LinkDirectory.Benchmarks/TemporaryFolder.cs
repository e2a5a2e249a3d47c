using Microsoft.Data.Sqlite;

namespace LinkDirectory.Benchmarks;

/// <summary>A folder for a benchmark's database and files, deleted with all that is in it when the benchmark ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("linkdirectory-benchmark-").FullName;

    /// <summary>Where the application's database is, or is to be.</summary>
    public string Database => File("linkdirectory.db");

    public string File(string name) => Path.Combine(path, name);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(path, recursive: true);
    }
}
