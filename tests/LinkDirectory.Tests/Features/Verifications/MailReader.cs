using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Verifications;
using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Verifications;

/// <summary>Somebody who reads the directory's mail and follows its links in a browser without JavaScript, cookies or an account.</summary>
internal sealed class MailReader(DirectoryApp app)
{
    private readonly HttpClient browser = app.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = true });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What the page says, without the spaces between its words.</summary>
    public static string Said(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelector("main")!.TextContent.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Every mail written so far, oldest first, as it would be sent.</summary>
    public static async Task<IReadOnlyList<Mail>> MailsAsync(DirectoryApp app)
    {
        await using var db = app.Db.OpenToRead();
        var seal = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("LinkDirectory.Notifications");
        var mails = await db.Notifications.OrderBy(n => n.Id).Select(n => n.Sealed!).ToListAsync(Cancellation);
        return mails.ConvertAll(mail => JsonSerializer.Deserialize<Mail>(seal.Unprotect(mail))!);
    }

    public Uri LinkOf(VerifyLink link) => app.Services.GetRequiredService<VerifyLinks>().AddressOf(link);

    public async Task<IHtmlDocument> OpenAsync(Uri link) => await ReadAsync(await browser.GetAsync(link.PathAndQuery, Cancellation));

    /// <summary>Presses the button that begins with these words, on the card of the role or page, with what is typed in its form.</summary>
    public async Task<IHtmlDocument> PressAsync(
        IHtmlDocument page, string button, string about = "", params (string Field, string Value)[] typed)
    {
        var pressed = page.QuerySelectorAll<IHtmlButtonElement>("main button").First(b =>
            b.TextContent.Trim().StartsWith(button, StringComparison.Ordinal) && b.TextContent.Contains(about, StringComparison.Ordinal));
        var form = pressed.Form!;
        var inputs = form.QuerySelectorAll<IHtmlInputElement>("input").Where(i => i.Type is not ("radio" or "checkbox") || i.IsChecked)
            .Select(i => (Name: i.Name!, i.Value));
        var fields = inputs.Concat(form.QuerySelectorAll<IHtmlTextAreaElement>("textarea").Select(i => (Name: i.Name!, i.Value)))
            .ToDictionary(i => i.Name, i => i.Value, StringComparer.Ordinal);
        foreach (var (field, value) in typed)
        {
            Assert.Contains(field, fields.Keys);
            fields[field] = value;
        }

        if (pressed.Name is { Length: > 0 } name)
        {
            fields[name] = pressed.Value;
        }

        return await ReadAsync(await browser.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields), Cancellation));
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri link)
    {
        using var request = new HttpRequestMessage(method, link.PathAndQuery);
        return await browser.SendAsync(request, Cancellation);
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {text}");
            return await new HtmlParser().ParseDocumentAsync(text);
        }
    }
}
