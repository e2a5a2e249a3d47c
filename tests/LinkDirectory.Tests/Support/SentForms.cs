using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace LinkDirectory.Tests.Support;

/// <summary>Fills in and sends a page's forms as a browser without JavaScript does.</summary>
internal static class SentForms
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<IHtmlDocument> OpenAsync(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{address} answered {(int)answer.StatusCode}");
        return await PageOfAsync(answer);
    }

    /// <summary>Sends a form with what it holds, but for some fields that are typed or ticked differently.</summary>
    /// <param name="form">The form's name among the page's forms.</param>
    public static Task<HttpResponseMessage> SendAsync(
        this HttpClient client, string address, IHtmlDocument page, string form, params (string Field, string? Value)[] typed)
    {
        var chosen = page.QuerySelectorAll("form").OfType<IHtmlFormElement>()
            .Single(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form);
        var changed = typed.Select(t => t.Field).ToHashSet(StringComparer.Ordinal);
        var fields = chosen.Elements.SelectMany(Held).Where(held => !changed.Contains(held.Key))
            .Concat(typed.Where(t => t.Value is not null).Select(t => KeyValuePair.Create(t.Field, t.Value!)));
        return client.PostAsync(address, new FormUrlEncodedContent(fields), Cancellation);
    }

    public static async Task<IHtmlDocument> PageOfAsync(this HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancellation));

    /// <summary>The messages of the summary of problems, each with the field that it leads to.</summary>
    public static IReadOnlyList<(string? Field, string Message)> Problems(this IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".nhsuk-error-summary__list li").Select(item =>
            (item.QuerySelector("a")?.GetAttribute("href")?.Split('#')[1], item.TextContent.Trim()))];

    private static IEnumerable<KeyValuePair<string, string>> Held(AngleSharp.Dom.IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement { Name: { Length: > 0 } name } input => [KeyValuePair.Create(name, input.Value)],
        IHtmlTextAreaElement { Name: { Length: > 0 } name } text => [KeyValuePair.Create(name, text.Value)],
        IHtmlSelectElement { Name: { Length: > 0 } name } choice => [KeyValuePair.Create(name, choice.Value ?? "")],
        _ => [],
    };
}
