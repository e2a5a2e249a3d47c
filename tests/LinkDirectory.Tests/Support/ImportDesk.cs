using System.IO.Compression;
using System.Text;
using LinkDirectory.Data;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Support;

/// <summary>A directory of its own, files to import into it, and its records to look at.</summary>
public sealed class ImportDesk : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("linkdirectory-import-").FullName;

    public DirectoryApp App { get; } = new();

    public TestData Data => new(App.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Actor Editor { get; } = new("editor", Channel.CommandLine) { EditsDirectory = true };

    public string PathOf(string name) => Path.Combine(folder, name);

    public string Write(string name, byte[] content)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public string WriteZip(string name, params (string Name, string Content)[] entries)
    {
        using (var zip = ZipFile.Open(PathOf(name), ZipArchiveMode.Create))
        {
            foreach (var (entry, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
                writer.Write(content);
            }
        }

        return PathOf(name);
    }

    /// <param name="accept">How many schools may lose something by it.</param>
    public Task<ImportReport> ImportAsync(
        IImport import, string path, bool dryRun = false, bool strict = false, Actor? actor = null, int? accept = null) =>
        App.Services.GetRequiredService<Imports>().RunAsync(import, new ImportRequest(path, dryRun, strict, accept), actor ?? Editor,
            cancellation: Cancellation);

    public Task<ImportReport> ImportAsync(Func<ImportSource, IImport> choose, string path) =>
        App.Services.GetRequiredService<Imports>().RunAsync("import", choose, new ImportRequest(path), Editor, cancellation: Cancellation);

    public async Task<School> SchoolAsync(int urn)
    {
        await using var db = App.Db.OpenToRead();
        return await db.Schools.Include(school => school.LocalAuthority).SingleAsync(school => school.Urn == urn, Cancellation);
    }

    public async Task<T> ReadAsync<T>(Func<DirectoryDbContext, Task<T>> read)
    {
        await using var db = App.Db.OpenToRead();
        return await read(db);
    }

    public async Task<long> CountAsync(string sql)
    {
        _ = App.Services;
        await using var connection = new SqliteConnection($"Data Source={App.DatabaseFile};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
