using LinkDirectory.Clients.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.Clients.Tests;

/// <summary>npm's <c>graphql-sse</c> against the server, over Kestrel.</summary>
public sealed class GraphQLSseTests
{
    [Fact]
    public async Task Its_client_subscribes_hears_and_leaves()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Watchers>();
        builder.Services.AddGraphQLServer()
            .AddTypes(typeof(SayingType), typeof(HallQueries), typeof(HallMutations), typeof(HallSubscriptions))
            .AddInMemorySubscriptions()
            .ModifyEventStreamOptions(options => options.MaxStreamsPerClient = 10);
        await using var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal("ok", await Node.RunAsync(["streams.mjs"], ("API", app.Urls.First() + "/graphql")));
        await app.StopAsync(TestContext.Current.CancellationToken);
    }
}
