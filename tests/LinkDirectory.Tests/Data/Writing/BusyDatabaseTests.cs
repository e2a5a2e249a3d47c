using System.Net;
using System.Net.Http.Json;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.WorkList;
using LinkDirectory.Features.WorkList.Pages;
using LinkDirectory.Tests.Features.Contacts;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Data.Writing;

/// <summary>A change that waited too long for others is told so in its own terms, and nothing of it is saved.</summary>
public sealed class BusyDatabaseTests : IAsyncDisposable
{
    private static readonly Dictionary<string, string> ShortWait = new(StringComparer.Ordinal) { ["Database:WriterWait"] = "00:00:01" };

    private readonly DirectoryApp app = new() { Settings = ShortWait };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_API_says_that_nothing_was_saved_with_a_code(bool elsewhere)
    {
        var scene = await ContactScene.InAsync(app);
        using var client = await app.WithTokenAsync(scene.Editor);
        await using var held = elsewhere ? await HeldWriter.ElsewhereAsync(app) : await HeldWriter.WithinAsync(app);

        var query = $$"""
            mutation { updatePointOfContact(input: {pointOfContact: "{{ContactScene.Id(scene.Lead)}}", version: 1,
              availability: "Mondays"}) { pointOfContact { id } } }
            """;
        using var response = await client.PostAsJsonAsync("/graphql", new { query }, Cancellation);
        var answer = new GraphQLAnswer(await response.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal(TimeSpan.FromSeconds(10), response.Headers.RetryAfter?.Delta);
        Assert.Equal("DATABASE_BUSY", answer.Error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.StartsWith("Nothing was saved", answer.Error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await scene.NowAsync(scene.Lead)).Version);
    }

    [Fact]
    public async Task A_form_is_answered_503_with_when_to_try_again_by_a_page_in_words()
    {
        var account = await new TestData(app.Db).AccountAsync();
        using var reader = Reader.For(app);
        await reader.OpenAsync("/sign-in");
        await using var held = await HeldWriter.WithinAsync(app);

        await reader.SendAsync("sign-in", ("email", account.Email), ("password", "not the password"));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(10)), (reader.Status, reader.RetryAfter));
        Assert.Equal("Nothing was saved", reader.Heading);
        Assert.NotNull(reader.Page.QuerySelector("a[href='tel:999']"));
    }

    [Fact]
    public async Task A_row_of_the_grid_says_that_nothing_was_saved_and_keeps_what_was_typed()
    {
        var scene = await ContactScene.InAsync(app);
        var row = await app.Services.GetRequiredService<ContactGrid>().RowAsync(scene.Lead.Id, Actor.Operator, Cancellation);
        var draft = RowEdit.From(row!);
        draft["sharedEmail"] = "new@school.example";
        var saving = new RowSaving(app.Services.GetRequiredService<RoleDetails>(), app.Clock);
        await using var held = await HeldWriter.WithinAsync(app);

        Assert.Null(await saving.SaveAsync(draft, Actor.Operator, Cancellation));

        Assert.StartsWith("Nothing was saved", Assert.Single(draft.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(("new@school.example", true), (draft["sharedEmail"], draft.IsChanged));
    }

    [Fact]
    public async Task The_grid_shows_the_day_befores_rows_while_an_import_holds_the_database_past_midnight()
    {
        var scene = await ContactScene.InAsync(app);
        var grid = app.Services.GetRequiredService<ContactGrid>();
        app.Clock.Now += TimeSpan.FromDays(1);
        await using (await HeldWriter.WithinAsync(app))
        {
            Assert.NotNull(await grid.RowAsync(scene.Lead.Id, Actor.Operator, Cancellation));
            Assert.Equal("2026-11-18", await DayOfRowsAsync());
        }

        Assert.NotNull(await grid.RowAsync(scene.Lead.Id, Actor.Operator, Cancellation));
        Assert.Equal("2026-11-19", await DayOfRowsAsync());
    }

    [Fact]
    public async Task What_became_of_a_mail_is_recorded_however_long_others_write()
    {
        await using var server = new ScriptedMailServer();
        await using var sender = server.App(("Database:WriterWait", "00:00:01"));
        await sender.WriteAsync(Mails.About("One"));
        HeldWriter? held = null;
        server.Answer = command =>
        {
            held ??= command == "." ? HeldWriter.ElsewhereAsync(sender).GetAwaiter().GetResult() : null;
            return null;
        };

        var sending = sender.SendAsync();
        while (!sending.IsCompleted && held is null)
        {
            await Task.Delay(10, Cancellation);
        }

        // Longer than one change waits.
        await Task.WhenAny(sending, Task.Delay(TimeSpan.FromSeconds(2), Cancellation));
        Assert.False(sending.IsCompleted);
        await held!.DisposeAsync();
        await sending;

        Assert.Equal(NotificationState.Sent, (await sender.NotificationAsync()).State);
    }

    private async Task<string> DayOfRowsAsync()
    {
        await using var db = app.Db.OpenToRead();
        return await db.Database.SqlQueryRaw<string>("SELECT Today AS Value FROM ContactRowsDay").SingleAsync(Cancellation);
    }
}
