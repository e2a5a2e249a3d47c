using System.IO.Compression;
using System.Net.Http.Json;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Api;

/// <summary>Data is compressed where that helps and gives nothing away.</summary>
public sealed class CompressionTests : IAsyncDisposable
{
    private const string Long = "{ __schema { types { name fields { name } } } }";
    private const string Short = "{ __typename }";

    private readonly DirectoryApp app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(Long, "br", null, "br")]
    [InlineData(Long, "gzip", null, "gzip")]
    [InlineData(Long, "gzip, br", "application/graphql-response+json", "br")]
    [InlineData(Long, "identity", null, null)]
    [InlineData(Long, null, null, null)]
    [InlineData(Short, "br", null, null)]
    public async Task An_answer_is_compressed_if_it_is_long_and_the_client_can_read_it(
        string query, string? accepted, string? mediaType, string? encoding)
    {
        using var answer = await SendAsync(query, accepted, mediaType);
        Assert.Equal(encoding is null ? [] : [encoding], answer.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept", "Accept-Encoding"], answer.Headers.Vary);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.StartsWith("{\"data\":", await UnpackedAsync(bytes, encoding), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_compressed()
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        using var schema = await client.GetAsync("/graphql/schema.graphql", Cancellation);
        Assert.Equal(["br"], schema.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], schema.Headers.Vary);
    }

    [Fact]
    public async Task An_answer_to_cookies_is_left_as_it_is_and_so_are_pages()
    {
        using var cookies = await SendAsync(Long, "br", null, cookie: "session=x");
        Assert.Empty(cookies.Content.Headers.ContentEncoding);
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        using var page = await client.GetAsync("/", Cancellation);
        Assert.Empty(page.Content.Headers.ContentEncoding);
        Assert.DoesNotContain("Accept-Encoding", page.Headers.Vary);
    }

    private async Task<HttpResponseMessage> SendAsync(string query, string? accepted, string? mediaType, string? cookie = null)
    {
        using var client = app.CreateClient(new() { HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        foreach (var (name, value) in new[] { ("Accept-Encoding", accepted), ("Accept", mediaType), ("Cookie", cookie) })
        {
            if (value is not null) request.Headers.Add(name, value);
        }

        return await client.SendAsync(request, Cancellation);
    }

    private static async Task<string> UnpackedAsync(byte[] bytes, string? encoding)
    {
        var packed = new MemoryStream(bytes);
        await using Stream plain = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync(Cancellation);
    }
}
