using System.Text;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Tests.Features.Organisations.Import;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Imports;

/// <summary>Files that are not what was asked for end with one clear error that says what to do.</summary>
public sealed class UnreadableFileTests
{
    [Theory]
    [InlineData("%PDF-1.7\n%âãÏÓ\n1 0 obj", "a PDF")]
    [InlineData("<!DOCTYPE html>\n<html><body>Sign in</body></html>", "a web page")]
    [InlineData("\n  <html><body>Error</body></html>", "a web page")]
    [InlineData("", "is empty")]
    [InlineData(" \r\n\r\n", "is empty")]
    [InlineData("URN\0\u0001\u0002\0,Name", "binary data")]
    [InlineData("Name,Postcode\r\nAsh,NW3 2JB\r\n",
        "no column named 'URN', 'EstablishmentName', 'TypeOfEstablishment (name)', 'EstablishmentStatus (name)'")]
    [InlineData("100000,201,City of London\r\n", "its first line holds the columns' names")]
    public async Task Another_kind_of_file_is_refused(string content, string expected)
    {
        await using var desk = new ImportDesk();

        var report = await desk.ImportAsync(GiasImport.For, desk.Write("schools.csv", content));

        Assert.Contains(expected, report.Refusal, StringComparison.Ordinal);
        Assert.Contains("schools.csv", report.Refusal, StringComparison.Ordinal);
        Assert.False(report.Committed);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_so()
    {
        await using var desk = new ImportDesk();

        var report = await desk.ImportAsync(GiasImport.For, desk.PathOf("nowhere.csv"));

        Assert.StartsWith("There is no file", report.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_is_no_workbook_is_refused_with_how_to_save_it()
    {
        await using var desk = new ImportDesk();

        var report = await desk.ImportAsync(GiasImport.For,
            desk.WriteZip("schools.docx", ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<document/>")));

        Assert.Contains("or the sheet as 'CSV UTF-8'", report.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.98)]
    public async Task A_zip_that_is_cut_off_is_refused(double part)
    {
        await using var desk = new ImportDesk();
        var zip = await File.ReadAllBytesAsync(desk.WriteZip("whole.zip", ("edubasealldata.csv", new GiasFile().With(1).Text())),
            TestContext.Current.CancellationToken);

        var report = await desk.ImportAsync(GiasImport.For, desk.Write("cut.zip", zip[..(int)(zip.Length * part)]));

        Assert.Equal("cut.zip is a damaged or incomplete zip. Download it again.", report.Refusal);
    }

    [Fact]
    public async Task A_zip_whose_content_is_damaged_is_refused()
    {
        await using var desk = new ImportDesk();
        var random = new Random(1);
        var text = new GiasFile().With(1,
            ("Town", new string([.. Enumerable.Range(0, 20_000).Select(_ => (char)random.Next('a', 'z'))]))).Text();
        var zip = await File.ReadAllBytesAsync(desk.WriteZip("whole.zip", ("edubasealldata.csv", text)),
            TestContext.Current.CancellationToken);
        Array.Fill(zip, (byte)0xFF, zip.Length / 3, 200);

        var report = await desk.ImportAsync(GiasImport.For, desk.Write("damaged.zip", zip));

        Assert.NotNull(report.Refusal);
        Assert.False(report.Committed);
    }

    [Fact]
    public async Task A_line_of_a_hundred_megabytes_is_refused_before_it_is_held()
    {
        await using var desk = new ImportDesk();
        var path = desk.PathOf("schools.csv");
        await using (var file = new StreamWriter(path))
        {
            await file.WriteAsync(new GiasFile().Text());
            var block = new string('x', 1 << 20);
            for (var written = 0; written < 100; written++)
            {
                await file.WriteAsync(block);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var report = await desk.ImportAsync(GiasImport.For, path);

        Assert.Contains("line 2", report.Refusal, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 50_000_000);
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_is_said_with_its_line()
    {
        await using var desk = new ImportDesk();
        const string header = "URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name)\r\n";
        var rows = Enumerable.Range(1, 3000).Select(urn => $"{urn},{(urn == 3 ? "\"" : "")}School {urn},Community school,Open\r\n");
        var text = header + string.Concat(rows);

        var report = await desk.ImportAsync(GiasImport.For, desk.Write("schools.csv", text));

        Assert.Contains("schools.csv, line 4: a quotation mark was opened", report.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    public async Task Other_delimiters_of_spreadsheets_are_read(string delimiter)
    {
        await using var desk = new ImportDesk();
        var text = new GiasFile().With(100000, ("Town", "Kelderby")).Text().Replace("\",\"", $"\"{delimiter}\"", StringComparison.Ordinal);

        var report = await desk.ImportAsync(GiasImport.For, desk.Write("schools.csv", text));

        Assert.Equal(1, report.Added);
        Assert.Equal("Kelderby", (await desk.SchoolAsync(100000)).Town);
    }

    [Fact]
    public async Task Values_of_personal_columns_stay_out_of_reports()
    {
        await using var desk = new ImportDesk();
        var name = new ImportColumn("name") { Required = true, Personal = true };
        var report = new ImportReport("test", "people.csv");
        using var source = ImportSource.Open(desk.Write("people.csv", Encoding.UTF8.GetBytes("Name\r\nAlex Holder\r\n")));
        using var table = ImportTable.Open(source, "a list of people", [name], report);

        Assert.True(table.Read());
        table.Reject(name, "The name is not known.");

        Assert.Equal("line 2, name: The name is not known.", Assert.Single(report.Problems).ToString());
    }

    [Fact]
    public async Task The_line_of_a_row_counts_the_lines_within_fields()
    {
        await using var desk = new ImportDesk();
        var text =
            "URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),Town\r\n1,Ash,Community "
                + "school,Open,\"two\r\nlines\"\r\n\r\nnone,Beech,Community school,Open,\r\n";

        var report = await desk.ImportAsync(GiasImport.For, desk.Write("schools.csv", text));

        Assert.Equal(5, Assert.Single(report.Problems).Line);
    }
}
