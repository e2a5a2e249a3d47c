using LinkDirectory.Features.Audit;
using LinkDirectory.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Audit;

public sealed class AuditTrailTests : IAsyncDisposable
{
    private static readonly Actor Administrator = new("account 9", Channel.Page) { AccountId = 9, Administers = true };

    private readonly DirectoryApp app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AuditSearch Search => app.Services.GetRequiredService<AuditSearch>();

    private PersonAccessLog Readings => app.Services.GetRequiredService<PersonAccessLog>();

    [Theory]
    [InlineData("UPDATE AuditLines SET Actor = 'somebody else'")]
    [InlineData("DELETE FROM AuditLines")]
    public async Task A_line_is_never_altered_or_removed(string attempt)
    {
        await AddAsync(Administrator, "grant membership", "Account 3");
        await using var db = app.Db.Open();

        var refused = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(attempt, Cancellation));

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        Assert.Equal("account 9", (await db.AuditLines.SingleAsync(Cancellation)).Actor);
    }

    [Fact]
    public async Task Who_read_a_persons_details_is_known()
    {
        var small = await SmallDirectory.InAsync(app);
        await app.AskAsync("{ school(urn: 100000) { mentalHealthLead { holder { name } } } }", demoToken: true);
        await Readings.FlushAsync(Cancellation);

        var person = small.Lead.Holders[0].PersonId;
        var line = Assert.Single(
            (await Search.PageAsync(new AuditFilter { Subject = $"person {person}" }, null, Administrator, Cancellation))!.Lines).Line;
        Assert.Equal(("demo token", Channel.Api, "read person"), (line.Actor, line.Channel, line.Act));
    }

    [Fact]
    public async Task A_person_who_sees_nobody_reads_nobody()
    {
        await SmallDirectory.InAsync(app);
        await app.AskAsync("{ school(urn: 100000) { mentalHealthLead { holder { name } } } }");

        Assert.Equal(0, Readings.Unwritten);
    }

    [Fact]
    public async Task Reading_again_at_once_is_one_reading_and_later_another()
    {
        var reader = Administrator with { Name = "account 4", AccountId = 4 };
        Readings.Note(reader, [12, 13]);
        Readings.Note(reader, [12]);
        Assert.Equal(2, Readings.Unwritten);

        Readings.Note(reader with { Channel = Channel.Api }, [12]);
        app.Clock.Now += PersonAccessLog.Window;
        Readings.Note(reader, [12]);
        Assert.Equal(4, Readings.Unwritten);
        await Readings.FlushAsync(Cancellation);
        Assert.Equal((0, 3), (Readings.Unwritten,
            (await Search.PageAsync(new AuditFilter { Subject = "Person 12" }, null, Administrator, Cancellation))!.Lines.Count));
    }

    [Fact]
    public async Task A_reading_waits_for_an_import_and_is_not_lost()
    {
        Readings.Note(Administrator, [12]);
        await using var import = app.Db.Open();
        await using (var held = await import.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, Cancellation))
        {
            var writing = Readings.FlushAsync(Cancellation);
            Assert.False(writing.IsCompleted);
            await held.RollbackAsync(Cancellation);
            await writing;
        }

        Assert.Equal(0, Readings.Unwritten);
        Assert.Single((await Search.PageAsync(new AuditFilter { Act = "read person" }, null, Administrator, Cancellation))!.Lines);
    }

    [Fact]
    public async Task A_change_is_told_from_what_to_what_and_what_stayed_is_left_out()
    {
        await AddAsync(Administrator, "change point of contact", "Point of contact 5", new AuditChange("availability", null, "Mondays"),
            new AuditChange("telephone", "1", "1"));

        var reading = Assert.Single(
            (await Search.PageAsync(new AuditFilter { Subject = "POINT OF CONTACT 5" }, null, Administrator, Cancellation))!.Lines);
        Assert.Equal([new AuditChange("availability", null, "Mondays")], reading.Changes);
    }

    [Fact]
    public async Task Lines_are_found_by_act_account_channel_and_day_and_paged_newest_first()
    {
        for (var n = 0; n < AuditSearch.PageSize + 5; n++)
        {
            await AddAsync(Administrator, "read person", $"Person {n}");
        }

        app.Clock.Now += TimeSpan.FromDays(1);
        await AddAsync(Actor.Operator, "import gias", "file.csv");
        var yesterday = new DateOnly(2026, 11, 18);

        Assert.Equal("import gias", (await Search.PageAsync(new AuditFilter(), null, Administrator, Cancellation))!.Lines[0].Line.Act);
        Assert.Single((await Search.PageAsync(new AuditFilter { Channel = Channel.CommandLine }, null, Administrator, Cancellation))!.Lines);
        Assert.Single((await Search.PageAsync(new AuditFilter { From = yesterday.AddDays(1) }, null, Administrator, Cancellation))!.Lines);
        Assert.Empty((await Search.PageAsync(new AuditFilter { AccountId = 8 }, null, Administrator, Cancellation))!.Lines);
        var first = (await Search.PageAsync(new AuditFilter { To = yesterday }, null, Administrator, Cancellation))!;
        var second = (await Search.PageAsync(new AuditFilter { To = yesterday }, AuditPlace.Read(first.Before!.ToString()), Administrator,
            Cancellation))!;
        Assert.Equal((AuditSearch.PageSize, 5, null), (first.Lines.Count, second.Lines.Count, second.Before));
        Assert.Equal("Person 0", second.Lines[^1].Line.Subject);
        Assert.Equal(["import gias", "read person"], await Search.ActsAsync(Administrator, Cancellation));
    }

    [Fact]
    public async Task Only_administrators_read_the_trail()
    {
        await AddAsync(Administrator, "grant membership", "Account 3");
        foreach (var other in (Actor[])[Actor.Anonymous(Channel.Page),
            new("account 2", Channel.Page) { AccountId = 2, ReadsPeople = true, EditsDirectory = true }])
        {
            Assert.Null(await Search.PageAsync(new AuditFilter(), null, other, Cancellation));
            Assert.Empty(await Search.ActsAsync(other, Cancellation));
            await Assert.ThrowsAsync<InvalidOperationException>(
                async () => await Search.ExportAsync(new AuditFilter(), other, Cancellation).ToListAsync(Cancellation));
        }
    }

    [Fact]
    public async Task The_trail_is_exported_whole_and_the_export_is_a_line_of_it()
    {
        await AddAsync(Administrator, "change point of contact", "Point of contact 5", new AuditChange("availability", "=1+1", null));
        var file = new StringWriter();
        await AuditFile.WriteAsync(Search.ExportAsync(new AuditFilter(), Administrator, Cancellation), file, Cancellation);

        Snapshot.Match(file.ToString(), "audit-trail.csv");
    }

    [Fact]
    public async Task Every_way_to_search_goes_by_an_index()
    {
        await AddAsync(Administrator, "read person", "Person 1");
        AuditFilter[] filters = [new(), new() { Subject = "Person 1" }, new() { Act = "read person" }, new() { AccountId = 8 },
            new() { From = new DateOnly(2026, 11, 1), To = new DateOnly(2026, 11, 2) }];
        var statements = new List<string>();
        foreach (var filter in filters)
        {
            statements.AddRange(await app.Statements.DuringAsync(() =>
                Search.PageAsync(filter, new AuditPlace(app.Clock.Now, 5), Administrator, Cancellation)));
        }

        statements.AddRange(await app.Statements.DuringAsync(() => Search.ActsAsync(Administrator, Cancellation)));
        Assert.Equal(filters.Length + 2, statements.Count);
        await StatementRecorder.AssertIndexedAsync(app.Db, statements, "a");
    }

    private async Task AddAsync(Actor actor, string act, string subject, params AuditChange[] changes)
    {
        await using var db = app.Db.Open();
        AuditTrail.Add(db, actor, app.Clock.Now, act, subject, detail: null, changes);
        await db.SaveChangesAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
