using System.IO.Compression;
using System.Text;
using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Links.Import;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Tests.Features.Organisations.Import;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static LinkDirectory.Tests.Support.TestWorkbook;

namespace LinkDirectory.Tests.Features.Imports;

/// <summary>Workbooks as area leads keep them, imported as they are.</summary>
public sealed class WorkbookImportTests : IAsyncDisposable
{
    private static readonly object[] Header = ["organisation", "role", "label", "shared_telephone", "holder_name", "holder_since"];

    private readonly ImportDesk desk = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task A_workbooks_numbers_days_and_formulas_are_read_as_people_see_them()
    {
        await desk.Data.SchoolAsync(urn: 990001);
        var report = await ImportAsync(With(
            ["Leads of Northmoor, updated in June"],
            [],
            Header,
            [990001, "SENCO", "a", 1632960123, "Ada Finch", new DateOnly(2025, 9, 1)],
            [],
            ["990001", "SENCO", "b", 441632960124.0, Raw.Formula("A1&amp;\" \"&amp;B1", "Ivo Ness"), new Raw("<c r=\"§\" s=\"1\"><v>45901.5</v></c>")],
            [990001.0, "SENCO", "c", "01632 960125", "Sam Reed", 45901],
            [990001, "SENCO", "d", "4.4163E+11", "Kim Cole", "1 Sept 2025"]));

        Assert.Equal((4, ImportRowOutcome.Warned, 8, "shared_telephone"),
            (report.Added, Assert.Single(report.Problems).Outcome, report.Problems[0].Line!.Value, report.Problems[0].Column));
        Assert.Contains("line above", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Equal(
            [("a", "01632960123", "Ada Finch"), ("b", "01632960124", "Ivo Ness"), ("c", "01632960125", "Sam Reed"), ("d", null, "Kim Cole")],
            (await ContactsAsync()).Select(c => (c.Label, c.SharedTelephone, c.Holders.Single().Person.Name)));
        Assert.All(await ContactsAsync(), c => Assert.Equal(new DateOnly(2025, 9, 1), c.Holders.Single().Since));
    }

    [Fact]
    public async Task Of_500_rows_every_number_and_day_is_found_whatever_kind_of_cell_it_is_in()
    {
        await desk.Data.SchoolAsync(urn: 990001);
        var random = new Random(Soak.Seed(inGate: 20_261_130));
        var truth = Enumerable.Range(0, Soak.Cases(inGate: 500)).Select(index => (Label: $"r{index}", Telephone: $"01632{random.Next(960_000, 961_000)}",
            Day: new DateOnly(2020, 1, 1).AddDays(random.Next(2_000)))).ToList();
        var rows = truth.Select(row => (object?[])[random.Next(2) == 0 ? 990001 : "990001", "SENCO", row.Label,
            random.Next(5) switch
            {
                0 => row.Telephone,
                1 => double.Parse(row.Telephone, System.Globalization.CultureInfo.InvariantCulture),
                2 => double.Parse("44" + row.Telephone[1..], System.Globalization.CultureInfo.InvariantCulture),
                3 => Raw.Scientific(double.Parse(row.Telephone, System.Globalization.CultureInfo.InvariantCulture)),
                _ => Raw.Formula("Sheet2!A1", row.Telephone.Insert(5, " ")),
            },
            "Person " + row.Label,
            random.Next(4) switch
            {
                0 => row.Day,
                1 => row.Day.DayNumber - new DateOnly(1899, 12, 30).DayNumber,
                2 => row.Day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture),
                _ => row.Day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture),
            }]);
        var report = await ImportAsync(With(rows.Prepend(Header)));

        Assert.Empty(report.Problems);
        var contacts = (await ContactsAsync()).ToDictionary(c => c.Label);
        Assert.All(truth, row => Assert.Equal((row.Telephone, row.Day),
            (contacts[row.Label].SharedTelephone!, contacts[row.Label].Holders.Single().Since)));
    }

    [Fact]
    public async Task A_cell_with_a_spreadsheets_mistake_empties_nothing()
    {
        await desk.Data.SchoolAsync(urn: 990001);
        await ImportAsync(With(Header, [990001, "SENCO", null, "01632 960123", "Ada Finch", null]));
        var report = await ImportAsync(With(Header, [990001, "SENCO", null, Raw.Mistake("#REF!"), "Ada Finch", null]));

        Assert.Equal("shared_telephone", Assert.Single(report.Problems).Column);
        Assert.Equal("01632960123", (await ContactsAsync()).Single().SharedTelephone);
    }

    [Fact]
    public async Task What_is_merged_over_several_rows_holds_for_each()
    {
        await desk.Data.SchoolAsync(urn: 990001);
        var report = await ImportAsync(With(Header, [990001, "SENCO", "a", null, "Ada Finch", null], [null, "SENCO", "b", null, "Ivo Ness", null])
            .Merged("A2:A3"));
        Assert.Equal((2, 0), (report.Added, report.Problems.Count));
    }

    [Fact]
    public async Task Of_several_sheets_the_first_with_the_columns_is_read_and_the_others_are_told()
    {
        await desk.Data.SchoolAsync(urn: 990001);
        var report = await ImportAsync(new TestWorkbook()
            .Sheet("Notes", ["Ring the office first"])
            .Sheet("Empty")
            .Sheet("Old", Header, [990001, "SENCO", "old", null, "Sam Reed", null]).Hidden()
            .Sheet("North", Header, [990001, "SENCO", "a", null, "Ada Finch", null])
            .Sheet("South", Header, [990001, "SENCO", "b", null, "Ivo Ness", null]));

        Assert.Equal(["a"], (await ContactsAsync()).Select(c => c.Label));
        var told = string.Join(' ', report.Notes);
        Assert.Contains("sheet 'South' has the columns too and was NOT read", told, StringComparison.Ordinal);
        Assert.Contains("sheet 'Notes'", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_list_that_people_keep_may_be_a_workbook()
    {
        await desk.Data.SchoolAsync(urn: 990001);
        var provider = await desk.Data.ProviderAsync();
        await desk.Data.ServiceAsync(provider, s => s.Reference = "elm-team");
        await desk.Data.ServiceAsync(provider, s => (s.Reference, s.UrgentTelephone, s.ReferralMethods) =
            ("oak-team", "01632960000", EnumSet<ReferralMethod>.All));
        var links = await desk.ImportAsync(new LinksImport(),
            desk.Write("links.xlsx", With(["urn", "service", "agreed_on"], [990001, "elm-team", new DateOnly(2026, 9, 1)]).ToBytes()));
        Assert.Equal((1, 0), (links.Added, links.Problems.Count));
        var services = await desk.ImportAsync(new ServicesImport(),
            desk.Write("services.xlsx", With(["reference", "wait_weeks", "wait_as_of"], ["oak-team", 4.5, new DateOnly(2026, 9, 1)]).ToBytes()));
        Assert.Empty(services.Problems);
        Assert.Equal(4.5, await desk.ReadAsync(db => db.Services.Where(s => s.Reference == "oak-team").Select(s => s.WaitWeeks)
            .SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task A_workbook_is_known_by_what_is_in_it_whatever_it_is_called()
    {
        await desk.Data.SchoolAsync(urn: 990001);
        var report = await desk.ImportAsync(new ContactsImport(),
            desk.Write("leads.csv", With(Header, [990001, "SENCO", null, null, "Ada Finch", null]).ToBytes()));
        Assert.Equal(1, report.Added);
    }

    [Fact]
    public async Task What_is_no_workbook_of_today_is_refused_with_what_to_do()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]];
        byte[] locked = [.. old, .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[500]];
        var whole = With(Header).ToBytes();
        (string Name, byte[] Bytes, string Advice)[] files =
        [
            ("leads.xls", old, "old Excel workbook (.xls). Open it and save it as an Excel workbook (.xlsx)"),
            ("leads.xlsx", locked, "protected with a password"),
            ("leads.xlsb", Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.bin", "x")), "binary workbook"),
            ("leads.docx", Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<x/>")), "office document of another kind"),
            ("leads.ods", Zip(("mimetype", "x"), ("META-INF/manifest.xml", "<x/>")), "office document of another kind"),
            ("half.xlsx", whole[..(whole.Length / 2)], "damaged or incomplete"),
            ("broken.xlsx", Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook")), "damaged workbook"),
            ("empty.xlsx", With().ToBytes(), "is empty"),
        ];
        foreach (var (name, bytes, advice) in files)
        {
            var report = await desk.ImportAsync(new ContactsImport(), desk.Write(name, bytes));
            Assert.Contains(advice, report.Refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_more_than_a_server_holds_is_refused()
    {
        var bytes = new MemoryStream();
        bytes.Write(With(Header).ToBytes());
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/media/image1.png", CompressionLevel.Fastest).Open();
            var block = new byte[1 << 20];
            for (var index = 0; index <= 200; index++)
            {
                part.Write(block);
            }
        }

        var report = await desk.ImportAsync(new ContactsImport(), desk.Write("bomb.xlsx", bytes.ToArray()));
        Assert.InRange(bytes.Length, 0, 5 << 20);
        Assert.Contains("larger than 200 MB when unpacked", report.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_that_is_stretched_to_its_last_cell_is_refused()
    {
        var report = await desk.ImportAsync(new ContactsImport(),
            desk.Write("wide.xlsx", With(Header).Stretched().ToBytes()));
        Assert.Contains("Delete the empty ones at its end", report.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_given_out_as_a_workbook_keeps_its_numbers_and_days_and_runs_nothing()
    {
        using var file = new MemoryStream();
        await using (var table = await TableWriter.StartAsync(file, TableFormat.Workbook, "Contacts", [new("a"), new("b", IsDay: true)], Cancellation))
        {
            await table.WriteAsync("01632960123", "2026-09-01");
            await table.WriteAsync("=1+1", null);
            await table.WriteAsync("one\r\ntwo _x0041_ \u0001", "not a day");
        }

        file.Position = 0;
        using var zip = new ZipArchive(file);
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var sheet = await reader.ReadToEndAsync(Cancellation);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.Contains("state=\"frozen\"", sheet, StringComparison.Ordinal);
        Assert.Contains("<v>46266</v>", sheet, StringComparison.Ordinal);
        using var source = ImportSource.Open(desk.Write("out.xlsx", file.ToArray()));
        using var rows = source.Entries.Single().OpenRows();
        var read = new List<string>();
        while (rows.Read())
        {
            read.AddRange([rows[0], rows[1]]);
        }

        Assert.Equal(["a", "b", "01632960123", "2026-09-01", "'=1+1", "", "one\r\ntwo _x0041_ \u0001", "not a day"], read);
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await using var table = await TableWriter.StartAsync(new MemoryStream(), TableFormat.Workbook, "Services", [new("boundary")], Cancellation);
            await table.WriteAsync(new string('x', 32_768));
        });
    }

    [Fact]
    public async Task Schools_and_their_days_come_from_a_workbook_too()
    {
        var text = new GiasFile().With(990001, ("OpenDate", "01-09-2026"), ("StatutoryLowAge", "4"), ("StatutoryHighAge", "11")).Text();
        var report = await desk.ImportAsync(new GiasImport(), desk.Write("schools.xlsx", FromCsv(text).ToBytes()));
        Assert.Empty(report.Problems);
        Assert.Equal(new DateOnly(2026, 9, 1), (await desk.SchoolAsync(990001)).OpenedOn);
    }

    private Task<ImportReport> ImportAsync(TestWorkbook workbook) =>
        desk.ImportAsync(new ContactsImport(), desk.Write("leads.xlsx", workbook.ToBytes()));

    private Task<List<PointOfContact>> ContactsAsync() => desk.ReadAsync(db => db.PointsOfContact.Include(c => c.Holders)
        .ThenInclude(h => h.Person).OrderBy(c => c.Label).ToListAsync(Cancellation));

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
