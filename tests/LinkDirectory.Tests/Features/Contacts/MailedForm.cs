using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace LinkDirectory.Tests.Features.Contacts;

/// <summary>Presses a button on the page that a mailed link leads to, as somebody without a cookie or JavaScript does.</summary>
internal static class MailedForm
{
    /// <summary>The page that comes after it, redirects followed.</summary>
    public static async Task<string> SendAsync(DirectoryApp app, Uri link, string form, params (string Name, string Value)[] fields)
    {
        var parts = link.OriginalString.Split('?');
        var sent = fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        sent["_handler"] = form;
        sent["t"] = QueryHelpers.ParseQuery(parts[1])["t"].ToString();
        using var client = app.CreateClient();
        using var answer = await client.PostAsync(parts[0], new FormUrlEncodedContent(sent), TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
