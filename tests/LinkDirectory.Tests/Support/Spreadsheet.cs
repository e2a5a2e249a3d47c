using System.Text;
using LinkDirectory.Features.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Support;

/// <summary>A list that somebody keeps in a spreadsheet and saves as CSV: rows by column, imported as the command line does.</summary>
public sealed class Spreadsheet(DirectoryApp app, Func<IImport> start)
{
    private readonly List<Dictionary<string, string>> rows = [];

    /// <summary>Adds a row. A value may hold commas, quotation marks and line breaks.</summary>
    public Spreadsheet Row(params (string Column, string Value)[] values)
    {
        rows.Add(values.ToDictionary(value => value.Column, value => value.Value, StringComparer.Ordinal));
        return this;
    }

    /// <summary>Adds a row like another, with some values put differently.</summary>
    public Spreadsheet Row(IEnumerable<(string Column, string Value)> like, params (string Column, string Value)[] but)
    {
        var row = like.ToDictionary(value => value.Column, value => value.Value, StringComparer.Ordinal);
        foreach (var (column, value) in but)
        {
            row[column] = value;
        }

        rows.Add(row);
        return this;
    }

    public async Task<ImportReport> ImportAsync(bool dryRun = false, bool strict = false)
    {
        var columns = rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal).ToList();
        var lines = rows.Select(row => string.Join(',', columns.Select(column => Quoted(row.GetValueOrDefault(column, "")))));
        return await ImportTextAsync(app, start(), string.Join('\n', lines.Prepend(string.Join(',', columns))), dryRun, strict);
    }

    public static Task<ImportReport> ImportTextAsync(
        DirectoryApp app, IImport import, string text, bool dryRun = false, bool strict = false) =>
        ImportBytesAsync(app, import, Encoding.UTF8.GetBytes(text), dryRun, strict);

    public static async Task<ImportReport> ImportBytesAsync(
        DirectoryApp app, IImport import, byte[] content, bool dryRun = false, bool strict = false)
    {
        var folder = Directory.CreateTempSubdirectory("linkdirectory-sheet-");
        try
        {
            var file = Path.Combine(folder.FullName, $"{import.Kind}.csv");
            await File.WriteAllBytesAsync(file, content, TestContext.Current.CancellationToken);
            return await app.Services.GetRequiredService<LinkDirectory.Features.Imports.Imports>()
                .RunAsync(import, new ImportRequest(file, dryRun, strict), Actor.Operator, progress: null,
                    TestContext.Current.CancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Quoted(string value) => '"' + value.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
