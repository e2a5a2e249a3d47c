using Microsoft.Extensions.DependencyInjection;
using System.Text.Json;
using LinkDirectory.GraphQL.Tests.Support;

namespace LinkDirectory.GraphQL.Tests.Execution;

public sealed class ExecutionTests
{
    [Fact]
    public async Task Fields_come_in_the_order_of_the_document_with_aliases_and_merged_selections()
    {
        await using var server = await LibraryServer.StartAsync();
        var data = await server.DataAsync(
            """
            { b: book(by: {title: "Jane Eyre"}) { genre ...T title } b: book(by: {title: "Jane Eyre"}) { tags } __typename }
            fragment T on Book { title loud: shout(mark: "?") }
            """);
        Assert.Equal(
            """{"b":{"genre":"FICTION","title":"Jane Eyre","loud":"JANE EYRE?","tags":[]},"__typename":"Query"}""", data);
    }

    [Theory]
    [InlineData(true, """{"second":"ratio","ratio":"x"}""")]
    [InlineData(false, """{"ratio":"x","second":"ratio"}""")]
    public async Task Skip_and_include_decide_order_and_merging(bool late, string expected)
    {
        await using var server = await LibraryServer.StartAsync();
        var data = await server.DataAsync(
            "query($late: Boolean!) { ratio: selected @skip(if: $late) second: selected ...F @include(if: true) } fragment F on Query { "
                + "ratio: selected }",
            new { late });
        Assert.Equal(JsonNames(expected), JsonNames(data));
    }

    [Fact]
    public async Task Strings_are_escaped_and_not_more_than_JSON_asks()
    {
        await using var server = await LibraryServer.StartAsync();
        var response = await server.Client.PostAsync(
            "/graphql",
            new StringContent("""{"query":"{ book(by: {title: \"Jane Eyre\"}) { blurb author { name } } }"}""", null, "application/json"),
            TestContext.Current.CancellationToken);
        Assert.Equal(
            """{"data":{"book":{"blurb":"\"Reader, I married him.\"\n\u0001","author":{"name":"Charlotte Brontë"}}}}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Siblings_of_a_level_share_one_batch_and_the_request_remembers_them()
    {
        await using var server = await LibraryServer.StartAsync();
        await server.DataAsync(
            "{ allBooks { author { name } siblings { title author { name } } } book(by: {title: \"Villette\"}) { author { name } } }");
        Assert.Equal(["authors 1,2,3,99", "by author 1,2,3"], server.Catalogue.Batches);
    }

    [Fact]
    public async Task A_loader_answers_null_for_a_missing_key()
    {
        await using var server = await LibraryServer.StartAsync();
        Assert.Equal("""{"book":{"author":null,"siblings":[]}}""",
            await server.DataAsync("""{ book(by: {title: "Lost"}) { author { name } siblings { title } } }"""));
    }

    [Fact]
    public async Task A_null_that_may_not_be_takes_the_nearest_position_that_may()
    {
        await using var server = await LibraryServer.StartAsync();
        var result = await server.QueryAsync("""{ book(by: {title: "Lost"}) { title knownAuthor { name } } other: selected }""");
        Assert.Equal("""{"book":null,"other":"other"}""", result.GetProperty("data").GetRawText());
        var error = Assert.Single(result.GetProperty("errors").EnumerateArray());
        Assert.Equal("Cannot return null for non-nullable field Book.knownAuthor.", error.GetProperty("message").GetString());
        Assert.Equal("""["book","knownAuthor"]""", error.GetProperty("path").GetRawText());
        Assert.Equal("""[{"line":1,"column":37}]""", error.GetProperty("locations").GetRawText());
    }

    [Fact]
    public async Task A_null_inside_lists_that_may_not_be_reaches_the_data()
    {
        await using var server = await LibraryServer.StartAsync();
        var result = await server.QueryAsync("{ allBooks { knownAuthor { name } } }");
        Assert.Equal(JsonValueKind.Null, result.GetProperty("data").ValueKind);
        Assert.Equal("""["allBooks",4,"knownAuthor"]""", result.GetProperty("errors")[0].GetProperty("path").GetRawText());
    }

    [Fact]
    public async Task A_refusal_says_why_and_a_bug_only_its_id()
    {
        await using var server = await LibraryServer.StartAsync();
        var result = await server.QueryAsync("query($secret: ID!) { refuse node(id: $secret) { ... on Author { books { title } } } }",
            new { secret = Relay.NodeIdTests.Id("Author", "4") });
        var errors = result.GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal(
            """{"message":"Not on a Sunday.","locations":[{"line":1,"column":23}],"path":["refuse"],"extensions":{"code":"CLOSED","argument":"day"}}""",
            errors[0].GetRawText());
        Assert.Matches("^Unexpected error, id [0-9a-f]{12}\\.$", errors[1].GetProperty("message").GetString());
        var id = errors[1].GetProperty("extensions").GetProperty("id").GetString()!;
        Assert.Contains(server.Logs.Lines,
            line => line.Contains(id, StringComparison.Ordinal) && line.Contains("fell over", StringComparison.Ordinal));
        Assert.DoesNotContain("fell over", result.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Logs.Lines, line => line.Contains(Relay.NodeIdTests.Id("Author", "4"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mutations_run_one_after_another_and_tell_a_null_from_nothing()
    {
        await using var server = await LibraryServer.StartAsync();
        var id = Relay.NodeIdTests.Id("Book", "3");
        var data = await server.DataAsync(
            "mutation($id: ID!) { a: rename(input: {book: $id, title: \"A\"}) { title blurb } b: rename(input: {book: $id, title: \"B\", "
                + "blurb: null}) { title blurb } }",
            new { id });
        Assert.Equal("A", JsonDocument.Parse(data).RootElement.GetProperty("a").GetProperty("title").GetString());
        Assert.NotEqual(JsonValueKind.Null, JsonDocument.Parse(data).RootElement.GetProperty("a").GetProperty("blurb").ValueKind);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(data).RootElement.GetProperty("b").GetProperty("blurb").ValueKind);
        Assert.Equal(["start A", "end A", "start B", "end B with blurb"], server.Catalogue.Log);
    }

    [Fact]
    public async Task Interfaces_and_unions_resolve_to_their_object_types()
    {
        await using var server = await LibraryServer.StartAsync();
        Assert.Equal(
            """{"titled":[{"__typename":"Book","title":"Notes on the Engine","author":{"name":"Ada Lovelace"}},{"__typename":"Book","title":"Principia","author":{"name":"Bertrand Russell"}},{"__typename":"Magazine","title":"Granta","issue":7}]}""",
            await server.DataAsync("{ titled { __typename title ... on Book { author { name } } ... on Magazine { issue } } }"));
        Assert.Equal(
            """{"search":[{"score":1,"result":{"title":"Villette"}},{"score":0.5,"result":{"name":"Bertrand Russell","books":[{"title":"Principia"}]}}]}""",
            await server.DataAsync(
                """{ search(text: "ll") { score result { ... on Book { title } ... on Author { name books { title } } } } }"""));
    }

    [Fact]
    public async Task An_operation_that_takes_too_long_is_stopped()
    {
        await using var server = await LibraryServer.StartAsync(
            graphql => graphql.ModifyRequestOptions(o => o.ExecutionTimeout = TimeSpan.FromMilliseconds(50)));
        var result = await server.QueryAsync("{ waitForever }");
        Assert.Equal("TIMEOUT", result.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_subscription_is_refused_clearly()
    {
        await using var server = await LibraryServer.StartAsync();
        var result = await server.QueryAsync("subscription { bookAdded }");
        Assert.Contains("ask for it with Accept: text/event-stream", result.GetProperty("errors")[0].GetProperty("message").GetString(),
            StringComparison.Ordinal);
    }

    private static string[] JsonNames(string json) => [.. JsonDocument.Parse(json).RootElement.EnumerateObject().Select(p => p.Name)];
}
