using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Organisations.Import;

public sealed class GiasLinksImportTests
{
    private const string Header = "\"URN\",\"LinkURN\",\"LinkName\",\"LinkType\",\"LinkEstablishedDate\"\r\n";

    [Fact]
    public async Task Either_side_of_a_link_makes_one_succession_with_its_manner()
    {
        await using var desk = new ImportDesk();

        var report = await ImportAsync(
            desk,
            """
            100000,100001,"Ash","Successor - merged","31-08-2021"
            100001,100000,"Beech","Predecessor - merged","31-08-2021"
            100003,100002,"Cedar","Predecessor",""
            100004,100005,"Dale","Successor - Split School","01-01-1900"
            """);

        Assert.Equal((4, 3, 0), (report.Rows, report.Added, report.Problems.Count));
        Assert.Equal(
            [(100000, 100001, "merged", new DateOnly(2021, 8, 31)), (100002, 100003, null, null),
                (100004, 100005, "split school", (DateOnly?)null)],
            (await SuccessionsAsync(desk)).Select(link => (link.PredecessorUrn, link.SuccessorUrn, link.Manner, link.On)));
    }

    [Fact]
    public async Task Links_to_schools_that_are_not_there_are_kept_and_counted()
    {
        await using var desk = new ImportDesk();
        await desk.Data.SchoolAsync(100000);
        await desk.Data.SchoolAsync(100001);

        var report = await ImportAsync(desk, "100000,100001,,Successor,\r\n100001,999999,,Successor,");

        Assert.Equal(2, report.Added);
        Assert.Contains("1 links name a school that is not in the directory", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_that_say_not_who_followed_are_skipped_and_counted_by_type()
    {
        await using var desk = new ImportDesk();

        var report = await ImportAsync(desk,
            "100000,100001,,Successor,\r\n1,2,,Result of Amalgamation,\r\n2,1,,Result of Amalgamation,\r\n1,2,,Sixth Form Centre Link,");

        Assert.Equal((1, 0), (report.Added, report.Rejected));
        Assert.Contains(report.Notes,
            note => note.StartsWith("Skipped 2 links of type 'Result of Amalgamation'", StringComparison.Ordinal));
        Assert.Contains(report.Notes,
            note => note.StartsWith("Skipped 1 links of type 'Sixth Form Centre Link'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_without_a_number_or_type_or_of_a_school_to_itself_is_rejected()
    {
        await using var desk = new ImportDesk();

        var report = await ImportAsync(desk,
            "100000,100001,,Successor,\r\nnone,100001,,Successor,\r\n100000,,,Successor,\r\n100000,100001,,,\r\n100000,100000,,Successor,");

        Assert.Equal([(3, "URN"), (4, "LinkURN"), (5, "LinkType"), (6, "LinkURN")],
            report.Problems.Select(problem => (problem.Line!.Value, problem.Column!)));
        Assert.Equal((1, 4), (report.Added, report.Rejected));
    }

    [Fact]
    public async Task A_second_run_changes_nothing_and_a_later_file_is_followed()
    {
        await using var desk = new ImportDesk();
        await ImportAsync(desk, "1,2,,Successor,\r\n3,4,,Successor,");
        var again = await ImportAsync(desk, "1,2,,Successor,\r\n3,4,,Successor,");

        var report = await ImportAsync(desk, "1,2,,Successor - merged,31-08-2026");

        Assert.False(again.HasDifferences);
        Assert.Equal(
            ["Changed School 1 followed by 2: Manner: (none) → 'merged'; On: (none) → '2026-08-31'", "Vanished School 3 followed by 4"],
            report.Differences.Select(difference => $"{difference.Outcome} {difference}"));
        Assert.Equal(["merged"], (await SuccessionsAsync(desk)).Select(link => link.Manner));
    }

    private static Task<ImportReport> ImportAsync(ImportDesk desk, string rows) =>
        desk.ImportAsync(new GiasLinksImport(), desk.Write("links.csv", Header + rows));

    private static Task<List<SchoolSuccession>> SuccessionsAsync(ImportDesk desk) =>
        desk.ReadAsync(db => db.SchoolSuccessions.OrderBy(link => link.PredecessorUrn).ToListAsync(TestContext.Current.CancellationToken));
}
