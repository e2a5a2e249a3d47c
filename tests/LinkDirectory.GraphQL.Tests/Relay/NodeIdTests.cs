using LinkDirectory.GraphQL.Relay;
using LinkDirectory.GraphQL.Tests.Support;

namespace LinkDirectory.GraphQL.Tests.Relay;

public sealed class NodeIdTests
{
    public static string Id(string type, string key) => new NodeId(type, key).ToString();

    [Fact]
    public async Task A_node_is_fetched_again_by_the_id_it_showed()
    {
        await using var server = await LibraryServer.StartAsync();
        Assert.Equal(
            """{"node":{"__typename":"Book","id":"Qm9vazoz","title":"Jane Eyre"}}""",
            await server.DataAsync("""{ node(id: "Qm9vazoz") { __typename id ... on Titled { title } } }"""));
    }

    [Fact]
    public async Task Nodes_come_in_order_in_one_batch_and_null_where_there_is_none()
    {
        await using var server = await LibraryServer.StartAsync();
        var ids = new[] { Id("Book", "2"), Id("Book", "77"), Id("Author", "1"), Id("Book", "1") };
        Assert.Equal(
            """{"nodes":[{"title":"Principia"},null,{"name":"Ada Lovelace"},{"title":"Notes on the Engine"}]}""",
            await server.DataAsync("query($ids: [ID!]!) { nodes(ids: $ids) { ... on Book { title } ... on Author { name } } }",
                new { ids }));
        Assert.Equal(["books 1,2,77"], server.Catalogue.Batches);
    }

    [Theory]
    [InlineData("node(id: \"?\") { id }", "id", "This is not an id that this API has given out.")]
    [InlineData("node(id: \"QmFyOjE\") { id }", "id", "This is not an id that this API has given out.")]
    [InlineData("authorOf(id: \"Qm9vazox\") { name }", "id", "The id is of a Book; a Author is needed here.")]
    [InlineData("authorOf(id: \"QXV0aG9yOng\") { name }", "id", "'QXV0aG9yOng' is not an id that this API has given out.")]
    [InlineData("nodes(ids: [\"Qm9vazox\", \"\"]) { id }", "ids[1]", "This is not an id that this API has given out.")]
    [InlineData("book(by: {id: \"QXV0aG9yOjE\"}) { id }", "by.id", "The id is of a Author; a Book is needed here.")]
    public async Task A_malformed_or_foreign_id_is_an_error_at_its_argument(string field, string argument, string message)
    {
        await using var server = await LibraryServer.StartAsync();
        var result = await server.QueryAsync("{ " + field + " }");
        var error = result.GetProperty("errors")[0];
        Assert.Equal(message, error.GetProperty("message").GetString());
        Assert.Equal(argument, error.GetProperty("extensions").GetProperty("argument").GetString());
    }

    [Theory]
    [InlineData("Book", "1")]
    [InlineData("A", "a:b:ü")]
    public void An_id_reads_back(string type, string key)
    {
        Assert.True(NodeId.TryParse(Id(type, key), out var id));
        Assert.Equal(new NodeId(type, key), id);
    }
}
