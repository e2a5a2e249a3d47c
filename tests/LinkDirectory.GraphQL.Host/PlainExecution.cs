using System.Text.Json;
using LinkDirectory.GraphQL.CostAnalysis;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LinkDirectory.GraphQL.Host;

/// <summary>Executes valid documents over plain data with the library's executor, under none of its limits.</summary>
internal static class PlainExecution
{
    /// <summary>Where the reference stops looking at variables.</summary>
    private const int MaxVariableErrors = 50;

    private static readonly ServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    private static readonly RequestExecutorOptions Options = new() { MaxErrors = int.MaxValue, Cost = { EnforceCostLimits = false } };

    public static GraphQLResponse Execute(
        Schema schema, DocumentNode document, string? operationName, JsonElement? variables, object? rootValue)
    {
        try
        {
            var prepared = new PreparedDocument(schema, new CostAnalyzer(schema, Options.Cost), document, default, "");
            var operation = prepared.Operation(operationName);
            var coercion = new VariableCoercion(schema, MaxVariableErrors, int.MaxValue);
            var context = new RequestContext(schema, NoServices, CancellationToken.None)
            {
                Variables = coercion.Coerce(operation.Operation, variables),
            };
            var executor = new RequestExecutor(schema, Options, NullLogger<RequestExecutor>.Instance, development: true);
            return coercion.Errors.Count > 0 ? RequestExecutor.Refuse(coercion.Errors)
                : executor.ExecuteAsync(operation, context, rootValue).GetAwaiter().GetResult();
        }
        catch (GraphQLException e)
        {
            return RequestExecutor.Refuse([FieldErrors.Expected(e)]);
        }
    }
}
