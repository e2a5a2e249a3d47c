using LinkDirectory.GraphQL.Relay;
using LinkDirectory.GraphQL.Tests.Support;
using LinkDirectory.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Mutations;

public sealed class MutationConventionTests : IAsyncDisposable
{
    private const string Add = """
        mutation($input: AddToyInput!) { addToy(input: $input) { toy { id name price } errors { __typename ... on Error { message }
          ... on NameTakenError { name } ... on TooDear { limit } } } }
        """;

    private readonly SmallServer _server = new(graphql => graphql.AddMutationConventions(), typeof(ShopQueries), typeof(ShopMutations),
        typeof(ToyType));

    [Fact]
    public void The_schema_has_one_input_and_a_payload_for_each_mutation() => Snapshot.Match(_server.Sdl, "mutations.graphql");

    [Fact]
    public async Task A_success_has_the_thing_and_no_errors()
    {
        var maker = NodeId.Create("Toy", 4).ToString();
        Assert.Equal(
            """{"data":{"addToy":{"toy":{"id":4,"name":"Kite Ada null","price":2},"errors":null}}}""",
            await _server.ExecuteAsync(Add, new { input = new { name = "Kite", maker, buyer = "Ada", note = (string?)null } }));
    }

    [Fact]
    public async Task An_input_left_out_has_its_default_or_is_told_from_null()
        => Assert.Equal(
            """{"data":{"addToy":{"toy":{"id":7,"name":"Kite  absent","price":2}}}}""",
            await _server.ExecuteAsync("""mutation { addToy(input: {name: "Kite"}) { toy { id name price } } }"""));

    [Theory]
    [InlineData("Bear", """{"__typename":"NameTakenError","message":"'Bear' is taken.","name":"Bear"}""")]
    [InlineData("Gold", """{"__typename":"TooDear","message":"At most 9.","limit":9}""")]
    [InlineData("Rare", """{"__typename":"Unavailable","message":"Out of stock."}""")]
    [InlineData("Held", """{"__typename":"Unavailable","message":"A strike."}""")]
    [InlineData("Both",
        """{"__typename":"NameTakenError","message":"'Both' is taken.","name":"Both"},{"__typename":"TooDear","message":"At most 3.","limit":3}""")]
    public async Task A_declared_exception_is_an_error_of_the_payload(string name, string errors)
        => Assert.Equal(
            """{"data":{"addToy":{"toy":null,"errors":[""" + errors + "]}}}",
            await _server.ExecuteAsync(Add, new { input = new { name } }));

    [Theory]
    [InlineData("Odd")]
    [InlineData("Half")]
    public async Task An_exception_that_nobody_declared_is_an_id_and_stops_what_follows(string name)
    {
        var response = await _server.ExecuteAsync(
            "mutation($input: AddToyInput!) { addToy(input: $input) { toy { id } } repaint(input: {toy: \"\"}) { toy { id } } }",
            new { input = new { name } });
        Assert.StartsWith("""{"data":null,"errors":[{"message":"Unexpected error, id """, response, StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"addToy\"]", response, StringComparison.Ordinal);
        Assert.DoesNotContain("0123", response, StringComparison.Ordinal);
        Assert.DoesNotContain("repaint", response, StringComparison.Ordinal);
        Assert.Contains(_server.Logs.Lines, line => line.Contains("NobodyDeclaredThisException", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, """{"toy":{"name":"Bear","shoutedName":"BEAR"},"errors":null}""")]
    [InlineData(2, """{"toy":null,"errors":[{"__typename":"NotFound","id":"VG95OjI"}]}""")]
    [InlineData(3,
        """{"toy":null,"errors":[{"__typename":"NotFound","id":"VG95OjM"},{"__typename":"InvalidInput","message":"Three is right out.","field":["id"]}]}""")]
    [InlineData(4, """{"toy":null,"errors":null}""")]
    public async Task A_failure_can_be_a_value(int id, string payload)
        => Assert.Equal(
            """{"data":{"removeToy":""" + payload + "}}",
            await _server.ExecuteAsync(
                "mutation($id: ID!) { removeToy(input: {id: $id}) { toy { name shoutedName } errors { __typename ... on NotFound { id } "
                    + "... on InvalidInput { message field } } } }",
                new { id = NodeId.Create("Toy", id).ToString() }));

    [Fact]
    public async Task Lists_ids_and_numbers_stand_under_their_types_name_or_a_given_one()
        => Assert.Equal(
            """{"data":{"sellAll":{"toy":[{"id":1},null],"errors":null},"none":{"toy":null},"forget":{"id":"VG95OjU"},"count":{"left":4},"closeShop":{"boolean":null},"plain":3}}""",
            await _server.ExecuteAsync("""
                mutation { sellAll(input: {}) { toy { id } errors { __typename } } none: sellAll(input: {most: 0}) { toy { id } }
                  forget(input: {key: 5}) { id } count(what: {from: 5}) { left } closeShop { boolean } plain(number: 3) }
                """));

    [Fact]
    public async Task A_method_keeps_its_own_input_and_payload()
        => Assert.Equal(
            """{"data":{"repaint":{"toy":{"id":6,"name":"red"}},"polish":{"toy":{"id":1},"shine":5,"errors":null},"gone":{"toy":null,"shine":null,"errors":[{"__typename":"OutOfStockError"}]}}}""",
            await _server.ExecuteAsync("""
                mutation { repaint(input: {toy: "VG95OjY"}) { toy { id name } } polish(input: {gone: false}) { toy { id } shine errors { __typename } }
                  gone: polish(input: {gone: true}) { toy { id } shine errors { __typename } } }
                """));

    [Fact]
    public async Task A_bad_id_is_an_error_at_the_inputs_field()
    {
        var response = await _server.ExecuteAsync("""mutation { removeToy(input: {id: "nonsense"}) { toy { id } } }""");
        Assert.Contains("\"argument\":\"input.id\"", response, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sensitive_parameter_is_a_sensitive_field_of_the_input()
        => Assert.True(((InputObjectType)_server.Schema.Type("AddToyInput")!).Field("buyer")!.Sensitive);

    [Fact]
    public async Task Without_all_only_what_declares_errors_or_asks_for_it_follows()
    {
        await using var server = new SmallServer(graphql => graphql.AddMutationConventions(applyToAllMutations: false), typeof(ShopQueries),
            typeof(ShopMutations));
        Assert.Equal("AddToyPayload!", server.Schema.Mutation!.Field("addToy")!.Type.ToString());
        Assert.Equal("Tallied!", server.Schema.Mutation.Field("count")!.Type.ToString());
        Assert.Equal("Boolean", server.Schema.Mutation.Field("closeShop")!.Type.ToString());
        Assert.Equal("Toy!", server.Schema.Mutation.Field("repaint")!.Type.ToString());
    }

    [Fact]
    public async Task Names_can_be_given_by_pattern_and_the_interface_by_the_application()
    {
        var options = new MutationConventionOptions
        {
            InputTypeNamePattern = "Do{MutationName}",
            PayloadTypeNamePattern = "{MutationName}Done",
            PayloadErrorTypeNamePattern = "{MutationName}Failure",
            InputArgumentName = "with",
            PayloadErrorsFieldName = "failures",
        };
        await using var server = new SmallServer(
            graphql => graphql.AddMutationConventions(options).AddErrorInterfaceType<IFailure>(), typeof(ShopQueries),
            typeof(MaybeMutations), typeof(IFailure));
        Assert.Equal("SqueezeDone!", server.Schema.Mutation!.Field("squeeze")!.Type.ToString());
        Assert.Contains("  squeeze(with: DoSqueeze!): SqueezeDone!", server.Sdl, StringComparison.Ordinal);
        Assert.Contains("  failures: [SqueezeFailure!]", server.Sdl, StringComparison.Ordinal);
        Assert.Contains("type InvalidInput implements Failure {", server.Sdl, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_is_told_when_the_schema_is_built()
    {
        Assert.Contains("needs AddMutationConventions()", Mistake(_ => { }, typeof(ShopMutations)), StringComparison.Ordinal);
        Assert.Contains("[Error<Toy>] needs an exception", Mistake(g => g.AddMutationConventions(), typeof(OddErrorMutations)),
            StringComparison.Ordinal);
        Assert.Contains("Wordless implements Error and lacks its field message",
            Mistake(g => g.AddMutationConventions(), typeof(WordlessMutations)), StringComparison.Ordinal);
        Assert.Contains("disables the mutation conventions", Mistake(g => g.AddMutationConventions(), typeof(DisabledMutations)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_needs_an_error()
    {
        Assert.Throws<ArgumentException>(() => new FieldResult<Toy, NotFound>([]));
        Assert.Throws<ArgumentException>(() => (FieldResult<Toy, NotFound>)(NotFound)null!);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string Mistake(Action<IRequestExecutorBuilder> configure, Type mutations)
        => Assert.Throws<SchemaException>(() => new SmallServer(configure, typeof(ShopQueries), mutations).Schema).Message;
}

[GraphQLIgnore]
[InterfaceType]
[GraphQLName("Failure")]
public interface IFailure
{
    string Message { get; }
}

[GraphQLIgnore]
[MutationType]
public static class MaybeMutations
{
    public static FieldResult<Toy, InvalidInput> Squeeze(int hard) => new Toy(hard, "");
}

[GraphQLIgnore]
[MutationType]
public static class OddErrorMutations
{
    [Error<Toy>]
    public static Toy Squeeze() => new(1, "");
}

public sealed record Wordless(int Number);

[GraphQLIgnore]
[MutationType]
public static class WordlessMutations
{
    public static FieldResult<Toy, Wordless> Squeeze() => new Wordless(1);
}

[GraphQLIgnore]
[MutationType]
public static class DisabledMutations
{
    [Error<OutOfStockException>]
    [UseMutationConvention(Disable = true)]
    public static Toy Squeeze() => new(1, "");
}
