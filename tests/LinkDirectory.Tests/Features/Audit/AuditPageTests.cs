using System.Net;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Audit;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Audit;

public sealed class AuditPageTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public AuditPageTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_sees_who_changed_what_from_what_to_what()
    {
        var administrator = await data.AccountAsync(UserRole.Administrator);
        await ChangeAsync(administrator);
        using var client = app.SignedIn(administrator);
        var page = await client.GetAsync("/audit?subject=point+of+contact+5", Cancellation).ReadAsync();

        var row = Assert.Single(page.QuerySelectorAll(".app-audit tbody tr")).TextContent;
        Assert.Contains(administrator.Name, row, StringComparison.Ordinal);
        Assert.Contains("Availability: nothing → Mondays", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_downloads_the_trail_and_nobody_else_does()
    {
        var administrator = await data.AccountAsync(UserRole.Administrator);
        await ChangeAsync(administrator);
        using var client = app.SignedIn(administrator);
        var page = await client.GetAsync("/audit", Cancellation).ReadAsync();
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = page.QuerySelector(
                "form[action='/audit/download'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
        };

        using var file = await client.PostAsync("/audit/download", new FormUrlEncodedContent(form), Cancellation);
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains("export audit trail", await file.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var unsigned = await client.PostAsync("/audit/download", new FormUrlEncodedContent([]), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, unsigned.StatusCode);
    }

    [Theory]
    [InlineData(UserRole.SchoolStaff)]
    [InlineData(UserRole.ProviderStaff)]
    [InlineData(UserRole.Commissioner)]
    [InlineData(UserRole.DirectoryEditor)]
    public async Task No_other_role_sees_the_trail(UserRole role)
    {
        var area = await data.AreaAsync("E09000007");
        var provider = await data.ProviderAsync();
        var school = await data.SchoolAsync();
        var account = role switch
        {
            UserRole.SchoolStaff => await data.AccountAsync(role, school: school),
            UserRole.ProviderStaff => await data.AccountAsync(role, provider: provider),
            _ => await data.AccountAsync(role, area: area),
        };
        using var client = app.SignedIn(account);
        using var answer = await client.GetAsync("/audit", Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("app-audit", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private async Task ChangeAsync(Account by)
    {
        await using var db = app.Db.Open();
        AuditTrail.Add(db, await app.ActorOfAsync(by), app.Clock.Now, "change point of contact", "Point of contact 5", null,
            new AuditChange("availability", null, "Mondays"));
        await db.SaveChangesAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
