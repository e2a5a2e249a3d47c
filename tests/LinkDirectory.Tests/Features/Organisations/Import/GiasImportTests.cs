using System.Text;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Organisations.Import;

public sealed class GiasImportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(120)]
    [InlineData(133)]
    [InlineData(139)]
    [InlineData(140)]
    public async Task Every_generation_of_columns_is_read_by_name_in_any_order(int count)
    {
        await using var desk = new ImportDesk();
        string[] columns = [.. GiasFile.Columns.Reverse().Select((column, index) =>
            index % 2 == 0 ? column : column.ToLowerInvariant().Replace(" ", "  ", StringComparison.Ordinal))];
        columns = [.. Enumerable.Range(1, count - columns.Length).Select(number => $"SEN{number} (name)"), .. columns];
        var file = new GiasFile();
        var row = new Dictionary<string, string>
        {
            ["URN"] = "100000",
            ["EstablishmentName"] = "Ash School",
            ["EstablishmentStatus (name)"] = "Open",
            ["TypeOfEstablishment (name)"] = "Foundation school",
            ["NumberOfPupils"] = "271",
        };
        file.With(100000, [.. columns.Select(column => (column, row.FirstOrDefault(known => known.Key == Canonical(column)).Value ?? ""))]);

        var report = await desk.ImportAsync(new GiasImport(), desk.Write("edubasealldata.csv", file.Text(columns)));

        Assert.Equal((1, 1, 0), (report.Rows, report.Added, report.Problems.Count));
        var school = await desk.SchoolAsync(100000);
        Assert.Equal(("Ash School", "Foundation school", 271), (school.Name, school.Type, school.Pupils));

        static string Canonical(string column) => GiasFile.Columns.FirstOrDefault(
            known => known.Equals(column.Replace("  ", " ", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)) ?? "";
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("utf-8")]
    [InlineData("utf-8 with mark")]
    [InlineData("utf-16")]
    public async Task The_encoding_is_told_from_the_content(string encoding)
    {
        await using var desk = new ImportDesk();
        var text = new GiasFile().With(100000, ("EstablishmentName", "St Thomas à Becket’s – Ysgol Llŷn")).Text();
        var bytes = encoding switch
        {
            "windows-1252" => Windows1252(text.Replace('ŷ', 'y')),
            "utf-8" => Encoding.UTF8.GetBytes(text),
            "utf-8 with mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            _ => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        };

        var report = await desk.ImportAsync(new GiasImport(), desk.Write("edubasealldata.csv", bytes));

        Assert.Empty(report.Problems);
        Assert.Equal(encoding == "windows-1252" ? "St Thomas à Becket’s – Ysgol Llyn" : "St Thomas à Becket’s – Ysgol Llŷn",
            (await desk.SchoolAsync(100000)).Name);
    }

    [Fact]
    public async Task A_row_longer_than_the_header_is_taken_and_said_where_the_rest_holds_something()
    {
        await using var desk = new ImportDesk();
        var lines = new GiasFile().With(100000).With(100001).Text().Split("\r\n");
        var text = string.Join("\r\n", lines[0], lines[1] + ",\"\",\"\"", lines[2] + ",\"\",\"left over\"", "");

        var report = await desk.ImportAsync(new GiasImport(), desk.Write("edubasealldata.csv", text));

        Assert.Equal(2, report.Added);
        var problem = Assert.Single(report.Problems);
        Assert.Equal((3, ImportRowOutcome.Warned), (problem.Line, problem.Outcome));
        Assert.Contains("37 fields where the header has 35", problem.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_is_cut_short_is_rejected_and_does_not_make_its_school_vanish()
    {
        await using var desk = new ImportDesk();
        var text = new GiasFile().With(100000).With(100001).Text();
        await desk.ImportAsync(new GiasImport(), desk.Write("whole.csv", text));
        var cut = text[..(text.IndexOf("School 100001", StringComparison.Ordinal) + 20)];

        var report = await desk.ImportAsync(new GiasImport(), desk.Write("cut.csv", cut));

        Assert.Equal((1, 0, 1), (report.Unchanged, report.Vanished, report.Rejected));
        Assert.Contains("fields where the header has", report.Problems[0].Advice, StringComparison.Ordinal);
        Assert.Null((await desk.SchoolAsync(100001)).MissingSince);
    }

    [Fact]
    public async Task Bad_rows_are_said_with_line_column_and_value_and_the_others_go_in()
    {
        await using var desk = new ImportDesk();
        var file = new GiasFile().With("none", ("EstablishmentName", "No number")).With(100001, ("EstablishmentName", ""))
            .With(100002, ("EstablishmentStatus (code)", ""), ("EstablishmentStatus (name)", "Busy"))
            .With(100003, ("EstablishmentName", "First")).With(100003, ("EstablishmentName", "Second"));

        var report = await desk.ImportAsync(new GiasImport(), desk.Write("edubasealldata.csv", file.Text()));

        Assert.Equal(
            [(2, "URN", "none"), (3, "EstablishmentName", null), (4, "EstablishmentStatus (name)", "Busy"), (6, "URN", "100003")],
            report.Problems.Select(problem => (problem.Line!.Value, problem.Column!, problem.Value)));
        Assert.All(report.Problems, problem => Assert.Equal(ImportRowOutcome.Rejected, problem.Outcome));
        Assert.Equal((5, 1, 4), (report.Rows, report.Added, report.Rejected));
        Assert.Equal("First", (await desk.SchoolAsync(100003)).Name);
    }

    [Fact]
    public async Task Strict_lets_a_bad_row_stop_everything()
    {
        await using var desk = new ImportDesk();
        var path = desk.Write("edubasealldata.csv", new GiasFile().With(100000).With("none").Text());

        var report = await desk.ImportAsync(new GiasImport(), path, strict: true);

        Assert.Contains("1 row cannot be and --strict was given", report.Refusal, StringComparison.Ordinal);
        Assert.False(report.Committed);
        Assert.Equal((0, 0), await SchoolsAndRunsAsync(desk));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_writes_nothing()
    {
        await using var desk = new ImportDesk();
        var path = desk.Write("edubasealldata.csv", new GiasFile().With(100000).Text());

        var report = await desk.ImportAsync(new GiasImport(), path, dryRun: true);

        Assert.Equal((1, false, null), (report.Added, report.Committed, report.Refusal));
        Assert.Equal((0, 0), await SchoolsAndRunsAsync(desk));
    }

    [Fact]
    public async Task A_second_run_of_the_same_file_changes_nothing()
    {
        await using var desk = new ImportDesk();
        var path = desk.Write("edubasealldata.csv", new GiasFile().With(100000, ("Easting", "533498"), ("Northing", "181201"),
            ("SchoolWebsite", "www.school.example"), ("OpenDate", "01-09-2001")).Text());
        await desk.ImportAsync(new GiasImport(), path);

        var report = await desk.ImportAsync(new GiasImport(), path);

        Assert.Equal((false, 1), (report.HasDifferences, report.Unchanged));
    }

    [Fact]
    public async Task What_changed_closed_and_vanished_is_said_old_to_new()
    {
        await using var desk = new ImportDesk();
        await desk.ImportAsync(new GiasImport(),
            desk.Write("july.csv", new GiasFile().With(100000, ("NumberOfPupils", "271")).With(100001).With(100002).Text()));

        var report = await desk.ImportAsync(
            new GiasImport(),
            desk.Write("august.csv", new GiasFile().With(100000, ("NumberOfPupils", "280"), ("Town", "London"))
                .With(100001, ("EstablishmentStatus (code)", "2"), ("CloseDate", "31-08-2026")).Text()));

        Assert.Equal(
            [
                "Changed School 100000 (100000): Pupils: '271' → '280'; Town: (none) → 'London'",
                "Closed School 100001 (100001): Status: 'Open' → 'Closed'; ClosedOn: (none) → '2026-08-31'",
                "Vanished School 100002 (100002)",
            ],
            report.Differences.Select(difference => $"{difference.Outcome} {difference}"));
        var vanished = await desk.SchoolAsync(100002);
        Assert.Equal((SchoolStatus.Open, new DateOnly(2026, 11, 18)), (vanished.Status, vanished.MissingSince));
        Assert.Equal(SchoolStatus.Closed, (await desk.SchoolAsync(100001)).Status);
    }

    [Fact]
    public async Task An_extract_of_one_local_authority_says_nothing_of_anothers_schools()
    {
        await using var desk = new ImportDesk();
        await desk.ImportAsync(new GiasImport(),
            desk.Write("both.csv", new GiasFile().With(100000, ("LA (code)", "202")).With(100001, ("LA (code)", "203")).Text()));
        var report = await desk.ImportAsync(new GiasImport(),
            desk.Write("one.csv", new GiasFile().With(100000, ("LA (code)", "202")).Text()));

        Assert.False(report.HasDifferences);
        Assert.Null((await desk.SchoolAsync(100001)).MissingSince);
    }

    [Fact]
    public async Task A_school_that_comes_back_is_no_longer_missing()
    {
        await using var desk = new ImportDesk();
        var both = desk.Write("both.csv", new GiasFile().With(100000).With(100001).Text());
        var one = desk.Write("one.csv", new GiasFile().With(100000).Text());
        await desk.ImportAsync(new GiasImport(), both);
        await desk.ImportAsync(new GiasImport(), one);
        var again = await desk.ImportAsync(new GiasImport(), one);

        var report = await desk.ImportAsync(new GiasImport(), both);

        Assert.False(again.HasDifferences);
        Assert.Equal(["School 100001 (100001): MissingSince: '2026-11-18' → (none)"],
            report.Differences.Select(difference => difference.ToString()));
        Assert.Null((await desk.SchoolAsync(100001)).MissingSince);
    }

    [Fact]
    public async Task A_closed_school_does_not_vanish_and_may_open_again()
    {
        await using var desk = new ImportDesk();
        await desk.ImportAsync(new GiasImport(),
            desk.Write("1.csv", new GiasFile().With(100000).With(100001, ("EstablishmentStatus (code)", "2")).Text()));
        var without = await desk.ImportAsync(new GiasImport(), desk.Write("2.csv", new GiasFile().With(100000).Text()));

        var report = await desk.ImportAsync(new GiasImport(), desk.Write("3.csv", new GiasFile().With(100000).With(100001).Text()));

        Assert.False(without.HasDifferences);
        Assert.Equal((1, 0), (report.Changed, report.Closed));
        Assert.Equal(SchoolStatus.Open, (await desk.SchoolAsync(100001)).Status);
    }

    [Fact]
    public async Task The_import_is_recorded_with_its_rows_and_the_audit_trail_says_who()
    {
        await using var desk = new ImportDesk();
        var path = desk.Write("edubasealldata20260901.csv", new GiasFile().With(100000, ("Postcode", "WA154 1HF")).With("none").Text());

        await desk.ImportAsync(new GiasImport(), path);

        var run = await desk.ReadAsync(db => db.ImportRuns.Include(r => r.Results).SingleAsync(Cancellation));
        Assert.Equal(
            ("gias", "edubasealldata20260901.csv", "editor", new DateOnly(2026, 9, 1), 2, 1, 1),
            (run.Kind, run.FileName, run.Actor, run.DataDate, run.Rows, run.Added, run.Rejected));
        Assert.Equal(Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(path, Cancellation))), run.Sha256);
        Assert.Equal(
            [(2, "School 100000 (100000)", ImportRowOutcome.Added), (2, "School 100000 (100000)", ImportRowOutcome.Warned),
                (3, "Line 3", ImportRowOutcome.Rejected)],
            run.Results.OrderBy(result => result.Id).Select(result => (result.Line!.Value, result.Subject, result.Outcome)));
        var line = await desk.ReadAsync(db => db.AuditLines.SingleAsync(Cancellation));
        Assert.Equal(("editor", Channel.CommandLine, "import gias", "edubasealldata20260901.csv"),
            (line.Actor, line.Channel, line.Act, line.Subject));
    }

    [Fact]
    public async Task Heads_names_reach_neither_the_database_nor_the_report()
    {
        await using var desk = new ImportDesk();
        var path = desk.Write("edubasealldata.csv",
            new GiasFile().With(100000, ("HeadFirstName", "Zebedee"), ("HeadLastName", "Quillfeather"), ("Postcode", "wrong")).Text());

        var report = await desk.ImportAsync(new GiasImport(), path);

        Assert.DoesNotContain(report.Problems, problem => problem.ToString().Contains("Quillfeather", StringComparison.Ordinal));
        var files = Directory.GetFiles(Path.GetDirectoryName(desk.App.DatabaseFile)!, "linkdirectory.db*");
        foreach (var file in files)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content, Cancellation);
            Assert.Equal(-1, content.ToArray().AsSpan().IndexOf("Quillfeather"u8));
        }
    }

    [Fact]
    public async Task A_person_who_may_not_edit_the_directory_may_not_import()
    {
        await using var desk = new ImportDesk();
        var path = desk.Write("edubasealldata.csv", new GiasFile().With(100000).Text());

        var report = await desk.ImportAsync(new GiasImport(), path, actor: Actor.Anonymous(Channel.Api) with { ReadsPeople = true });

        Assert.Contains("may not import", report.Refusal, StringComparison.Ordinal);
        Assert.Equal((0, 0), await SchoolsAndRunsAsync(desk));
    }

    [Fact]
    public async Task The_zip_as_downloaded_is_read_and_the_right_file_in_it_found()
    {
        await using var desk = new ImportDesk();
        var zip = desk.WriteZip(
            "extract.zip",
            ("academies.csv", "Group UID,Group Name\r\n1,Trust\r\n"),
            ("edubasealldata20260901.csv", new GiasFile().With(100000).Text()),
            ("links_edubasealldata20260901.csv", "URN,LinkURN,LinkType\r\n100000,100001,Successor\r\n"));

        var report = await desk.ImportAsync(GiasImport.For, zip);

        Assert.Equal(("gias", 1, new DateOnly(2026, 9, 1)), (report.Kind, report.Added, report.DataDate));
    }

    [Fact]
    public async Task A_file_of_links_given_as_schools_is_recognised()
    {
        await using var desk = new ImportDesk();

        var report = await desk.ImportAsync(GiasImport.For, desk.Write("links_edubasealldata.csv",
            "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\r\n100000,100001,Ash,Successor,\r\n"));

        Assert.Equal(("gias-links", 1), (report.Kind, report.Added));
    }

    [Fact]
    public async Task Many_schools_at_once_are_indexed_and_found_as_one_by_one()
    {
        await using var desk = new ImportDesk();
        var file = new GiasFile();
        for (var urn = 100000; urn < 101500; urn++)
        {
            var place = urn % 3 == 0 ? ("0", "0") : (urn + 300000 + "", urn + 100000 + "");
            file.With(urn, ("EstablishmentName", urn % 5 == 0 ? $"St Mary's {urn}" : $"Ash {urn}"), ("Town", "Kelderby"),
                ("Easting", place.Item1), ("Northing", place.Item2));
        }

        var before = await desk.CountAsync("SELECT count(*) FROM sqlite_master");
        await desk.ImportAsync(new GiasImport(), desk.Write("edubasealldata.csv", file.Text()));

        Assert.Equal(1000, await desk.CountAsync("SELECT count(*) FROM SchoolIndex"));
        Assert.Equal(1000,
            await desk.CountAsync(
                "SELECT count(*) FROM SchoolIndex i JOIN Schools s ON s.Id = i.Id WHERE i.MinLongitude <= s.Longitude AND i.MaxLongitude "
                    + ">= s.Longitude AND i.MinLatitude <= s.Latitude AND i.MaxLatitude >= s.Latitude"));
        Assert.Equal(300, await desk.CountAsync("SELECT count(*) FROM SearchIndex WHERE SearchIndex MATCH 'marys'"));
        Assert.Equal(1500, await desk.CountAsync("SELECT count(*) FROM SearchIndex WHERE SearchIndex MATCH 'kelderby'"));
        Assert.Equal(before, await desk.CountAsync("SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"));

        await desk.ImportAsync(new GiasImport(), desk.Write("more.csv",
            file.With(200000, ("EstablishmentName", "St Mary's last"), ("Easting", "400000"), ("Northing", "200000")).Text()));
        Assert.Equal(1001, await desk.CountAsync("SELECT count(*) FROM SchoolIndex"));
        Assert.Equal(301, await desk.CountAsync("SELECT count(*) FROM SearchIndex WHERE SearchIndex MATCH 'marys'"));
    }

    private static async Task<(int Schools, int Runs)> SchoolsAndRunsAsync(ImportDesk desk) =>
        (await desk.ReadAsync(db => db.Schools.CountAsync(Cancellation)),
            await desk.ReadAsync(db => db.ImportRuns.CountAsync(Cancellation)));

    // The one encoding of these that .NET does not have at hand.
    private static byte[] Windows1252(string text) =>
        [.. text.Select(c => c switch { '’' => (byte)0x92, '–' => (byte)0x96, _ => checked((byte)c) })];
}
