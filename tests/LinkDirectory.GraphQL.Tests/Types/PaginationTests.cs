using LinkDirectory.GraphQL.Pagination;
using LinkDirectory.GraphQL.Tests.Support;

namespace LinkDirectory.GraphQL.Tests.Types;

public sealed class PaginationTests
{
    [Fact]
    public async Task A_connection_of_ones_own_shows_its_extra_fields_and_counts_only_when_asked()
    {
        await using var server = await LibraryServer.StartAsync();
        Assert.Equal(
            """{"books":{"near":"e","pageInfo":{"hasNextPage":true,"startCursor":"c1","endCursor":"c1"},"edges":[{"cursor":"c1","relevance":0.5,"node":{"title":"Notes on the Engine"}}],"nodes":[{"title":"Notes on the Engine"}]}}""",
            await server.DataAsync(
                """{ books(where: {text: "e"}, first: 1) { near pageInfo { hasNextPage startCursor endCursor } edges { cursor relevance node { title } } nodes { title } } }"""));
        Assert.Equal(0, server.Catalogue.Counted);
        Assert.Equal("""{"books":{"totalCount":5}}""", await server.DataAsync("{ books(first: 0) { totalCount } }"));
        Assert.Equal(1, server.Catalogue.Counted);
    }

    [Fact]
    public async Task A_list_is_cut_into_pages_forwards_and_backwards()
    {
        await using var server = await LibraryServer.StartAsync();
        const string Query =
            "query($first: Int, $after: String, $last: Int, $before: String) { authors(first: $first, after: $after, last: $last, before: "
                + "$before) { totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";
        var first = (await server.QueryAsync(Query, new { first = 2 })).GetProperty("data").GetProperty("authors");
        Assert.Equal(4, first.GetProperty("totalCount").GetInt32());
        Assert.True(first.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        var second =
            (await server.QueryAsync(Query, new { first = 3, after = first.GetProperty("pageInfo").GetProperty("endCursor").GetString() }))
            .GetProperty("data").GetProperty("authors");
        Assert.Equal(["Charlotte Brontë", "Broken One"],
            second.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("name").GetString()));
        Assert.False(second.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        var back = (await server.QueryAsync(Query, new
        {
            last = 1,
            before = second.GetProperty("pageInfo").GetProperty("startCursor").GetString(),
        }))
            .GetProperty("data").GetProperty("authors");
        Assert.Equal(["Bertrand Russell"], back.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("books(first: 1, last: 1)", "last", "Give 'first' or 'last', not both.")]
    [InlineData("books(first: -1)", "first", "'first' must be 0 or more; it is -1.")]
    [InlineData("books(last: 101)", "last", "'last' must be at most 100; it is 101. Ask for further pages with a cursor.")]
    [InlineData("authors(first: 4)", "first", "'first' must be at most 3; it is 4. Ask for further pages with a cursor.")]
    [InlineData("authors(after: \"nonsense\")", "after", "'after' is not a cursor that this list has given out.")]
    public async Task A_page_that_cannot_be_is_an_error_at_its_argument(string field, string argument, string message)
    {
        await using var server = await LibraryServer.StartAsync();
        var error = (await server.QueryAsync($"{{ {field} {{ totalCount }} }}")).GetProperty("errors")[0];
        Assert.Equal(message, error.GetProperty("message").GetString());
        Assert.Equal(argument, error.GetProperty("extensions").GetProperty("argument").GetString());
    }

    [Fact]
    public void A_page_has_twenty_unless_told()
    {
        Assert.Equal(20, PagingArguments.Create(null, null, null, null).Size);
        Assert.Equal(new PagingArguments(null, null, 5, "x"), PagingArguments.Create(null, null, 5, "x"));
    }
}
