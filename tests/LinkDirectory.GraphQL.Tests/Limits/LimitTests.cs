using System.Net;
using System.Text;
using System.Text.Json;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Limits;

/// <summary>Every limit lets through what is as large as it, and refuses by name what is one larger.</summary>
public sealed class LimitTests
{
    public static TheoryData<string, string, string> Documents => new()
    {
        { nameof(RequestExecutorOptions.MaxDocumentTokens), Fields(6), Fields(7) },
        { nameof(RequestExecutorOptions.MaxExecutionDepth), Deep(8), Deep(9) },
        { nameof(RequestExecutorOptions.MaxFields), Fields(8), Fields(9) },
        { nameof(RequestExecutorOptions.MaxFields), Spreads(8), Spreads(9) },
        { nameof(RequestExecutorOptions.MaxAliases), Aliases(8), Aliases(9) },
        { nameof(RequestExecutorOptions.MaxAliases), "{ ...F ...F } fragment F on Query { " + Repeat(4, i => $"a{i}: selected ") + "}",
            "{ ...F ...F b: selected } fragment F on Query { " + Repeat(4, i => $"a{i}: selected ") + "}" },
        { nameof(RequestExecutorOptions.MaxDirectives), Repeated(8), Repeated(9) },
        { nameof(RequestExecutorOptions.MaxDirectivesPerLocation),
            "{ selected @skip(if: false) @include(if: true) ...F } fragment F on Query { selected }",
            "{ ...F } fragment F on Query { selected " + Repeat(9, _ => "@skip(if: false) ") + "}" },
        { nameof(RequestExecutorOptions.MaxVariables), Variables(8), Variables(9) },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_document_may_be_as_large_as_the_limit(string limit, string at, string over)
    {
        await using var server = await LibraryServer.StartAsync(graphql => graphql.ModifyRequestOptions(options => Set(options, limit, 8)));
        var allowed = await server.QueryAsync(at);
        Assert.False(allowed.TryGetProperty("errors", out var errors),
            errors.ValueKind == JsonValueKind.Undefined ? "" : errors.GetRawText());
        AssertRefused(await server.QueryAsync(over), limit, 8);
    }

    [Fact]
    public async Task A_body_may_be_as_large_as_the_limit_with_its_length_announced_or_not()
    {
        await using var server = await LibraryServer.StartAsync(
            graphql => graphql.ModifyRequestOptions(options => options.MaxRequestBodySize = 5_000));
        foreach (var chunked in new[] { false, true })
        {
            using var at = await PostAsync(5_000, chunked);
            Assert.Equal(HttpStatusCode.OK, at.StatusCode);
            using var over = await PostAsync(5_001, chunked);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, over.StatusCode);
            AssertRefused(await JsonAsync(over), nameof(RequestExecutorOptions.MaxRequestBodySize), 5_000);
        }

        async Task<HttpResponseMessage> PostAsync(int size, bool chunked)
        {
            var body = Encoding.UTF8.GetBytes("""{"query":"{ selected }"}""".PadRight(size));
            using var content = chunked ? new StreamContent(new Unannounced(body)) : (HttpContent)new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            return await server.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content, TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData(nameof(RequestExecutorOptions.MaxVariableValues), """{"query":"{ selected }","variables":{"a":[1,2,3,4,5]}}""",
        """{"query":"{ selected }","variables":{"a":[1,2,3,4,5,6]}}""", 9)]
    [InlineData(nameof(RequestExecutorOptions.MaxVariableDepth), """{"query":"{ selected }","variables":{"a":[[1],{"b":2}]}}""",
        """{"query":"{ selected }","variables":{"a":[[1],{"b":{}}]}}""", 4)]
    public async Task A_request_may_have_as_many_values_as_the_limit_and_nest_as_deep(string limit, string at, string over, int maximum)
    {
        await using var server = await LibraryServer.StartAsync(
            graphql => graphql.ModifyRequestOptions(options => Set(options, limit, maximum)));
        using var allowed = await server.SendAsync(HttpMethod.Post, at);
        Assert.Equal("""{"data":{"selected":"selected"}}""",
            await allowed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var refused = await server.SendAsync(HttpMethod.Post, over);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        AssertRefused(await JsonAsync(refused), limit, maximum);
    }

    [Fact]
    public async Task A_response_lists_as_many_errors_as_the_limit_and_says_that_there_are_more()
    {
        await using var server = await LibraryServer.StartAsync(graphql => graphql.ModifyRequestOptions(options => options.MaxErrors = 8));
        Assert.Equal(8, (await server.QueryAsync("{ " + Repeat(8, i => $"a{i}: refuse ") + "}")).GetProperty("errors").GetArrayLength());
        var errors = (await server.QueryAsync("{ " + Repeat(20, i => $"a{i}: refuse ") + "}")).GetProperty("errors");
        Assert.Equal(9, errors.GetArrayLength());
        Assert.Equal("There are more than 8 errors; the others are not listed.", errors[8].GetProperty("message").GetString());
    }

    private static void AssertRefused(JsonElement response, string limit, int maximum)
    {
        var error = response.GetProperty("errors")[0];
        var extensions = error.GetProperty("extensions");
        Assert.Equal("LIMIT_EXCEEDED", extensions.GetProperty("code").GetString());
        Assert.Equal(limit, extensions.GetProperty("limit").GetString());
        Assert.Equal(maximum, extensions.GetProperty("maximum").GetInt32());
        Assert.Contains(maximum.ToString(System.Globalization.CultureInfo.InvariantCulture), error.GetProperty("message").GetString(),
            StringComparison.Ordinal);
        Assert.True(!extensions.TryGetProperty("actual", out var actual) || actual.GetInt32() == maximum + 1, extensions.GetRawText());
        Assert.False(response.TryGetProperty("data", out _));
    }

    private static void Set(RequestExecutorOptions options, string limit, int maximum)
        => typeof(RequestExecutorOptions).GetProperty(limit)!.SetValue(options, maximum);

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
        => JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

    private static string Repeat(int times, Func<int, string> part) => string.Concat(Enumerable.Range(0, times).Select(part));

    private static string Fields(int count) => "{ " + Repeat(count, _ => "selected ") + "}";

    private static string Spreads(int count) => "{ " + Repeat(count / 2, _ => "...F ") + Repeat(count % 2, _ => "selected ")
        + "} fragment F on Query { selected refuse: selected }";

    private static string Aliases(int count) => "{ " + Repeat(count, i => $"a{i}: selected ") + "}";

    private static string Repeated(int count) => "{ " + Repeat(count, i => "selected @skip(if: false) ") + "}";

    private static string Deep(int depth)
        => "{ allBooks { " + Repeat((depth - 2) / 2, _ => "author { books { ") + (depth % 2 == 0 ? "title " : "author { name } ")
            + Repeat((depth - 2) / 2, _ => "} } ") + "} }";

    private static string Variables(int count)
        => $"query({Repeat(count, i => $"$v{i}: Boolean! = true ")}) {{ "
            + $"{Repeat(count / 2, i => $"selected @include(if: $v{i * 2}) @skip(if: $v{(i * 2) + 1}) ")} "
            + $"{Repeat(count % 2, _ => $"selected @skip(if: $v{count - 1})")} }}";

    /// <summary>A body whose length nobody can tell beforehand.</summary>
    private sealed class Unannounced(byte[] body) : MemoryStream(body)
    {
        public override bool CanSeek => false;
    }
}
