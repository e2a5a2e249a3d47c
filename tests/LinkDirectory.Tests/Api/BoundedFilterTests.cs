using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Api;

/// <summary>What a filter takes does not grow with how often a value is said in it.</summary>
public sealed class BoundedFilterTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("query ($of: [Currency!]) { pointsOfContact(where: { currency: $of }) { totalCount nodes { role } } }", "pointsOfContact", 3)]
    [InlineData("query ($of: [Currency!]) { schools(where: { leadCurrency: $of }) { totalCount nodes { urn } } }", "schools", 1)]
    public async Task A_currency_that_is_said_thousands_of_times_is_asked_for_once(string query, string list, int found)
    {
        await SmallDirectory.InAsync(app);
        var once = await app.Statements.DuringAsync(() => app.AskAsync(query, new { of = new[] { "CURRENT" } }));
        GraphQLAnswer? answer = null;
        var often = await app.Statements.DuringAsync(
            async () => answer = await app.AskAsync(query, new { of = Enumerable.Repeat("CURRENT", 9_000) }));

        Assert.Equal(found, answer![$"{list}.totalCount"].GetInt32());
        Assert.Equal(once, often);
    }

    [Fact]
    public async Task A_word_that_another_begins_with_is_not_looked_for_besides()
    {
        await SmallDirectory.InAsync(app);
        const string query = "query ($text: String) { schools(where: { text: $text }) { nodes { urn } } }";
        GraphQLAnswer? answer = null;
        var statements = await app.Statements.DuringAsync(
            async () => answer = await app.AskAsync(query, new { text = "g Gospel gosp oak GOSPEL o oak" }));

        Assert.Equal(100000, answer!["schools.nodes.0.urn"].GetInt32());
        Assert.Contains(statements, statement => statement.Contains("\"Gospel\"* \"oak\"*", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("schools")]
    [InlineData("services")]
    [InlineData("pointsOfContact")]
    public async Task A_list_takes_five_hundred_codes_of_areas(string list)
    {
        await SmallDirectory.InAsync(app);
        var query = $"query ($areas: [String!]) {{ {list}(where: {{ areas: $areas }}) {{ totalCount }} }}";
        string[] areas = ["E09000007", .. Enumerable.Range(0, 499).Select(number => $"E{number:D8}")];

        Assert.InRange((await app.AskAsync(query, new { areas }))[$"{list}.totalCount"].GetInt32(), 1, 10);
        var refused = await app.AskAsync(query, new { areas = areas.Append("E99999999") });
        Assert.Equal("where.areas", refused.ErrorArgument);
    }
}
