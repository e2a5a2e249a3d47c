using System.Net;
using System.Text.Json;
using LinkDirectory.GraphQL.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Http;

public sealed class HttpTests
{
    private const string Both = "application/graphql-response+json";

    [Theory]
    [InlineData("""{"query":"{ selected }"}""", Both, 200, Both)]
    [InlineData("""{"query":"{ selected }"}""", "application/json", 200, "application/json")]
    [InlineData("""{"query":"{ selected }"}""", "application/json;q=0.5, application/graphql-response+json", 200, Both)]
    [InlineData("""{"query":"{ selected }"}""", "*/*", 200, "application/json")]
    [InlineData("""{"query":"{ selected }"}""", null, 200, "application/json")]
    [InlineData("""{"query":"{ selected }"}""", "text/plain", 406, "application/json")]
    [InlineData("""{"query":"{ refuse }"}""", Both, 200, Both)]
    [InlineData("""{"query":"{"}""", Both, 400, Both)]
    [InlineData("""{"query":"{"}""", "application/json", 200, "application/json")]
    [InlineData("""{"query":"{ nothing }"}""", Both, 400, Both)]
    [InlineData("""{"query":"{ nothing }"}""", "application/json", 200, "application/json")]
    [InlineData("""{"query":"query($x: Int!) { selected @include(if: true) ratio(of: $x) }"}""", Both, 400, Both)]
    [InlineData("not json", Both, 400, Both)]
    [InlineData("not json", "application/json", 400, "application/json")]
    [InlineData("{}", "application/json", 400, "application/json")]
    [InlineData("[]", Both, 400, Both)]
    [InlineData("""{"query":7}""", Both, 400, Both)]
    [InlineData("""{"query":"{ selected }","variables":[]}""", Both, 400, Both)]
    [InlineData("""{"query":"{ selected }","operationName":1}""", Both, 400, Both)]
    [InlineData("""{"query":"{ selected }","extensions":""}""", Both, 400, Both)]
    [InlineData("""{"query":"{ selected }","operationName":"Other"}""", Both, 400, Both)]
    public async Task A_post_answers_with_the_status_of_the_specification(string body, string? accept, int status, string mediaType)
    {
        await using var server = await LibraryServer.StartAsync();
        using var response = await server.SendAsync(HttpMethod.Post, body, accept: accept);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType.CharSet);
        var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.True(json.TryGetProperty("data", out _) || json.GetProperty("errors").GetArrayLength() > 0);
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("multipart/form-data; boundary=x", 415)]
    [InlineData("application/json; charset=latin1", 415)]
    [InlineData("application/json; charset=UTF-8", 200)]
    public async Task Only_JSON_in_UTF8_is_accepted_so_that_no_other_site_can_post(string contentType, int status)
    {
        await using var server = await LibraryServer.StartAsync();
        using var response = await server.SendAsync(HttpMethod.Post, """{"query":"{ selected }"}""", contentType);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("?query={selected}", 200)]
    [InlineData("?query=query($a:Float!){ratio(of:$a)}&variables={\"a\":1}", 200)]
    [InlineData("?query=query($a:Float!){ratio(of:$a)}&variables=nonsense", 400)]
    [InlineData("", 400)]
    [InlineData("?query=mutation{rename(input:{book:\"Qm9vazoz\",title:\"x\"}){title}}", 405)]
    [InlineData("?query={readerAt(postcode:\"NW3 2JB\")}", 405)]
    [InlineData("?query=query($w:BookFilter){books(where:$w){totalCount}}&variables={\"w\":{\"readerName\":\"x\"}}", 405)]
    [InlineData("?query={books(where:{readerName:\"x\"}){totalCount}}", 405)]
    [InlineData("?query={books(where:{text:\"x\"}){totalCount}}", 200)]
    public async Task A_get_reads_and_carries_nothing_sensitive(string query, int status)
    {
        await using var server = await LibraryServer.StartAsync();
        using var response = await server.SendAsync(HttpMethod.Get, null, accept: Both, path: "/graphql" + query);
        Assert.Equal(status, (int)response.StatusCode);
        if (status == 405)
        {
            Assert.Equal(["POST"], response.Content.Headers.Allow);
            Assert.Contains("POST", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal);
            Assert.Equal("Jane Eyre", server.Catalogue.Books[2].Title);
        }
    }

    [Fact]
    public async Task Other_methods_are_told_which_to_use()
    {
        await using var server = await LibraryServer.StartAsync();
        using var response = await server.SendAsync(HttpMethod.Put, "{}");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_browser_gets_GraphiQL_in_development_without_inline_script_and_nothing_in_production()
    {
        await using var development = await LibraryServer.StartAsync();
        using var page = await development.SendAsync(HttpMethod.Get, null, accept: "text/html,*/*;q=0.8");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("""<div id="graphiql" data-endpoint="/graphql">""", html, StringComparison.Ordinal);
        Assert.Contains("""<script type="module" src="/dist/graphiql.js"></script>""", html, StringComparison.Ordinal);
        await using var production = await LibraryServer.StartAsync(environment: "Production");
        using var refused = await production.SendAsync(HttpMethod.Get, null, accept: "text/html,*/*;q=0.8");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Introspection_answers_in_development_alone()
    {
        await using var production = await LibraryServer.StartAsync(environment: "Production");
        var refused = await production.QueryAsync("{ __schema { queryType { name } } }");
        Assert.Equal("FORBIDDEN", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("""{"__typename":"Query"}""", await production.DataAsync("{ __typename }"));
    }

    [Fact]
    public async Task Nothing_that_was_asked_is_logged()
    {
        await using var server = await LibraryServer.StartAsync();
        await server.DataAsync("query($postcode: String!) { readerAt(postcode: $postcode) }", new { postcode = "ZZ99 3CZ" });
        Assert.DoesNotContain(server.Logs.Lines, line => line.Contains("ZZ99", StringComparison.Ordinal));
    }
}
