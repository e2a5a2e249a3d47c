using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.Tokens;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Data.Writing;

/// <summary>Writers wait for their turn without a thread or a connection, and readers never wait for them.</summary>
public sealed class WaitingWritersTests : IAsyncDisposable
{
    private const int Writers = 30;

    private readonly DirectoryApp app = new()
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Database:WriterWait"] = "00:00:25" },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    // All writers begin on one thread: one that kept it would let no other begin, nor the reader ask.
    [Theory, InlineData(true), InlineData(false)]
    public async Task Who_to_contact_is_answered_while_writers_wait_which_then_all_write(bool elsewhere)
    {
        await SmallDirectory.InAsync(app);
        var account = await new TestData(app.Db).AccountAsync();
        var held = elsewhere ? await HeldWriter.ElsewhereAsync(app) : await HeldWriter.WithinAsync(app);
        var before = app.Statements.OpenConnections;

        var writers = Enumerable.Range(0, Writers).Select(number => WriteAsync(account, number, Cancellation)).ToList();

        Assert.DoesNotContain(writers, writer => writer.IsCompleted);
        Assert.InRange(app.Statements.OpenConnections, 0, before + 1);
        var answer = await app.AskAsync(
            "{ whoToContact(place: {urn: 100000}, situation: {age: 9, needs: [ANXIETY]}) { routes { service { name } } } }");
        Assert.Equal("Northmoor CAMHS", answer["whoToContact.routes.0.service.name"].GetString());
        Assert.DoesNotContain(writers, writer => writer.IsCompleted);

        await held.DisposeAsync();
        await Task.WhenAll(writers);

        await using var db = app.Db.OpenToRead();
        Assert.Equal(Writers, await db.AccessTokens.CountAsync(Cancellation));
    }

    [Fact]
    public async Task A_single_row_and_a_statement_outside_a_transaction_wait_too()
    {
        var held = await HeldWriter.WithinAsync(app);

        Task[] writers = [new TestData(app.Db).SchoolAsync(), app.KeepHouseAsync()];

        Assert.DoesNotContain(writers, writer => writer.IsCompleted);
        await held.DisposeAsync();
        await Task.WhenAll(writers);
    }

    [Fact]
    public async Task A_writer_whose_client_leaves_gives_its_place_up()
    {
        var account = await new TestData(app.Db).AccountAsync();
        var held = await HeldWriter.WithinAsync(app);
        using var leaving = new CancellationTokenSource();
        var gone = WriteAsync(account, 1, leaving.Token);
        var stays = WriteAsync(account, 2, Cancellation);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        await held.DisposeAsync();
        await stays;

        await using var db = app.Db.OpenToRead();
        Assert.Equal("Token 2", (await db.AccessTokens.SingleAsync(Cancellation)).Name);
    }

    [Fact]
    public async Task A_change_that_would_wait_for_itself_is_found_out_at_once()
    {
        var account = await new TestData(app.Db).AccountAsync();
        await using var db = app.Db.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);

        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(account, 1, Cancellation));

        Assert.Contains("would wait for itself", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_that_is_left_without_an_end_gives_its_turn_back()
    {
        var account = await new TestData(app.Db).AccountAsync();
        await using (var db = app.Db.Open())
        {
            await db.Database.OpenConnectionAsync(Cancellation);
            await db.Database.BeginTransactionAsync(Cancellation);
        }

        await using var left = app.Db.Open(); // from the pool, so that the next writer has another
        await WriteAsync(account, 1, Cancellation);
    }

    [Fact]
    public async Task A_statement_that_has_ended_gives_its_turn_back_though_its_connection_stays_open()
    {
        var account = await new TestData(app.Db).AccountAsync();
        await using var db = app.Db.Open();
        await db.Database.OpenConnectionAsync(Cancellation);

        await db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.Name, "Somebody"), Cancellation);
        await WriteAsync(account, 1, Cancellation);
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(
            () => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.NormalizedEmail, (string)null!), Cancellation));
        await WriteAsync(account, 2, Cancellation);
    }

    [Fact]
    public async Task A_change_that_the_database_refuses_gives_its_turn_back()
    {
        var account = await new TestData(app.Db).AccountAsync();
        await using (var db = app.Db.Open())
        {
            var at = app.Clock.Now;
            db.AccessTokens.Add(new AccessToken { AccountId = -1, Name = "", Hash = "", Ending = "", CreatedAt = at, ExpiresAt = at });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));
            await WriteAsync(account, 1, Cancellation);
        }
    }

    private async Task<NewAccessToken?> WriteAsync(Account account, int number, CancellationToken cancellation) =>
        (await app.Services.GetRequiredService<AccessTokens>()
            .CreateAsync(Actor.Operator, account.Id, null, $"Token {number}", TokenScope.Read, 1, cancellation)).Value;
}
