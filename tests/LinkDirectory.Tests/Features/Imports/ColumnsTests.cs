using System.Text;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Imports;

/// <summary>Headers as people keep them: whatever is not read is told, and no row is lost in silence.</summary>
public sealed class ColumnsTests : IAsyncDisposable
{
    private const string Fields = "../../../../../../shared/field-cases";
    private static readonly int Cases = Soak.Cases(inGate: 500);

    private readonly ImportDesk desk = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_500_headers_none_loses_a_row_or_a_column_in_silence(bool asWorkbook)
    {
        await desk.Data.SchoolAsync(urn: 990001);
        var random = new Random(Soak.Seed(inGate: 20_261_130));
        for (var index = 0; index < (asWorkbook ? Cases / 5 : Cases); index++)
        {
            var made = HeaderCase.Make(random, asWorkbook ? ',' : HeaderCase.Separators[random.Next(3)]);
            var content = asWorkbook ? TestWorkbook.FromCsv(made.Text).ToBytes() : Encoding.UTF8.GetBytes(made.Text);
            var report = await desk.ImportAsync(new ContactsImport(), desk.Write($"case{index}.csv", content), dryRun: true);

            Assert.True(report.Refusal is null, $"{made.Text}\n{report.Refusal}");
            Assert.True(made.Rows == report.Added + report.Rejected + report.Held, made.Text);
            Assert.Equal(made.Rows, report.Added);
            var told = string.Join(' ', [.. report.Notes, .. report.Problems.Select(p => p.Advice)]);
            Assert.All(made.MustTell, part => Assert.True(told.Contains(part, StringComparison.Ordinal), $"{made.Text}\n{told}\nlacks {part}"));
        }
    }

    [Fact]
    public async Task A_list_pasted_below_another_goes_on_where_its_columns_are_the_same()
    {
        await desk.Data.SchoolAsync(urn: 990001);
        var report = await ImportAsync("organisation,role,label,holder_name\n990001,SENCO,a,Ada Finch\n\nOrganisation,Role,Label,Holder name\n990001,SENCO,b,Ivo Ness");
        Assert.Equal((2, 0), (report.Added, report.Problems.Count));
        Assert.Contains("Line 4 has the columns’ names again", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Leads; as at June; by Jo", ',')]
    [InlineData("Leads, as at June, by Jo", ';')]
    [InlineData("Leads, as at June; by Jo", '\t')]
    public async Task A_title_with_separators_of_its_own_does_not_decide_how_the_table_is_divided(string title, char separator)
    {
        await desk.Data.SchoolAsync(urn: 990001);
        var report = await ImportAsync(title + "\n" + "organisation,role,label,holder_name\n990001,SENCO,a,Ada Finch".Replace(',', separator));
        Assert.Equal((null, 1), (report.Refusal, report.Added));
    }

    [Fact]
    public async Task A_second_table_with_other_columns_is_refused_rather_than_read_by_the_first_ones()
    {
        await desk.Data.SchoolAsync(urn: 990001);
        var report = await ImportAsync(
            "organisation,role,label,holder_name\n990001,SENCO,a,Ada Finch\n\nrole,organisation,holder_name,label\nSENCO,990001,Ivo Ness,b");
        Assert.Contains("line 4: another table begins here", report.Refusal, StringComparison.Ordinal);
        Assert.Equal(0, await desk.CountAsync("SELECT count(*) FROM PointsOfContact"));
    }

    [Theory]
    [InlineData("02/09/0025")]
    [InlineData("02/09/2205")]
    [InlineData("1/1/1899")]
    public async Task A_year_that_cannot_be_is_told_and_taken_for_no_day(string since)
    {
        await desk.Data.SchoolAsync(urn: 990001);
        var report = await ImportAsync($"organisation,role,holder_name,holder_until\n990001,SENCO,Ada Finch,{since}");
        Assert.Equal("holder_until", Assert.Single(report.Problems).Column);
        Assert.Null(await desk.ReadAsync(db => db.Holders.Select(h => h.Until).SingleAsync(Cancellation)));
    }

    [Theory]
    [InlineData("miscol", "Person Mis", "did you mean")]
    [InlineData("dupcol", "Person Four", "'holder_name' 2 times")]
    [InlineData("title", "Person Two", "above the columns’ names")]
    [InlineData("semi", "Eight, Person", "")]
    [InlineData("sepsemi", "Person One", "")]
    public async Task Field_cases_of_columns_are_read(string file, string person, string told)
    {
        var path = Path.Combine(AppContext.BaseDirectory, Fields, "columns", file + ".csv");
        Assert.SkipUnless(File.Exists(path), "The field cases are not beside the repository.");
        await desk.Data.SchoolAsync(urn: 990018);
        await desk.Data.SchoolAsync(urn: 990023);
        var report = await desk.ImportAsync(new ContactsImport(), path);

        Assert.Equal((1, 0), (report.Added, report.Rejected));
        Assert.Equal(person, await desk.ReadAsync(db => db.People.Select(p => p.Name).SingleAsync(Cancellation)));
        Assert.Contains(told, string.Join(' ', report.Notes), StringComparison.Ordinal);
    }

    private Task<ImportReport> ImportAsync(string text) => desk.ImportAsync(new ContactsImport(), desk.Write("leads.csv", text));

    /// <summary>A file with a header that somebody has changed.</summary>
    /// <param name="MustTell">What the report has to speak of.</param>
    private sealed record HeaderCase(string Text, int Rows, IReadOnlyList<string> MustTell)
    {
        public static readonly char[] Separators = [',', ';', '\t'];

        public static HeaderCase Make(Random random, char separator)
        {
            var columns = new List<(string Header, Func<int, string> Value)>
            {
                (Dress(random, "organisation"), _ => "990001"),
                (Dress(random, "role"), _ => "SENCO"),
                (Dress(random, "label"), row => $"r{row}"),
                (Dress(random, "holder_name"), row => $"Person {row}"),
            };
            var told = new List<string>();
            switch (random.Next(4))
            {
                case 0:
                    var unknown = $"notes {random.Next(100)}";
                    columns.Add((unknown, row => $"remark {row}"));
                    told.Add($"'{unknown}'");
                    break;
                case 1:
                    var near = new[] { "holder email address", "shared phone", "holder jobtitel", "deputy nmae" }[random.Next(4)];
                    columns.Add((near, _ => ""));
                    told.Add($"'{near}'");
                    break;
                case 2:
                    columns.Add(("Holder Name", row => $"Other {row}"));
                    told.Add("'holder_name' 2 times");
                    told.Add("twice with two values here");
                    break;
                default:
                    columns.Add((Dress(random, "availability"), _ => "Mornings"));
                    break;
            }

            var order = columns.ToArray();
            if (told.Count < 2)
            {
                random.Shuffle(order);
            }

            var rows = random.Next(1, 4);
            var text = new StringBuilder();
            if (random.Next(3) == 0)
            {
                text.Append("Mental health leads").Append(separator, order.Length - 1).Append('\n').Append(separator, order.Length - 1).Append('\n');
                told.Add("above the columns’ names");
            }

            text.AppendJoin(separator, order.Select(c => c.Header)).Append('\n');
            for (var row = 0; row < rows; row++)
            {
                text.AppendJoin(separator, order.Select(c => c.Value(row))).Append('\n');
            }

            return new HeaderCase(text.ToString(), rows, told);
        }

        private static string Dress(Random random, string column) => random.Next(5) switch
        {
            0 => column.ToUpperInvariant(),
            1 => column.Replace('_', ' '),
            2 => " " + column + "\u200B",
            3 => char.ToUpperInvariant(column[0]) + column[1..].Replace('_', '-'),
            _ => column,
        };
    }
}
