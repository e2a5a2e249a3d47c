using LinkDirectory.GraphQL.Sdl;
using LinkDirectory.GraphQL.Tests.Support;
using LinkDirectory.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Types;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_schema_of_annotated_types_is_as_it_was()
    {
        await using var server = await LibraryServer.StartAsync();
        Snapshot.Match(await server.Client.GetStringAsync("/graphql/schema.graphql", TestContext.Current.CancellationToken),
            "library.graphql");
    }

    [Fact]
    public async Task The_served_document_builds_the_same_schema_again()
    {
        await using var server = await LibraryServer.StartAsync();
        var sdl = await server.Client.GetStringAsync("/graphql/schema.graphql", TestContext.Current.CancellationToken);
        Assert.Equal(sdl, SchemaPrinter.Print(SdlSchemaBuilder.Build(sdl)));
    }

    [Fact]
    public async Task What_nothing_names_is_not_exposed()
    {
        await using var server = await LibraryServer.StartAsync();
        var result = await server.QueryAsync("{ allBooks { purchasePrice } }");
        Assert.Contains("Cannot query field \"purchasePrice\"", result.GetProperty("errors")[0].GetProperty("message").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Introspection_tells_all_of_a_type()
    {
        await using var server = await LibraryServer.StartAsync();
        Assert.Equal(
            """{"__type":{"kind":"ENUM","name":"Genre","specifiedByURL":null,"enumValues":[{"name":"FICTION","isDeprecated":false},{"name":"NON_FICTION","isDeprecated":false}]}}""",
            await server.DataAsync("""{ __type(name: "Genre") { kind name specifiedByURL enumValues { name isDeprecated } } }"""));
        Assert.Equal(
            """{"__type":{"enumValues":[{"deprecationReason":null},{"deprecationReason":null},{"deprecationReason":"Ask for FICTION."}]}}""",
            await server.DataAsync(
                """query($all: Boolean!) { __type(name: "Genre") { enumValues(includeDeprecated: $all) { deprecationReason } } }""",
                new { all = true }));
        Assert.Equal(
            """{"__type":{"isOneOf":true,"inputFields":[{"name":"id","type":{"kind":"SCALAR","name":"ID"},"defaultValue":null},{"name":"title","type":{"kind":"SCALAR","name":"String"},"defaultValue":null}]}}""",
            await server.DataAsync("""{ __type(name: "BookKey") { isOneOf inputFields { name type { kind name } defaultValue } } }"""));
        Assert.Equal(
            """{"__type":{"interfaces":[{"name":"Node"}],"possibleTypes":[{"name":"Book"},{"name":"Magazine"}]}}""",
            await server.DataAsync("""{ __type(name: "Titled") { interfaces { name } possibleTypes { name } } }"""));
    }

    [Theory]
    [InlineData("type Query { a: Int }", "type Query { a: Int b: Int }", "Query.b is missing.")]
    [InlineData("type Query { a: Int }", "type Query { a: Int! }", "Query.a is Int, not Int!.")]
    [InlineData("type Query { a(x: Int!): Int }", "type Query { a: Int }", "Query.a requires x, which was not promised.")]
    [InlineData("type Query { a(x: Int = 1): Int }", "type Query { a(x: Int = 2): Int }", "Query.a: x defaults to 1, not to 2.")]
    [InlineData("type Query { a: E } enum E { A }", "type Query { a: E } enum E { A B }", "E lacks the value B.")]
    [InlineData("type Query { a: Int }", "type Query { a: T } type T { a: Int }", "T is missing.")]
    [InlineData("type Query { a(x: I): Int } input I { a: Int }", "type Query { a(x: I): Int } input I @oneOf { a: Int }",
        "I is not @oneOf.")]
    public void A_broken_promise_is_named(string served, string contract, string difference)
        => Assert.Contains(difference, SchemaComparer.Differences(SdlSchemaBuilder.Build(served), SdlSchemaBuilder.Build(contract)));

    [Fact]
    public void What_is_added_breaks_no_promise()
        => Assert.Empty(SchemaComparer.Differences(
            SdlSchemaBuilder.Build("type Query { a(x: Int, y: Int): Int b: Int } type T { a: Int }"),
            SdlSchemaBuilder.Build("type Query { a(x: Int): Int }")));

    [Fact]
    public void What_is_not_served_yet_breaks_no_promise_but_what_is_served_must_be_whole()
    {
        var contract = SdlSchemaBuilder.Build(
            "type Query { a: T b: Later } type T { a: Int l: Later f(x: LaterInput, y: Int): Int } type Later { a: Int } input LaterInput "
                + "{ a: Int }");
        Assert.Empty(SchemaComparer.Differences(SdlSchemaBuilder.Build("type Query { a: T } type T { a: Int f(y: Int): Int }"), contract,
            servedOnly: true));
        Assert.Equal(["T.a is missing."], SchemaComparer.Differences(
            SdlSchemaBuilder.Build("type Query { a: T } type T { f(y: Int): Int }"), contract, servedOnly: true));
    }

    [Theory]
    [InlineData("type Query { a: T } type T implements I { b: Int } interface I { a: Int }",
        "Interface field I.a expected but T does not provide it.")]
    [InlineData("type Query { a(x: I): Int } input I { i: I! }",
        "Input Object I cannot be provided a finite value because it references itself through fields: I.i.")]
    [InlineData("type Query { a(x: I): Int } input I @oneOf { i: Int! }", "OneOf input field I.i must be nullable.")]
    [InlineData("type Query { __a: Int }", "Name \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("type T { a: Int }", "Query root type must be provided.")]
    public void A_schema_that_cannot_be_is_refused(string sdl, string message)
        => Assert.Equal(message, Assert.Throws<SchemaException>(() => SdlSchemaBuilder.Build(sdl)).Message);

    [Theory]
    [InlineData(typeof(BareQueries),
        "Bare exposes no field. Mark Bare with [ObjectType], or describe it in a class marked [ObjectType<Bare>].")]
    [InlineData(typeof(OrphanQueries), "OrphanQueries.Title takes a [Parent] that Query does not have.")]
    [InlineData(typeof(ForgottenQueries), "IComparable is neither a service, nor a data loader, nor a type that an argument can have.")]
    public void A_mistake_in_the_code_stops_the_start_and_says_what_to_do(Type queries, string message)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddGraphQLServer().AddTypes(queries);
        Assert.Equal(message, Assert.Throws<SchemaException>(() => services.BuildServiceProvider().GetRequiredService<Schema>()).Message);
    }

    public sealed record Bare(int Secret);

    [GraphQLIgnore]
    [QueryType]
    public static class BareQueries
    {
        public static Bare? Bare() => null;
    }

    [GraphQLIgnore]
    [QueryType]
    public static class OrphanQueries
    {
        public static string? Title([Parent] Bare bare) => bare?.ToString();
    }

    [GraphQLIgnore]
    [QueryType]
    public static class ForgottenQueries
    {
        public static string? Title(IComparable service) => service?.ToString();
    }
}
