using LinkDirectory.GraphQL.Tests.Support;
using LinkDirectory.GraphQL.Tests.Support.Library;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.GraphQL.Tests.Conformance;

public sealed class ConformanceTests
{
    /// <summary>The gate compares five thousand generated cases; who waits at a keyboard, a thousand.</summary>
    private static readonly string Generated = Environment.GetEnvironmentVariable("CI") is "true" ? "5000" : "1000";

    [Fact]
    public async Task Every_answer_is_the_reference_s()
    {
        var (exit, output) = await NodeScript.RunAsync("differential.mjs", "--count", Generated, "--host", NodeScript.Host);
        Assert.True(exit == 0, output);
    }

    [Fact]
    public async Task Lines_that_are_no_cases_are_answered_and_end_nothing()
    {
        var (exit, output) = await NodeScript.RunAsync("garbage.mjs", "--host", NodeScript.Host);
        Assert.True(exit == 0, output);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Every_audit_of_GraphQL_over_HTTP_passes(string environment)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Catalogue>();
        // The audits ask the schema about itself, which is not answered in Production unless it is allowed.
        builder.Services.AddGraphQLServer().AddTypes<LibraryServer>().AddScalar(new OutlineScalar()).AddGlobalObjectIdentification()
            .ModifyRequestOptions(options => options.EnableIntrospection = true);
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGraphQL();
        await app.StartAsync(TestContext.Current.CancellationToken);
        var (exit, output) = await NodeScript.RunAsync("audit.mjs", app.Urls.Single() + "/graphql");
        Assert.True(exit == 0, output);
    }
}
