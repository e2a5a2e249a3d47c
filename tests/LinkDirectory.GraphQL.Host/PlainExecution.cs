using System.Text.Json;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LinkDirectory.GraphQL.Host;

/// <summary>Executes valid documents over plain data with the library's executor.</summary>
internal static class PlainExecution
{
    private static readonly ServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    public static GraphQLResponse Execute(
        Schema schema, DocumentNode document, string? operationName, JsonElement? variables, object? rootValue)
    {
        var executor = new RequestExecutor(schema, new RequestExecutorOptions
        {
            MaxErrors = int.MaxValue,
            Cost = { EnforceCostLimits = false },
        }, NullLogger<RequestExecutor>.Instance, true);
        return executor.ExecuteValidAsync(document, operationName, variables, NoServices, rootValue).GetAwaiter().GetResult();
    }
}
