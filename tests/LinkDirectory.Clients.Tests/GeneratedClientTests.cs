using LinkDirectory.Clients.Tests.Support;

namespace LinkDirectory.Clients.Tests;

/// <summary>
/// Code that npm's <c>@graphql-codegen/cli</c> makes of the served schema, compiled strictly and run against the application.
/// </summary>
public sealed class GeneratedClientTests(DemoApp app)
{
    [Fact]
    public Task Introspection_tells_what_the_served_document_says()
        => Node.RunAsync(["introspection.mjs"], ("API", app.Api));

    [Theory]
    [InlineData("/schema.graphql")]
    [InlineData("")]
    public async Task Generated_code_compiles_and_asks(string schema)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Node.Folder, "generated", schema.Length == 0 ? "introspected" : "served"));
        await Node.RunAsync(
            [Node.Command("@graphql-codegen/cli/esm/bin.js"), "--config", "codegen.mjs"],
            ("SCHEMA", app.Api + schema), ("OUT", folder.FullName), ("CI", "true"));
        File.Copy(Path.Combine(Node.Folder, "whom.ts"), Path.Combine(folder.FullName, "whom.ts"), overwrite: true);
        var project = Path.Combine(folder.FullName, "tsconfig.json");
        await File.WriteAllTextAsync(project, """{ "extends": "../../tsconfig.json", "include": ["*.ts"] }""",
            TestContext.Current.CancellationToken);
        await Node.RunAsync([Node.Command("typescript/bin/tsc"), "--project", project]);
        var told = await Node.RunAsync([Path.Combine(folder.FullName, "whom.js")], ("API", app.Api));
        Assert.StartsWith("{\"school\":", told, StringComparison.Ordinal);
    }
}
