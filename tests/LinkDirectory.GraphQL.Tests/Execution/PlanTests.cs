using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Execution;

public sealed class PlanTests
{
    [Fact]
    public async Task Plans_are_kept_for_the_documents_used_last_and_no_more()
    {
        await using var server = await LibraryServer.StartAsync(
            graphql => graphql.ModifyRequestOptions(options => options.PlanCacheSize = 5));
        var executor = server.Services.GetRequiredService<RequestExecutor>();
        for (var i = 0; i < 50; i++)
        {
            using var response = await executor.ExecuteAsync(
                new GraphQLRequest($"{{ a{i}: selected }}"), server.Services, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(GraphQLOutcome.Executed, response.Outcome);
        }

        Assert.Equal(5, executor.PreparedDocuments);
    }

    [Fact]
    public async Task A_document_that_is_refused_is_not_kept()
    {
        await using var server = await LibraryServer.StartAsync();
        await server.QueryAsync("{ nothing }");
        Assert.Equal(0, server.Services.GetRequiredService<RequestExecutor>().PreparedDocuments);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_more_resolvers_wait_at_once_than_allowed_and_loaders_do_not_hold_them_up(int most)
    {
        await using var server = await LibraryServer.StartAsync(
            graphql => graphql.ModifyRequestOptions(options => options.MaxConcurrentResolvers = most));
        Assert.Equal(
            """{"allBooks":[{"shelf":"A"},{"shelf":"B"},{"shelf":"C"},{"shelf":"C"},{"shelf":"?"}]}""",
            await server.DataAsync("{ allBooks { shelf } }"));
        Assert.InRange(server.Catalogue.MostAtOnce, 1, most);
    }

    [Fact]
    public async Task Many_requests_at_once_do_not_disturb_each_other()
    {
        await using var server = await LibraryServer.StartAsync();
        const string Query =
            "{ allBooks { title author { name books { title } } } titled { __typename ... on Book { siblings { title } } } }";
        var expected = await server.DataAsync(Query);
        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => server.DataAsync(Query))));
        Assert.All(all, data => Assert.Equal(expected, data));
    }
}
