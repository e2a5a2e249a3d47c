using LinkDirectory.GraphQL.Pagination;
using LinkDirectory.GraphQL.Tests.Support;
using LinkDirectory.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Types;

public sealed class UsePagingTests
{
    private const string Names = "edges { cursor node } nodes pageInfo { hasNextPage }";

    [Fact]
    public async Task A_connection_can_have_a_name_of_its_own_and_no_total()
    {
        await using var server = new SmallServer(_ => { }, typeof(PagedQueries));
        Assert.Equal("StringConnection!", server.Schema.Query.Field("usual")!.Type.ToString());
        var named = (ObjectType)server.Schema.Type("LetterConnection")!;
        Assert.Equal(["edges", "nodes", "pageInfo"], named.Fields.Select(field => field.Name).Order());
        Assert.Equal("[LetterEdge!]!", named.Field("edges")!.Type.ToString());
        Assert.Same(named, server.Schema.Query.Field("more")!.Type.Named);
        Assert.Equal(
            """{"data":{"letters":{"edges":[{"cursor":"AAAAAA","node":"a"},{"cursor":"AQAAAA","node":"b"}],"nodes":["a","b"],"pageInfo":{"hasNextPage":true}}}}""",
            await server.ExecuteAsync($"{{ letters {{ {Names} }} }}"));
    }

    [Fact]
    public async Task Backward_arguments_can_be_left_out()
    {
        await using var server = new SmallServer(_ => { }, typeof(PagedQueries));
        Assert.Equal(["first", "after"], server.Schema.Query.Field("letters")!.Arguments.Select(argument => argument.Name));
    }

    [Theory]
    [InlineData("bounded { nodes }", "Say how many you want: give 'first' or 'last', 100 at most.")]
    [InlineData("bounded(first: 101) { nodes }", "'first' must be at most 100; it is 101. Ask for further pages with a cursor.")]
    public async Task Boundaries_can_be_required(string field, string message)
    {
        await using var server = new SmallServer(_ => { }, typeof(PagedQueries));
        Assert.Contains(message, await server.ExecuteAsync($"{{ {field} }}"), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"bounded":{"nodes":["c"]}}}""", await server.ExecuteAsync("{ bounded(last: 1) { nodes } }"));
    }

    [Fact]
    public async Task The_options_say_what_the_attribute_leaves_open()
    {
        await using var server = new SmallServer(
            graphql => graphql.ModifyPagingOptions(options =>
                (options.IncludeTotalCount, options.AllowBackwardPagination, options.RequirePagingBoundaries, options.DefaultPageSize) = (
                    false, false, true, 1)),
            typeof(PagedQueries));
        Assert.Equal(["first", "after"], server.Schema.Query.Field("usual")!.Arguments.Select(argument => argument.Name));
        Assert.Null(((ObjectType)server.Schema.Type("StringConnection")!).Field("totalCount"));
        Assert.Contains("give 'first', 100 at most", await server.ExecuteAsync("{ usual { nodes } }"), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"letters":{"nodes":["a","b"]}}}""", await server.ExecuteAsync("{ letters { nodes } }"));
    }

    [Fact]
    public void Two_connections_of_one_name_must_be_alike()
        => Assert.Contains(
            "LetterConnection is another connection already; set [UsePaging(ConnectionName = …)]",
            Assert.Throws<SchemaException>(() => new SmallServer(_ => { }, typeof(PagedQueries), typeof(UnlikeQueries)).Schema).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task What_a_field_requires_of_its_parent_must_be_there()
    {
        await using var server = new SmallServer(_ => { }, typeof(PagedQueries), typeof(PersonType));
        Assert.Equal("""{"data":{"person":{"greeting":"Ada of Ware"}}}""", await server.ExecuteAsync("{ person { greeting } }"));
        var message = Assert.Throws<SchemaException>(
            () => new SmallServer(_ => { }, typeof(PagedQueries), typeof(WrongPersonType)).Schema).Message;
        Assert.Equal("WrongPersonType.Greeting: [Parent(\"Name Home { Street }\")]: Home has no property 'Street'.", message);
    }
}

[GraphQLIgnore]
[QueryType]
public static class PagedQueries
{
    [UsePaging]
    public static string[] Usual() => ["a", "b", "c"];

    [UsePaging(ConnectionName = "Letter", IncludeTotalCount = false, AllowBackwardPagination = false, DefaultPageSize = 2,
        RequirePagingBoundaries = false)]
    public static string[] Letters() => ["a", "b", "c"];

    [UsePaging(ConnectionName = "Letter", IncludeTotalCount = false)]
    public static string[] More() => [];

    [UsePaging(RequirePagingBoundaries = true, AllowBackwardPagination = true)]
    public static string[] Bounded() => ["a", "b", "c"];

    public static Person Person() => new("Ada", new Home("Ware"));
}

[GraphQLIgnore]
[QueryType]
public static class UnlikeQueries
{
    [UsePaging(ConnectionName = "Letter")]
    public static string[] Unlike() => [];
}

[GraphQLIgnore]
[ObjectType]
public sealed record Person(string Name, [property: GraphQLIgnore] Home Home);

public sealed record Home(string Town);

[GraphQLIgnore]
[ObjectType<Person>]
public static class PersonType
{
    public static string Greeting([Parent(requires: "Name Home { Town }")] Person person) => $"{person.Name} of {person.Home.Town}";
}

[GraphQLIgnore]
[ObjectType<Person>]
public static class WrongPersonType
{
    public static string Greeting([Parent("Name Home { Street }")] Person person) => person.Name;
}
