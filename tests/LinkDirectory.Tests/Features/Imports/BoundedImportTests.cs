using System.Globalization;
using System.Text;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Imports;

/// <summary>A small file may unpack to a large one, hold a million rows or a million mistakes: each is told, and none is kept in full.</summary>
public sealed class BoundedImportTests : IAsyncDisposable
{
    private const string Header = "organisation,role,shared_email\n";
    private const int MostProblems = 10_000;

    private readonly ImportDesk desk = new();

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task A_zip_given_on_a_page_unpacks_to_50_MB_at_most()
    {
        var path = desk.WriteZip("contacts.zip", ("contacts.csv", Header + new string('x', 51 << 20)));

        var preview = await PreviewAsync("contacts.zip", await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));

        Assert.Null(preview.Upload);
        Assert.Contains("more than 50 MB when unpacked", preview.Report.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_file_in_a_zip_no_more_is_unpacked_than_the_zip_states()
    {
        var path = desk.WriteZip("contacts.zip", ("contacts.csv", Header + new string('\n', 60 << 20) + "1,senco,a@b.example\n"));
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var central = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(central + 24), 100); // the size that it states, in the directory at its end

        var preview = await PreviewAsync("contacts.zip", bytes);

        Assert.Equal(0, preview.Report.Rows);
    }

    [Fact]
    public async Task A_workbook_given_on_a_page_unpacks_to_50_MB_at_most()
    {
        var book = new TestWorkbook().Sheet("Contacts", [["organisation", "role", "shared_email"], ["100000", "senco", "x"]]);
        var path = desk.Write("contacts.xlsx", book.ToBytes());
        using (var archive = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Update))
        {
            await using var picture = archive.CreateEntry("xl/media/picture.png").Open();
            picture.Write(new byte[51 << 20]);
        }

        var preview = await PreviewAsync("contacts.xlsx", await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));

        Assert.Contains("larger than 50 MB when unpacked", preview.Report.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_holds_as_many_files_as_a_person_could_look_at()
    {
        var path = desk.WriteZip("many.zip", [.. Enumerable.Range(0, 2_001).Select(n => ($"{n}.csv", "a,b\n1,2\n"))]);

        var report = await desk.ImportAsync(new ContactsImport(), path);

        Assert.Contains("more than 2,000 files", report.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_given_on_a_page_has_50_000_rows_at_most()
    {
        var text = new StringBuilder(Header);
        for (var row = 0; row <= 50_000; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row},senco,a@b.example\n");
        }

        var preview = await PreviewAsync("contacts.csv", Encoding.UTF8.GetBytes(text.ToString()));

        Assert.Contains("more than 50,000 rows", preview.Report.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_mistakes_the_first_are_listed_and_the_others_counted()
    {
        var rows = string.Concat(Enumerable.Range(0, MostProblems + 5).Select(row => $"{row},no such role,a@b.example\n"));
        var path = desk.Write("contacts.csv", Header + rows);

        var report = await desk.ImportAsync(new ContactsImport(), path);
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        ImportPrinter.Print(report, TextWriter.Null, errors);

        Assert.Equal((MostProblems + 5, MostProblems), (report.Rejected, report.Problems.Count));
        Assert.Contains("Only the first 10,000 problems are listed; 5 more were counted", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_cell_that_goes_on_and_on_as_much_is_kept_as_a_person_reads()
    {
        var path = desk.Write("contacts.csv", $"{Header}1,{new string('x', 100_000)},a@b.example\n");

        var report = await desk.ImportAsync(new ContactsImport(), path);

        Assert.All(report.Problems, problem => Assert.InRange($"{problem.Value}{problem.Subject}".Length, 0, 1_000));
        Assert.NotEmpty(report.Problems);
    }

    private async Task<ImportPreview> PreviewAsync(string name, byte[] content)
    {
        Assert.InRange(content.Length, 1, ImportUploads.LargestFile);
        var area = await desk.Data.AreaAsync("E08000001");
        var editor = await desk.App.ActorOfAsync(await desk.Data.AccountAsync(UserRole.DirectoryEditor, area: area));
        return await desk.App.Services.GetRequiredService<ImportUploads>().PreviewAsync(
            new ContactsImport(), name, content, editor, TestContext.Current.CancellationToken);
    }
}
