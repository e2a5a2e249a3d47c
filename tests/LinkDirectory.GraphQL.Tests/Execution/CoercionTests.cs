using System.Text.Json;
using LinkDirectory.GraphQL.Tests.Support;

namespace LinkDirectory.GraphQL.Tests.Execution;

public sealed class CoercionTests
{
    [Theory]
    [InlineData("query($v: BookFilter!) { minimumPages(where: $v) }", "{}", """{"minimumPages":10}""")]
    [InlineData("query($v: BookFilter!) { minimumPages(where: $v) }", """{"minimumPages":3}""", """{"minimumPages":3}""")]
    [InlineData("query($v: Int) { minimumPages(where: {minimumPages: $v}) }", null, """{"minimumPages":10}""")]
    [InlineData("query($v: Float!) { ratio(of: $v, genre: NON_FICTION, big: 1) }", "2", """{"ratio":3}""")]
    [InlineData("query($v: Genre!) { ratio(of: 1.5, genre: $v) }", "\"NON_FICTION\"", """{"ratio":5000000001.5}""")]
    [InlineData("query($v: DateTime!) { at(time: $v) }", "\"2026-11-21T10:30:00+01:00\"", """{"at":"2026-11-21T09:30:00Z"}""")]
    [InlineData("query($v: BookFilter) { books(where: $v) { totalCount } }", """{"genres":"FICTION"}""", """{"books":{"totalCount":3}}""")]
    [InlineData("query($v: BookFilter) { books(where: $v) { totalCount } }", """{"author":"QXV0aG9yOjM"}""",
        """{"books":{"totalCount":2}}""")]
    [InlineData("query($v: BookFilter) { books(where: $v) { totalCount } }", "null", """{"books":{"totalCount":5}}""")]
    [InlineData("query($v: Outline) { outline(like: $v) }", """{"type":"Point","x":[1,2.5]}""",
        """{"outline":{"type":"Point","x":[1,2.5]}}""")]
    [InlineData("{ outline(like: {type: POINT}) }", null, """{"outline":{"written":"{ type: POINT }"}}""")]
    [InlineData("query($v: String) { outline(like: {type: $v, list: [$v, 1]}) }", "\"x\"",
        """{"outline":{"written":"{ type: \"x\", list: [\"x\", 1] }"}}""")]
    [InlineData("query($v: String) { outline(like: {type: $v, list: [$v, 1]}) }", null,
        """{"outline":{"written":"{ list: [null, 1] }"}}""")]
    [InlineData("{ outline }", null, """{"outline":null}""")]
    public async Task Values_reach_the_code_as_its_own_types(string query, string? value, string expected)
    {
        await using var server = await LibraryServer.StartAsync();
        Assert.Equal(expected,
            await server.DataAsync(query, value is null ? null : JsonDocument.Parse($$"""{"v":{{value}}}""").RootElement));
    }

    [Theory]
    [InlineData("Int!", "minimumPages(where: {minimumPages: $v})", null,
        "Variable \"$v\" has invalid value: Expected a value of non-null type \"Int!\" to be provided.")]
    [InlineData("Int!", "minimumPages(where: {minimumPages: $v})", "null",
        "Variable \"$v\" has invalid value: Expected value of non-null type \"Int!\" not to be null.")]
    [InlineData("Int!", "minimumPages(where: {minimumPages: $v})", "1.5",
        "Variable \"$v\" has invalid value: Int cannot represent non-integer value: 1.5")]
    [InlineData("Int!", "minimumPages(where: {minimumPages: $v})", "\"1\"",
        "Variable \"$v\" has invalid value: Int cannot represent non-integer value: \"1\"")]
    [InlineData("BookFilter!", "minimumPages(where: $v)", """{"genres":["FICTION","POETRY"]}""",
        "Variable \"$v\" has invalid value at .genres[1]: Value \"POETRY\" does not exist in \"Genre\" enum.")]
    [InlineData("BookFilter!", "minimumPages(where: $v)", """{"txt":"x"}""",
        "Variable \"$v\" has invalid value: Expected value of type \"BookFilter\" not to include unknown field \"txt\". Did you mean "
            + "\"text\"? Found: { txt: \"x\" }.")]
    [InlineData("BookFilter!", "minimumPages(where: $v)", "7",
        "Variable \"$v\" has invalid value: Expected value of type \"BookFilter\" to be an object, found: 7.")]
    [InlineData("BookKey!", "book(by: $v) { id }", """{"id":"a","title":"b"}""",
        "Variable \"$v\" has invalid value: Within OneOf Input Object type \"BookKey\", exactly one field must be specified, and the value "
            + "for that field must be non-null.")]
    [InlineData("DateTime!", "at(time: $v)", "\"2026-11-21\"",
        "Variable \"$v\" has invalid value: DateTime cannot represent \"2026-11-21\": expected a date and time with an offset, such as "
            + "\"2026-11-21T09:30:00Z\".")]
    public async Task A_variable_that_does_not_fit_is_refused_where_it_goes_wrong(string type, string field, string? value, string message)
    {
        await using var server = await LibraryServer.StartAsync();
        var result = await server.QueryAsync(
            $"query($v: {type}) {{ {field} }}", value is null ? null : JsonDocument.Parse($$"""{"v":{{value}}}""").RootElement);
        Assert.Equal(message, Assert.Single(result.GetProperty("errors").EnumerateArray()).GetProperty("message").GetString());
        Assert.False(result.TryGetProperty("data", out _));
    }
}
