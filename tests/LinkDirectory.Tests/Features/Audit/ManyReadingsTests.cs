using LinkDirectory.Features.Access;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Audit;

/// <summary>Reading many people at once is noticed, and refused to nobody.</summary>
public sealed class ManyReadingsTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new()
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Audit:ManyReadings:People"] = "3" },
    };

    private readonly TestData data;

    public ManyReadingsTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task One_account_that_reads_many_people_is_told_to_the_administrators_once()
    {
        var area = await data.AreaAsync("E06000001");
        for (var number = 0; number < 5; number++)
        {
            await data.PointOfContactAsync(ContactRole.AreaLead, area: area, heldBy: $"Person {number}", with: c => c.Label = $"{number}");
        }

        var (editor, few) = (await data.AccountAsync(UserRole.DirectoryEditor, area: area),
            await data.AccountAsync(UserRole.DirectoryEditor, area: area));
        var administrator = await data.AccountAsync(UserRole.Administrator);

        await ReadAsync(few, 3);
        Assert.Empty(await app.MailsAsync());
        for (var times = 0; times < 3; times++)
        {
            Assert.Contains("Person 4", await ReadAsync(editor, 5), StringComparison.Ordinal);
            app.Clock.Now += TimeSpan.FromMinutes(11);
        }

        var told = Assert.Single(await app.MailsAsync());
        Assert.Equal((administrator.Email, $"{editor.Name} has read many people’s details"), (told.To, told.Subject));
        await using var db = app.Db.OpenToRead();
        Assert.Equal("4 people within an hour", (await db.AuditLines.SingleAsync(l => l.Act == "read many people", Cancellation)).Detail);

        app.Clock.Now += TimeSpan.FromHours(1);
        await ReadAsync(editor, 5);
        Assert.Single(await app.MailsAsync());
        Assert.Equal(2, await db.AuditLines.CountAsync(l => l.Act == "read many people", Cancellation));
    }

    private async Task<string> ReadAsync(Account account, int first)
    {
        var answer = await app.AskAsAsync(account, $"{{ pointsOfContact(first: {first}) {{ nodes {{ holder {{ name }} }} }} }}");
        await app.Services.GetRequiredService<PersonAccessLog>().FlushAsync(Cancellation);
        return answer.Text;
    }
}
