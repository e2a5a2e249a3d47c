using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Notifications;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Support;

/// <summary>Somebody at the pages with a browser that has cookies and no JavaScript: opens a page, fills in a form, sends it.</summary>
internal sealed class Reader(HttpClient client) : IDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The page being read, after any redirects.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>The cookies that the last answer gave.</summary>
    public IReadOnlyList<string> Cookies { get; private set; } = [];

    /// <summary>Where the page is, as path and query.</summary>
    public string Place { get; private set; } = "";

    public string Heading => Page.QuerySelector("h1")!.TextContent.Trim();

    public string Text => Page.QuerySelector("main")!.TextContent;

    public static Reader For(DirectoryApp app) => new(app.CreateClient());

    public async Task<Reader> OpenAsync(string path)
    {
        await TakeAsync(await client.GetAsync(path, Cancellation));
        return this;
    }

    /// <summary>Sends the page's form of that name with these values; its other fields go as they are.</summary>
    public async Task<Reader> SendAsync(string form, params (string Field, string Value)[] fields)
    {
        var found = Page.QuerySelector($"input[name=_handler][value='{form}']")?.Closest("form");
        Assert.True(found is not null, $"There is no form '{form}' on {Place}: {Text}");
        var values = found.QuerySelectorAll("input").OfType<IHtmlInputElement>()
            .Where(i => i.Name is not null && (i.Type is not ("radio" or "checkbox") || i.IsChecked))
            .ToDictionary(i => i.Name!, i => i.Value, StringComparer.Ordinal);
        foreach (var (field, value) in fields)
        {
            values[field] = value;
        }

        await TakeAsync(await client.PostAsync(found.GetAttribute("action") ?? Place, new FormUrlEncodedContent(values), Cancellation));
        return this;
    }

    public async Task<Reader> SignInAsync(string email, string password)
    {
        await OpenAsync("/sign-in");
        return await SendAsync("sign-in", ("email", email), ("password", password));
    }

    public void Dispose() => client.Dispose();

    private async Task TakeAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            (Status, RetryAfter, Place) = (answer.StatusCode, answer.Headers.RetryAfter?.Delta,
                answer.RequestMessage!.RequestUri!.PathAndQuery);
            Cookies = answer.Headers.TryGetValues("Set-Cookie", out var given) ? [.. given] : [];
            Page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancellation));
        }
    }
}

internal static class Post
{
    /// <summary>The mails that wait in the outbox, oldest first, as their readers will see them.</summary>
    public static async Task<IReadOnlyList<Mail>> MailsAsync(this DirectoryApp app)
    {
        await app.Services.GetRequiredService<PasswordAsks>().FlushAsync(TestContext.Current.CancellationToken);
        var seal = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("LinkDirectory.Notifications");
        await using var db = app.Db.OpenToRead();
        var waiting = await db.Notifications.Where(n => n.Sealed != null).OrderBy(n => n.Id).Select(n => n.Sealed!)
            .ToListAsync(TestContext.Current.CancellationToken);
        return [.. waiting.Select(mail => System.Text.Json.JsonSerializer.Deserialize<Mail>(seal.Unprotect(mail))!)];
    }

    /// <summary>The path and query of the newest mail's link.</summary>
    public static async Task<string> LinkInMailAsync(this DirectoryApp app) => (await app.MailsAsync())[^1].Action!.Address.PathAndQuery;
}

/// <summary>Reads a key as an authenticator app does when it is typed.</summary>
internal static class Base32
{
    public static byte[] Read(string text)
    {
        var bits = text.Replace(" ", "", StringComparison.Ordinal)
            .SelectMany(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0'));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
