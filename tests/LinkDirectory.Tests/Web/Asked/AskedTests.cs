using System.Net;
using AngleSharp.Html.Dom;
using LinkDirectory.Tests.Features.Finding;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Web.Asked;

/// <summary>Questions that are asked on the page, by browsers whose cookies a test can look at.</summary>
public abstract class AskedTests : NorthmoorTests
{
    /// <summary>Asks, and gives the address of the answer.</summary>
    protected static async Task<string> AskAsync(HttpClient browser, params (string Name, string Value)[] fields)
    {
        using var sent = await browser.SendQuestionAsync(fields);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        return sent.Headers.Location!.OriginalString;
    }

    /// <summary>Reads a page with these cookies and no others.</summary>
    protected async Task<IHtmlDocument> ReadWithAsync(string address, params string[] cookies)
    {
        using var browser = App.SignedIn(null);
        browser.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies));
        return await browser.OpenAsync(address);
    }

    /// <summary>The one cookie of this name that the answer gives, with what it says of it.</summary>
    protected static string CookieOf(HttpResponseMessage answer, string name = "linkdirectory-asked") =>
        Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains($"{name}=", StringComparison.Ordinal));

    /// <summary>The same as the browser sends it back.</summary>
    protected static string KeptOf(HttpResponseMessage answer, string name = "linkdirectory-asked") => CookieOf(answer, name).Split(';')[0];

    /// <summary>Why an answer is not shown; null where it is.</summary>
    protected static string? NotKept(IHtmlDocument page) => page.QuerySelector("#not-kept")?.TextContent;
}
