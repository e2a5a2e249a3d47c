using LinkDirectory.Commands;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Commands;

public sealed class ExportCommandsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("linkdirectory-export-").FullName;

    [Fact]
    public async Task The_schema_is_the_one_that_a_server_has()
    {
        var file = Path.Combine(folder, "schema.graphql");

        Assert.Equal(0, await CommandLineVerbs.RunAsync(["export", "schema", "--output", file]));

        await using var app = new DirectoryApp();
        using var client = app.CreateClient();
        Assert.Equal(await client.GetByteArrayAsync("/graphql/schema.graphql", TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
