using System.Diagnostics;
using System.Text;
using LinkDirectory.Tests.Features.Organisations.Import;
using LinkDirectory.Tests.Support;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LinkDirectory.Tests.Features.Imports;

/// <summary>The command line as it is run: its exit codes, what it prints, and what is left when it is killed.</summary>
public sealed class ImportProcessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Problems_go_to_standard_error_and_the_rest_to_standard_output()
    {
        await using var desk = new ImportDesk();
        await desk.Data.SchoolAsync(1);
        var path = desk.Write("schools.csv", new GiasFile().With(100000).With("none").Text());

        var (exitCode, output, errors) = await RunAsync(desk, "import", "gias", path);

        Assert.Equal(0, exitCode);
        Assert.Contains("Added: School 100000", output, StringComparison.Ordinal);
        Assert.Contains("Vanished: School 1", output, StringComparison.Ordinal);
        Assert.EndsWith("schools.csv: imported. 2 rows: 1 added, 0 changed, 0 closed, 1 vanished, 0 unchanged, 1 rejected.", output.Trim(),
            StringComparison.Ordinal);
        Assert.StartsWith("Rejected: line 3, URN 'none': The URN must be a whole number", errors, StringComparison.Ordinal);
        Assert.EndsWith("1 of 2 rows rejected, 0 warnings.", errors.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gias", "%PDF-1.7 report", "")]
    [InlineData("postcodes", "PK\u0003\u0004 cut off", "")]
    [InlineData("boundaries", "", "")]
    [InlineData("gias-links", "URN,LinkURN,LinkType\r\n1,2,Successor\r\nnone,2,Successor\r\n", "--strict")]
    public async Task What_cannot_be_imported_ends_with_exit_code_1_and_nothing_on_standard_output(
        string kind, string content, string option)
    {
        await using var desk = new ImportDesk();
        var path = desk.Write("file.csv", content);

        var (exitCode, output, errors) = await RunAsync(desk,
            [.. new[] { "import", kind, path, option }.Where(argument => argument.Length > 0)]);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.NotEqual("", errors);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killing_an_import_leaves_the_database_as_it_was()
    {
        await using var desk = new ImportDesk();
        await desk.Data.PostcodeAsync("ZD1 1AA", new Point(53.5, 1));
        var path = WriteManyPostcodes(desk);
        using var process = Start(desk, "import", "postcodes", path);

        await UntilWritingAsync(desk.App.DatabaseFile, process);
        var running = !process.HasExited;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(Cancellation);

        Assert.True(running);
        Assert.NotEqual(0, process.ExitCode);
        Assert.Equal(1, await desk.CountAsync("SELECT count(*) FROM Postcodes"));
        Assert.Equal(0, await desk.CountAsync("SELECT count(*) FROM ImportRuns"));
        Assert.Equal(1, await desk.CountAsync("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"));

        var after = await desk.ImportAsync(LinkDirectory.Features.Places.Import.PostcodesImport.For,
            desk.Write("few.csv", "pcds,lat,long\r\nZD1 1AB,53.5,1.0\r\n"));
        Assert.True(after.Committed);
    }

    [Fact]
    public async Task A_second_import_at_the_same_time_is_refused()
    {
        await using var desk = new ImportDesk();
        await desk.Data.SchoolAsync(1);
        await using var other = new SqliteConnection($"Data Source={desk.App.DatabaseFile};Pooling=False");
        await other.OpenAsync(Cancellation);
        await using var held = (SqliteTransaction)await other.BeginTransactionAsync(Cancellation);

        var report = await desk.ImportAsync(LinkDirectory.Features.Organisations.Import.GiasImport.For,
            desk.Write("schools.csv", new GiasFile().With(100000).Text()));

        Assert.StartsWith("The database is being changed by another import", report.Refusal, StringComparison.Ordinal);
    }

    // The import holds the write lock from when it begins to compare; the table being nearly empty, it writes at once. The lock
    // is asked for without waiting, and seldom, so that the import gets it.
    private static async Task UntilWritingAsync(string database, Process process)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(Cancellation);
        raw.sqlite3_busy_timeout(connection.Handle, 0);
        while (!process.HasExited && raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE") != raw.SQLITE_BUSY)
        {
            raw.sqlite3_exec(connection.Handle, "ROLLBACK");
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation);
        }
    }

    private static string WriteManyPostcodes(ImportDesk desk)
    {
        var text = new StringBuilder("pcds,lat,long\r\n");
        for (var number = 0; number < 500_000; number++)
        {
            var (outward, inward) = (number / 4000, number % 4000);
            text.Append(
                $"ZE{outward % 10}{(char)('A' + (outward / 10))} "
                    + $"{inward % 10}{(char)('A' + (inward / 10 % 20))}{(char)('A' + (inward / 200))},53.5,1.0\r\n");
        }

        return desk.Write("many.csv", text.ToString());
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(ImportDesk desk, params string[] arguments)
    {
        using var process = Start(desk, arguments);
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output, await errors);
    }

    private static Process Start(ImportDesk desk, params string[] arguments)
    {
        _ = desk.App.Db;
        var start = new ProcessStartInfo("dotnet", [typeof(Server).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["ConnectionStrings__LinkDirectory"] = $"Data Source={desk.App.DatabaseFile}";
        return Process.Start(start)!;
    }
}
