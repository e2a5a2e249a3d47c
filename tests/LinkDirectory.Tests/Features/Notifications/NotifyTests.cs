using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.Tests.Features.Notifications;

/// <summary>GOV.UK Notify's API, stood in for by a server of the same shape.</summary>
public sealed class NotifyTests : IAsyncLifetime
{
    private const string ServiceId = "26785a09-ab16-4eb0-8407-a37497a57506";
    private const string KeySecret = "3d844edf-8d35-48ac-975b-e847b4f122b0";

    private readonly ConcurrentQueue<JsonElement> posts = [];
    private readonly ConcurrentQueue<string> tokens = [];
    private readonly WebApplication notify;
    private HttpStatusCode answer = HttpStatusCode.Created;
    private string[] known = [];
    private bool takesBeforeItFails;
    private string status = "sending";

    public NotifyTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        notify = builder.Build();
        notify.MapPost("/v2/notifications/email", async (HttpContext context) =>
        {
            tokens.Enqueue(context.Request.Headers.Authorization.ToString());
            var body = (await JsonDocument.ParseAsync(context.Request.Body)).RootElement;
            posts.Enqueue(body);
            if (takesBeforeItFails)
            {
                known = [.. known, body.GetProperty("reference").GetString()!];
            }

            return Results.Json(new { errors = Array.Empty<string>() }, statusCode: (int)answer);
        });
        notify.MapGet("/v2/notifications", (string reference) => Results.Json(new
        {
            notifications = known.Where(id => id == reference).Select(id => new { reference = id, status }),
        }));
    }

    public async ValueTask InitializeAsync() => await notify.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => notify.DisposeAsync();

    [Fact]
    public async Task A_mail_is_posted_with_our_words_our_reference_and_a_signed_token()
    {
        await using var app = App();
        await app.WriteAsync(Mails.About("Are your details still right?"));

        await app.SendAsync();

        var mail = await app.NotificationAsync();
        var post = Assert.Single(posts);
        Assert.Equal(NotificationState.Sent, mail.State);
        Assert.Equal(("lead@school.example", "f33517ff-2a88-4f6e-b855-c550268ce08a", mail.MessageId),
            (Text(post, "email_address"), Text(post, "template_id"), Text(post, "reference")));
        Assert.Equal("Are your details still right?", Text(post.GetProperty("personalisation"), "subject"));
        Assert.Contains("https://links.example/confirm/abc", Text(post.GetProperty("personalisation"), "body"), StringComparison.Ordinal);
        var token = Assert.Single(tokens)["Bearer ".Length..].Split('.');
        Assert.Equal($$"""{"iss":"{{ServiceId}}","iat":{{app.Clock.Now.ToUnixTimeSeconds()}}}""",
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token[1])));
        Assert.Equal(HMACSHA256.HashData(Encoding.UTF8.GetBytes(KeySecret), Encoding.UTF8.GetBytes($"{token[0]}.{token[1]}")),
            Base64Url.DecodeFromChars(token[2]));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, NotificationState.Failed, 1)]
    [InlineData(HttpStatusCode.Forbidden, NotificationState.Waiting, 0)]
    [InlineData(HttpStatusCode.TooManyRequests, NotificationState.Waiting, 1)]
    [InlineData(HttpStatusCode.InternalServerError, NotificationState.Waiting, 1)]
    [InlineData(HttpStatusCode.ServiceUnavailable, NotificationState.Waiting, 1)]
    public async Task What_Notify_answers_decides(HttpStatusCode status, NotificationState expected, int attempts)
    {
        answer = status;
        await using var app = App();
        var data = new TestData(app.Db);
        var lead = await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, await data.SchoolAsync(),
            with: c => c.Holders[0].Person.Email = "lead@school.example");
        await app.WriteAsync(Mails.About("One") with { PointOfContactId = lead.Id, PersonId = lead.Holders[0].PersonId });

        await app.SendAsync();

        var mail = await app.NotificationAsync();
        Assert.Equal((expected, attempts), (mail.State, mail.Attempts));
        await using var db = app.Db.OpenToRead();
        Assert.Null((await db.FindAsync<PointOfContact>([lead.Id], TestContext.Current.CancellationToken))!.UndeliverableSince);
    }

    [Fact]
    public async Task A_mail_that_Notify_took_before_it_failed_is_not_posted_again()
    {
        (answer, takesBeforeItFails) = (HttpStatusCode.BadGateway, true);
        await using var app = App();
        await app.WriteAsync(Mails.About("One"));
        await app.SendAsync();
        Assert.Equal(NotificationState.Waiting, (await app.NotificationAsync()).State);

        app.Clock.Now += TimeSpan.FromMinutes(1);
        await app.SendAsync();

        Assert.Equal(NotificationState.Sent, (await app.NotificationAsync()).State);
        Assert.Single(posts);
    }

    [Theory]
    [InlineData("permanent-failure", NotificationState.Failed, 1)]
    [InlineData("technical-failure", NotificationState.Sent, 2)]
    [InlineData("temporary-failure", NotificationState.Sent, 2)]
    [InlineData("delivered", NotificationState.Sent, 1)]
    public async Task What_became_of_an_earlier_attempt_decides_about_the_next(string became, NotificationState expected, int posted)
    {
        (answer, takesBeforeItFails, status) = (HttpStatusCode.BadGateway, true, became);
        await using var app = App();
        await app.WriteAsync(Mails.About("One"));
        await app.SendAsync();
        answer = HttpStatusCode.Created;

        app.Clock.Now += TimeSpan.FromMinutes(1);
        await app.SendAsync();

        Assert.Equal((expected, posted), ((await app.NotificationAsync()).State, posts.Count));
    }

    [Fact]
    public async Task What_Notify_failed_to_send_goes_again_by_itself_and_is_given_up_after_three_days()
    {
        (takesBeforeItFails, status) = (true, "technical-failure");
        await using var app = App();
        await app.WriteAsync(Mails.About("One"));
        await app.SendAsync();
        var mail = await app.NotificationAsync();

        await TellAsync(app, "technical-failure", mail.MessageId);
        var waiting = await app.NotificationAsync();
        Assert.Equal((NotificationState.Waiting, app.Clock.Now.AddMinutes(1)), (waiting.State, waiting.NextAttemptAt));
        while (await app.NotificationAsync() is { State: NotificationState.Waiting } next)
        {
            app.Clock.Now = next.NextAttemptAt;
            await app.SendAsync();
            await TellAsync(app, "technical-failure", mail.MessageId);
        }

        var last = await app.NotificationAsync();
        Assert.Equal((NotificationState.CameBack, 9), (last.State, posts.Count));
        Assert.Equal("A server on the way had a fault, and the mail did not get through.", last.Problem);
        Assert.NotNull(last.Sealed);
    }

    [Fact]
    public async Task What_a_mail_said_is_kept_until_Notify_says_that_it_arrived()
    {
        await using var app = App();
        await app.WriteAsync(Mails.About("One"));
        await app.SendAsync();
        var mail = await app.NotificationAsync();
        Assert.Equal(NotificationState.Sent, mail.State);
        Assert.NotNull(mail.Sealed);

        await TellAsync(app, "delivered", mail.MessageId);

        mail = await app.NotificationAsync();
        Assert.Equal((NotificationState.Sent, (string?)null), (mail.State, mail.Sealed));
    }

    private static async Task TellAsync(DirectoryApp app, string status, string reference)
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a-secret-that-nobody-guesses");
        using var told = await client.PostAsJsonAsync("/notifications/bounces", new { status, reference, to = "lead@school.example" },
            TestContext.Current.CancellationToken);
        told.EnsureSuccessStatusCode();
    }

    private DirectoryApp App() => new()
    {
        Environment = "Production",
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Notifications:Transport"] = "notify",
            ["Notifications:Bounces:Secret"] = "a-secret-that-nobody-guesses",
            ["Notifications:Notify:ApiKey"] = $"our_key-{ServiceId}-{KeySecret}",
            ["Notifications:Notify:TemplateId"] = "f33517ff-2a88-4f6e-b855-c550268ce08a",
            ["Notifications:Notify:Address"] = notify.Urls.First(),
        },
    };

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
