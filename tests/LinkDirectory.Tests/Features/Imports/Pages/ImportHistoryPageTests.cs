using System.Net;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Imports;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Imports.Pages;

/// <summary>What was imported, and what became of each row, for editors.</summary>
public sealed class ImportHistoryPageTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public ImportHistoryPageTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_editor_sees_who_imported_what_and_reads_the_rows_that_were_left_out()
    {
        var (account, editor) = await EditorAsync();
        var run = await RunAsync($"account {account.Id}", Row(2, "Service good", ImportRowOutcome.Added),
            Row(3, "Service bad", ImportRowOutcome.Rejected, "name", "line 3: This must not be empty."));

        var list = await editor.OpenAsync("/imports");
        Assert.Contains(account.Name, list.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 added, 1 left out", list.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        var page = await editor.OpenAsync($"/imports/{run}?outcome=Rejected");
        Assert.Contains("Service bad", Assert.Single(page.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        using var file = await editor.GetAsync(page.QuerySelector("a[download][href$=csv]")!.GetAttribute("href"), Cancellation);
        Assert.Equal("line,subject,column,what to do\r\n3,Service bad,name,line 3: This must not be empty.\r\n",
            await file.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Many_rows_come_in_pages_that_lead_on_and_back()
    {
        var (_, editor) = await EditorAsync();
        var run = await RunAsync("operator",
            [.. Enumerable.Range(1, 120).Select(line => Row(line, $"Service {line}", ImportRowOutcome.Changed))]);
        var seen = new List<string>();
        var address = $"/imports/{run}";
        for (string? next = address; next is not null;)
        {
            var page = await editor.OpenAsync(next);
            seen.AddRange(page.QuerySelectorAll("tbody tr td:nth-child(2)").Select(cell => cell.QuerySelector(".app-breaks")!.TextContent));
            (address, next) = (next, page.QuerySelector("a[rel=next]")?.GetAttribute("href"));
        }

        Assert.Equal(Enumerable.Range(1, 120).Select(line => $"Service {line}"), seen);
        var back = await editor.OpenAsync((await editor.OpenAsync(address)).QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.Equal("Service 51", back.QuerySelector("tbody tr .app-breaks")!.TextContent);
    }

    [Fact]
    public async Task A_page_asks_a_bounded_number_of_statements_and_reads_no_whole_table()
    {
        var (_, editor) = await EditorAsync();
        var run = await RunAsync("operator",
            [.. Enumerable.Range(1, 60).Select(line => Row(line, $"Service {line}", ImportRowOutcome.Changed))]);
        await data.AnalyseAsync();
        await editor.OpenAsync($"/imports/{run}");

        var statements = await app.Statements.DuringAsync(() => editor.OpenAsync($"/imports/{run}"));

        Assert.InRange(statements.Count, 3, 8);
        await StatementRecorder.AssertIndexedAsync(app.Db,
            [.. statements.Where(s => s.Contains("ImportRowResults", StringComparison.Ordinal))]);
    }

    [Fact]
    public async Task Nobody_else_reads_imports()
    {
        await EditorAsync();
        var run = await RunAsync("operator", Row(2, "Service x", ImportRowOutcome.Rejected));
        using var staff = app.SignedIn(await data.AccountAsync(UserRole.SchoolStaff, school: await data.SchoolAsync()));
        using var anyone = app.SignedIn(null);

        foreach (var address in (string[])["/imports", $"/imports/{run}", $"/imports/{run}/left-out.csv"])
        {
            using var refused = await staff.GetAsync(address, Cancellation);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            using var sent = await anyone.GetAsync(address, Cancellation);
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }
    }

    private static ImportRowResult Row(int line, string subject, ImportRowOutcome outcome, string? column = null, string? message = null) =>
        new() { Line = line, Subject = subject, Outcome = outcome, Column = column, Message = message };

    private async Task<(Account Account, HttpClient Editor)> EditorAsync()
    {
        var account = await data.AccountAsync(UserRole.DirectoryEditor, area: await data.AreaAsync("E09000007"));
        return (account, app.SignedIn(account));
    }

    private async Task<int> RunAsync(string by, params ImportRowResult[] rows)
    {
        var run = new ImportRun
        {
            Kind = "services",
            FileName = "services.csv",
            Sha256 = new string('0', 64),
            Actor = by,
            StartedAt = app.Clock.Now,
            FinishedAt = app.Clock.Now,
            Rows = rows.Length,
            Added = rows.Count(r => r.Outcome == ImportRowOutcome.Added),
            Rejected = rows.Count(r => r.Outcome == ImportRowOutcome.Rejected),
        };
        run.Results.AddRange(rows);
        await using var db = app.Db.Open();
        db.ImportRuns.Add(run);
        await db.SaveChangesAsync(Cancellation);
        return run.Id;
    }
}
