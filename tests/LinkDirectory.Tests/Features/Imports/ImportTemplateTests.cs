using System.Diagnostics;
using LinkDirectory.Commands;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Links.Import;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Imports;

public sealed class ImportTemplateTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    public static TheoryData<string> Kinds => ["services", "contacts", "links"];

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_template_imports_as_it_is(string kind)
    {
        var report = await Spreadsheet.ImportTextAsync(app, Start(kind), await TemplateAsync(kind));
        Assert.True(report.Committed);
        Assert.Empty(report.Problems);
        Assert.False(report.HasDifferences);
        var workbook = await Spreadsheet.ImportBytesAsync(app, Start(kind), await TemplateAsync(kind, ".xlsx"));
        Assert.True(workbook.Committed);
        Assert.Empty(workbook.Problems);
        Assert.Equal((1, false), (workbook.Rows, workbook.HasDifferences));
    }

    [Fact]
    public async Task The_examples_import_once_what_they_name_is_there()
    {
        var data = new TestData(app.Db);
        await data.SchoolAsync(urn: 990004);
        await data.AreaAsync("E06999001");
        await data.PostcodeAsync("ZD1 1AA", new(53.56, 1.02));
        foreach (var kind in (string[])["services", "contacts"])
        {
            var report = await Spreadsheet.ImportTextAsync(app, Start(kind),
                (await TemplateAsync(kind)).Replace("#", "", StringComparison.Ordinal));
            Assert.Empty(report.Problems);
            Assert.True(report.Added > 0);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_column_is_documented(string kind)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LinkDirectory.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new UnreachableException();
        }

        var text = await File.ReadAllTextAsync(Path.Combine(folder, "docs", "importing-services-and-contacts.md"),
            TestContext.Current.CancellationToken);
        var columns = (await TemplateAsync(kind)).Split('\n')[0].Trim().Split(',');
        Assert.All(columns, column => Assert.Contains($"`{column}`", text, StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static IImport Start(string kind) => kind switch
    {
        "services" => new ServicesImport(),
        "contacts" => new ContactsImport(),
        _ => new LinksImport(),
    };

    // As the command line writes it.
    private static async Task<string> TemplateAsync(string kind)
    {
        using var reader = new StreamReader(new MemoryStream(await TemplateAsync(kind, ".csv")));
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<byte[]> TemplateAsync(string kind, string ending)
    {
        var folder = Directory.CreateTempSubdirectory("linkdirectory-template-");
        try
        {
            var file = Path.Combine(folder.FullName, kind + ending);
            Assert.Equal(0, await CommandLineVerbs.RunAsync(["export", "template", kind, "--output", file]));
            Assert.Equal(1, await CommandLineVerbs.RunAsync(["export", "template", kind, "--output", file]));
            return await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
