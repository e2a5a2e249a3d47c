using System.Net;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Notifications;

/// <summary>A Development server shows its mails, so that their links can be followed; no other does.</summary>
public sealed class DevelopmentMailTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_newcomer_reads_mails_and_follows_their_links()
    {
        await using var app = new DirectoryApp();
        await app.WriteAsync(Mails.About("Are your details – still right?"));
        await app.SendAsync();
        using var client = app.CreateClient();

        var page = await client.GetAsync("/development/mail", Cancellation).ReadAsync();
        Assert.Contains("Are your details – still right?", page.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='https://links.example/confirm/abc']"));
        var html = page.QuerySelector("a[href^='/development/mail/']")!.GetAttribute("href");
        using var shown = await client.GetAsync(html, Cancellation);
        Assert.Contains("class=\"button\"", await shown.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains("sandbox", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "folder")]
    [InlineData("Development", "notify")]
    public async Task Nowhere_else_are_mails_shown(string environment, string transport)
    {
        await using var app = new DirectoryApp
        {
            Environment = environment,
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Notifications:Transport"] = transport,
                ["Notifications:Notify:ApiKey"] = "key-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0",
                ["Notifications:Notify:TemplateId"] = "f33517ff-2a88-4f6e-b855-c550268ce08a",
            },
        };
        using var client = app.CreateClient();

        using var page = await client.GetAsync("/development/mail", Cancellation);
        using var mail = await client.GetAsync("/development/mail/0123456789abcdef0123456789abcdef", Cancellation);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, mail.StatusCode));
    }

    [Theory]
    [InlineData("..%2Flinkdirectory")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    public async Task Only_a_mails_own_name_opens_it(string name)
    {
        await using var app = new DirectoryApp();
        using var client = app.CreateClient();

        using var answer = await client.GetAsync("/development/mail/" + name, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
