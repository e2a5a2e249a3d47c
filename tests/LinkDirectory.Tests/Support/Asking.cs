using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace LinkDirectory.Tests.Support;

/// <summary>Asks the pages as a browser without JavaScript does.</summary>
internal static class Asking
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    /// Sends the questions of the start page and reads the answer at its address; a field of the same name takes the place of the ordinary
    /// one.
    /// </summary>
    public static async Task<HttpResponseMessage> AskPageAsync(this HttpClient client, params (string Name, string Value)[] fields)
    {
        var answer = await client.SendQuestionAsync(fields);
        if (answer.StatusCode != HttpStatusCode.SeeOther)
        {
            return answer;
        }

        using (answer)
        {
            return await client.GetAsync(answer.Headers.Location, Cancellation);
        }
    }

    /// <summary>Sends the questions as <see cref="AskPageAsync"/> does, and follows to the answer only where the client does.</summary>
    public static Task<HttpResponseMessage> SendQuestionAsync(this HttpClient client, params (string Name, string Value)[] fields)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["place"] = "100001",
            ["age"] = "9",
            ["needs"] = "Anxiety",
            ["urgency"] = "Routine",
            ["ask"] = "Support",
        };
        foreach (var (name, value) in fields)
        {
            form[name] = value;
        }

        return client.PostAsync("/who-to-contact", new FormUrlEncodedContent(form), Cancellation);
    }

    public static async Task<IHtmlDocument> ReadAsync(this Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        answer.EnsureSuccessStatusCode();
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
