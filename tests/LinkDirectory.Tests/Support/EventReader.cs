using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace LinkDirectory.Tests.Support;

/// <summary>Reads a subscription's events as they come over HTTP.</summary>
internal sealed class EventReader : IDisposable
{
    // Far longer than any event takes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient client;
    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private EventReader(HttpClient client, HttpResponseMessage response, Stream body) =>
        (this.client, this.response, lines) = (client, response, new StreamReader(body, Encoding.UTF8));

    /// <summary>Opens the events of a subscription; the client is closed with it.</summary>
    public static async Task<EventReader> OpenAsync(HttpClient client, string subscription)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = subscription }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return new EventReader(client, answer, await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next event's answer.</summary>
    public async Task<GraphQLAnswer> NextAsync()
    {
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()
            .WaitAsync(Patience, TestContext.Current.CancellationToken) is { } line)
        {
            const string data = "data: ";
            if (line.StartsWith(data, StringComparison.Ordinal) && line.Length > data.Length)
            {
                return new GraphQLAnswer(line[data.Length..]);
            }
        }

        throw new InvalidOperationException("The stream has ended.");
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
        client.Dispose();
    }
}
